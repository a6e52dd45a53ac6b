"""Browsers that are asked for no code for a while: the token each holds in a cookie of its own."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from newsroom.accounts.models import TrustedDevice

LIFE = timedelta(days=14)


@dataclass(frozen=True)
class Trusted:
    """What a browser is to keep."""

    token: str
    until: datetime


def new_token() -> str:
    return secrets.token_urlsafe(32)


def digest(person: User, token: str) -> str:
    """It dies with the password, by whatever way that changes, and is nobody else's."""
    told = f"{person.pk} {person.get_session_auth_hash()} {token}"
    return salted_hmac("newsroom.accounts.trust", told, algorithm="sha256").hexdigest()


def of(person: User, now: datetime) -> QuerySet[TrustedDevice]:
    return TrustedDevice.objects.filter(second_step__person=person, until__gt=now)


def end(person: User, *, but: str = "") -> int:
    """No device of theirs is trusted any more, but the one with the digest `but`; how many were."""
    return TrustedDevice.objects.filter(second_step__person=person).exclude(digest=but).delete()[0]


def forget_old_devices(now: datetime) -> int:
    """Drop those whose time is over; how many."""
    return TrustedDevice.objects.filter(until__lte=now).delete()[0]


def carried(request: HttpRequest, person: User) -> str:
    """The token this browser holds for them, "" for none."""
    return request.COOKIES.get(_name(person), "")


def this_one(request: HttpRequest, person: User) -> str:
    """The digest of the device that asks, "" for one that holds no token."""
    token = carried(request, person)
    return digest(person, token) if token else ""


def put(answer: HttpResponse, person: User, trusted: Trusted) -> None:
    answer.set_cookie(
        _name(person),
        trusted.token,
        max_age=trusted.until - timezone.now(),
        path=reverse("admin:index"),
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )


def _name(person: User) -> str:
    # Colleagues who share a machine each have theirs there.
    return f"device-{person.pk}"

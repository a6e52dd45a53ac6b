"""Challenges for passkeys to sign: each for one session and one purpose, taken once, and soon too old."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from newsroom.accounts.errors import TooManyAsked
from newsroom.accounts.models import Challenge
from newsroom.accounts.places import place

KEY = "passkeys"
GOOD_FOR = timedelta(minutes=5)
# An office shares one address; what is signed counts no more.
MOST_FROM_ONE_PLACE = 200
# How long a session is kept that knows nobody, only what it was asked to sign.
NOBODYS = timedelta(hours=1)


def give(request: HttpRequest, purpose: str, now: datetime) -> bytes:
    """Raises TooManyAsked."""
    here = place(request)
    if Challenge.objects.filter(place=here, until__gt=now).count() >= MOST_FROM_ONE_PLACE:
        raise TooManyAsked
    if KEY not in request.session:
        if request.session.is_empty():
            request.session.set_expiry(int(NOBODYS.total_seconds()))
        request.session[KEY] = secrets.token_urlsafe(16)
    challenge = secrets.token_bytes(32)
    Challenge.objects.create(digest=_digest(request, purpose, challenge), until=now + GOOD_FOR, place=here)
    return challenge


def take(request: HttpRequest, purpose: str, challenge: bytes, now: datetime) -> bool:
    """Whether it was given to this session for this purpose, and is good; of several at once one has it."""
    if KEY not in request.session:
        return False
    given = Challenge.objects.filter(digest=_digest(request, purpose, challenge), until__gt=now)
    return given.delete()[0] == 1


def forget_challenges(now: datetime) -> int:
    """Drop those nobody took in time; how many."""
    return Challenge.objects.filter(until__lt=now).delete()[0]


def _digest(request: HttpRequest, purpose: str, challenge: bytes) -> str:
    told = f"{purpose} {request.session[KEY]} {challenge.hex()}"
    return salted_hmac("newsroom.accounts.challenges", told, algorithm="sha256").hexdigest()

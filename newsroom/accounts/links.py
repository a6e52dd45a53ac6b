"""Links by mail that let a person choose a password: signed, good for once and for a while."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import signing
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.encoding import force_bytes
from django.utils.http import base36_to_int, urlsafe_base64_encode

from newsroom.accounts import given


class Link(PasswordResetTokenGenerator):
    """Django's token, which dies with the password, address or sign-in it was made for, `life` short."""

    def __init__(self, name: str, life: timedelta) -> None:
        super().__init__()
        self.name, self.life = name, life
        self.key_salt = f"newsroom.accounts.links.{name}"

    def check_token(self, user: Any, token: str | None) -> bool:
        return super().check_token(user, token) and self._age(token or "") <= self.life.total_seconds()

    def path(self, person: User) -> str:
        key = urlsafe_base64_encode(force_bytes(person.pk))
        return reverse(self.name, args=[key, self.make_token(person)])

    def _age(self, token: str) -> int:
        # Django counts these seconds from 2001.
        told = base36_to_int(token.partition("-")[0])
        return int((self._now() - datetime(2001, 1, 1)).total_seconds()) - told  # noqa: DTZ001


RECOVERY = Link("recovery_password", timedelta(minutes=20))
INVITATION = Link("invitation", timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT))
MOVE_LIFE = timedelta(hours=2)
# Who is told of it by a colleague did not wait for it.
GIVEN_LIFE = timedelta(days=7)


def move_path(person: User, email: str, now: datetime, *, life: timedelta = MOVE_LIFE) -> str:
    """Leads to where `email` becomes the address of the person it is made for, and of nobody else."""
    until = (now + life).timestamp()
    told = {"person": person.pk, "email": email, "until": until, "from": _stands(person)}
    return reverse("account_address", args=[_signer().sign_object(told)])


def move_told(carried: str, person: User, now: datetime) -> str:
    """The address a link carries for this person; "" for a link that is not theirs, old, used or no link."""
    try:
        told = _signer().unsign_object(carried)
    except signing.BadSignature:
        return ""
    # One from before links said so themselves is none any more.
    fresh = now <= datetime.fromtimestamp(told.get("until", 0), UTC)
    theirs = told["person"] == person.pk and told["from"] == _stands(person)
    return str(told["email"]) if fresh and theirs else ""


def _signer() -> signing.Signer:
    return signing.Signer(salt="newsroom.accounts.links.address")


def _stands(person: User) -> str:
    """What the link dies with: another address, also one put down for them, another password."""
    told = f"{person.password} {person.email} {given.email_of(person)}"
    return salted_hmac("newsroom.accounts.stands", told, algorithm="sha256").hexdigest()

"""Addresses of pages for whoever holds a signed link: to confirm, to see and to end what one follows.

They carry a row's key and a signature, and nothing of a person. Links to end something work for ever;
one that confirms, for CONFIRM_WITHIN.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from stories.models import Follow, Follower

CONFIRM_WITHIN = timedelta(hours=48)
_CONFIRMS, _ENDS, _SHOWS = ("stories.follow.confirms", "stories.follow.ends", "stories.follow.shows")


class Broken(Exception):
    """The link is cut short, altered, or over."""


def confirm_link(follow: Follow, choice: str) -> str:
    token = signing.TimestampSigner(salt=_CONFIRMS).sign(f"{follow.key.hex}.{choice}")
    return _whole("letters:confirm", token)


def end_link(follow: Follow) -> str:
    return _whole("letters:end", signing.Signer(salt=_ENDS).sign(follow.key.hex))


def mine_link(follower: Follower) -> str:
    return f"{settings.NEWSROOM_URL}{mine_path(follower)}"


def mine_path(follower: Follower) -> str:
    return reverse("letters:mine", args=[signing.Signer(salt=_SHOWS).sign(follower.key.hex)])


def confirmed_by(token: str) -> tuple[UUID, str]:
    """The key of a follow and the choice its owner confirms. Raises Broken."""
    try:
        told = signing.TimestampSigner(salt=_CONFIRMS).unsign(token, max_age=CONFIRM_WITHIN)
        key, _, choice = told.partition(".")
        return UUID(hex=key), choice
    except (signing.BadSignature, ValueError) as error:
        raise Broken from error


def ended_by(token: str) -> UUID:
    """The key of a follow. Raises Broken."""
    return _key(token, _ENDS)


def shown_by(token: str) -> UUID:
    """The key of a follower. Raises Broken."""
    return _key(token, _SHOWS)


def _key(token: str, salt: str) -> UUID:
    try:
        return UUID(hex=signing.Signer(salt=salt).unsign(token))
    except (signing.BadSignature, ValueError) as error:
        raise Broken from error


def _whole(name: str, token: str) -> str:
    return f"{settings.NEWSROOM_URL}{reverse(name, args=[token])}"

"""Somebody asks to follow a story or a tag: nothing is followed until the address's owner confirms it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from stories.actions.knock import knock
from stories.addresses import fingerprints, plain_address, seal_address
from stories.models import Edition, Follow, Follower

# So many messages that ask to confirm reach one address a day, however often somebody types it.
MOST_A_DAY = 4
FROM_ONE_PLACE_AN_HOUR = 12
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True)
class Tag:
    slug: str
    name: str


@sensitive_variables("typed", "address")
def ask_to_follow(typed: str, what: Edition | Tag, choice: str, *, place: str, now: datetime) -> str:
    """Have a message sent that asks to confirm; the address as it is kept.

    The same happens for an address that follows already, which may choose anew: nobody learns from here
    whether one does. `place` is where the request came from. Raises NoAddress, TooOften.
    """
    address = plain_address(typed)
    knock("follow from", fingerprints(place, "place"), most=FROM_ONE_PLACE_AN_HOUR, within=HOUR, now=now)
    knock("follow to", fingerprints(address), most=MOST_A_DAY, within=DAY, now=now)
    with transaction.atomic():
        follow, _ = Follow.objects.get_or_create(
            follower=_follower(address),
            **_thing(what),
            defaults={"key": uuid4(), "choice": choice, "asked_at": now, **_called(what)},
        )
        Follow.objects.filter(pk=follow.pk).update(asking=choice, asked_at=now, tries=0)
    return address


@sensitive_variables("address")
def _follower(address: str) -> Follower:
    """Held, so that what forgets those who follow nothing leaves it."""
    known = fingerprints(address)
    held = Follower.objects.select_for_update()
    found = held.filter(fingerprint__in=known).first()
    if found:
        return found
    new, _ = held.get_or_create(
        fingerprint=known[0], defaults={"key": uuid4(), "sealed": seal_address(address)}
    )
    return new


def _thing(what: Edition | Tag) -> dict[str, Any]:
    if isinstance(what, Tag):
        return {"story": None, "tag": what.slug}
    return {"story_id": what.story_id, "tag": ""}


def _called(what: Edition | Tag) -> dict[str, str]:
    return {"tag_name": what.name} if isinstance(what, Tag) else {}

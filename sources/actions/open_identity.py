from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sources.actions.tell_opening import tell_opening
from sources.knowing import OPEN_FOR, GivesAway, NoWhy, WindowShut, locked, require_knows, window
from sources.models import HumanSource, Identity, Knower, Opening
from sources.permissions import require
from sources.rules.discretion import gives_away
from sources.sealing import Who, unseal


def open_identity(
    person: HumanSource, *, why: str, by: User, clock: Callable[[], datetime] = timezone.now
) -> Opening:
    """Open who a person is, for five minutes: written down for good, and told to the others who know.

    While it is open, opening it again gives the same opening. `why` is stored in plain and
    mailed. Raises NotOneWhoKnows, NoWhy, GivesAway, NoKeyOpens, NotAllowed.
    """
    require(by, "keep_people")
    with transaction.atomic():
        person = locked(person)
        require_knows(person, by)
        now = clock()
        standing = window(person, by, now)
        return standing or log(person, _told(person, why), by, now)


def read_identity(person: HumanSource, *, by: User, clock: Callable[[], datetime] = timezone.now) -> Who:
    """Who the person is, while `by` has it open. Raises NotOneWhoKnows, WindowShut, NoKeyOpens."""
    require(by, "keep_people")
    require_knows(person, by)
    if window(person, by, clock()) is None:
        raise WindowShut
    return _who(person)


def _told(person: HumanSource, why: str) -> str:
    if not why.strip():
        raise NoWhy
    who = _who(person)
    if gives_away(why, name="" if person.named else who.name, contact=who.contact):
        raise GivesAway("why")
    return why.strip()


def _who(person: HumanSource) -> Who:
    return unseal(Identity.objects.get(person=person).token, settings.PEOPLE_KEYS)


def log(person: HumanSource, why: str, by: User, now: datetime, *, until: datetime | None = None) -> Opening:
    """Write down that the identity is open to `by`; the others who know are told once this is committed."""
    opening = Opening.objects.create(person=person, by=by, why=why, until=until or now + OPEN_FOR)
    others = Knower.objects.knowing().filter(person=person).exclude(user=by)
    for user_id in others.values_list("user_id", flat=True):
        transaction.on_commit(partial(tell_opening.enqueue, opening.pk, user_id))
    return opening

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sources.actions.describe_person import described
from sources.actions.open_identity import log
from sources.errors import Refusal
from sources.knowing import AliasTaken, NoName, NotYoursToSeal, SealedAlready, knows, locked, may_seal
from sources.models import HumanSource, Identity, Knower
from sources.permissions import require
from sources.sealing import Who, seal, unseal

WROTE = "wrote down who this is"


def keep_person(
    *,
    alias: str,
    named: bool,
    why_unnamed: str,
    who: Who,
    by: User,
    can_know: str = "",
    clock: Callable[[], datetime] = timezone.now,
) -> HumanSource:
    """Keep a person as a source; whoever does is the first who knows who it is.

    `alias` is for readers. `who` is encrypted; a person on the record may go without.
    The same form sent twice gives the same person. Raises NoAlias, NoReasonUnnamed,
    NoName, GivesAway, AliasTaken, NotAllowed.
    """
    require(by, "keep_people")
    alias = " ".join(alias.split())
    described(alias, named, why_unnamed, can_know, who)
    if not named and not who.name:
        raise NoName
    with transaction.atomic():
        person, is_new = HumanSource.objects.get_or_create(
            alias__iexact=alias,
            named=named,
            defaults={"alias": alias, "why_unnamed": "" if named else why_unnamed, "can_know": can_know},
        )
        if not is_new and not _same(person, (why_unnamed, can_know), who, by):
            raise AliasTaken
        if is_new and who != Who():
            _seal(person, who, by, clock())
    return person


def seal_identity(
    person: HumanSource, who: Who, *, by: User, clock: Callable[[], datetime] = timezone.now
) -> Identity:
    """Write down who a person is that nobody has sealed yet; whoever does is the first who knows.

    Raises NoName, GivesAway, SealedAlready, NotYoursToSeal, NotAllowed.
    """
    require(by, "keep_people")
    if not who.name:
        raise NoName
    with transaction.atomic():
        person = locked(person)
        described(person.alias, person.named, person.why_unnamed, person.can_know, who)
        if refusal := _refused(person, by):
            raise refusal
        return _seal(person, who, by, clock())


def _refused(person: HumanSource, by: User) -> Refusal | None:
    if person.identity_id is not None:
        return SealedAlready()
    return None if may_seal(person, by) else NotYoursToSeal()


def _seal(person: HumanSource, who: Who, by: User, now: datetime) -> Identity:
    """Whoever writes it down sees it for the five minutes that follow, to put right what is wrong."""
    Knower.objects.create(person=person, user=by, added_by=by, agreed_by=by, agreed_at=now)
    person.identity = Identity.objects.create(token=seal(who, settings.PEOPLE_KEYS))
    person.save(update_fields=["identity"])
    log(person, WROTE, by, now)
    return person.identity


def _same(person: HumanSource, told: tuple[str, str], who: Who, by: User) -> bool:
    """Whether this very form was sent before, by the same colleague; `told` is why unnamed, and how they
    can know."""
    why_unnamed, can_know = told
    if (person.why_unnamed, person.can_know) != ("" if person.named else why_unnamed, can_know):
        return False
    if person.identity is None:
        return who == Who()
    return knows(person, by) and unseal(person.identity.token, settings.PEOPLE_KEYS) == who

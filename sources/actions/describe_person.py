from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from sources.errors import NoReasonUnnamed
from sources.knowing import AliasTaken, GivesAway, NoAlias, NotOneWhoKnows, locked, may_describe
from sources.models import HumanSource
from sources.permissions import require
from sources.rules.discretion import gives_away
from sources.sealing import Who, unseal


def describe_person(
    person: HumanSource, *, alias: str, named: bool, why_unnamed: str, can_know: str = "", by: User
) -> frozenset[str]:
    """Change what readers are told of a person, all of it; the names of the fields that changed.

    For those who know, and where nobody does yet, for who may write down who it is.
    Raises NoAlias, NoReasonUnnamed, GivesAway, AliasTaken, NotOneWhoKnows, NotAllowed.
    """
    require(by, "keep_people")
    alias = " ".join(alias.split())
    with transaction.atomic():
        person = locked(person)
        if not may_describe(person, by):
            raise NotOneWhoKnows
        who = unseal(person.identity.token, settings.PEOPLE_KEYS) if person.identity else Who()
        described(alias, named, why_unnamed, can_know, who)
        why = "" if named else why_unnamed
        return _write(person, {"alias": alias, "named": named, "why_unnamed": why, "can_know": can_know})


def described(alias: str, named: bool, why_unnamed: str, can_know: str, who: Who) -> None:
    """Whether readers may be told this. Raises NoAlias, NoReasonUnnamed, GivesAway."""
    if not alias.strip():
        raise NoAlias
    if not named and not why_unnamed.strip():
        raise NoReasonUnnamed
    name = "" if named else who.name
    told = {"alias": alias, "why_unnamed": "" if named else why_unnamed, "can_know": can_know}
    for field, text in told.items():
        if gives_away(text, name=name, contact=who.contact):
            raise GivesAway(field)


def _write(person: HumanSource, told: dict[str, str | bool]) -> frozenset[str]:
    """Raises AliasTaken: the database knows who else is called so, also where two are sent at once."""
    changed = frozenset(field for field, value in told.items() if getattr(person, field) != value)
    for field in changed:
        setattr(person, field, told[field])
    try:
        with transaction.atomic():
            person.save(update_fields=sorted(changed))
    except IntegrityError as taken:
        raise AliasTaken from taken
    return changed

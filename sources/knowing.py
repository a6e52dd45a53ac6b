"""Who knows who a person is: the list every action on an identity asks, and its refusals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from .errors import Refusal
from .models import HumanSource, Knower, Opening, Reference

OPEN_FOR = timedelta(minutes=5)


class NotOneWhoKnows(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "You are not one of those who know who this is. Citing and deciding need no name; "
            "if you think you need it, ask one of them in person."
        )


class NoWhy(Refusal):
    field = "why"

    def __init__(self) -> None:
        super().__init__("Say why you need the name: those who know it will read this.")


class GivesAway(Refusal):
    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(
            "Others can read this, and a part of the name or contact stands in it. Say it without."
        )


class WindowShut(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "The identity is closed: five minutes have passed, or it was not opened. "
            "Nothing was changed. Open it again, with a reason; what you typed is still here."
        )


class NoName(Refusal):
    field = "name"

    def __init__(self) -> None:
        super().__init__("Write who this is. It is encrypted at once, and only you can open it.")


class NoAlias(Refusal):
    field = "alias"

    def __init__(self) -> None:
        super().__init__("Say what readers call this person: a name, or a description that fits many.")


class AliasTaken(Refusal):
    field = "alias"

    def __init__(self) -> None:
        super().__init__(
            "Another person is called this already, and two under one description count as one. "
            "Choose another description, or open the person that is kept."
        )


class SealedAlready(Refusal):
    def __init__(self) -> None:
        super().__init__("Who this is was written down already: those who know can open and correct it.")


class NotYoursToSeal(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "Only who kept what this person said can write down who it is. Ask them to; nothing was stored."
        )


class KnowsAlready(Refusal):
    field = "user"

    def __init__(self) -> None:
        super().__init__("This colleague is on the list already, or waits for another's word to be.")


class MayNotKnow(Refusal):
    field = "user"

    def __init__(self) -> None:
        super().__init__("Choose a colleague who may work with people as sources.")


class NotYoursToAgree(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "Another of those who know must agree: who asks does not agree for the others. "
            "If it was decided meanwhile, there is nothing left to do."
        )


class NotYoursToRemove(Refusal):
    def __init__(self) -> None:
        super().__init__("Nobody takes a colleague off the list but the colleague. Ask them.")


class LastWhoKnows(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "You are the last who knows: without you nobody could open it. Let a colleague know first."
        )


def locked(person: HumanSource) -> HumanSource:
    """The person's row, held until the transaction ends: its list and windows change one at a time."""
    return HumanSource.objects.select_for_update().get(pk=person.pk)


def knows(person: HumanSource, user: User) -> bool:
    return Knower.objects.knowing().filter(person=person, user=user).exists()


def require_knows(person: HumanSource, user: User) -> None:
    """Raise NotOneWhoKnows unless `user` is on the person's list and agreed to."""
    if not knows(person, user):
        raise NotOneWhoKnows


def closed_to(user: User, references: Iterable[Reference]) -> frozenset[int]:
    """Ids of those whose own words are not for `user`: a letter gives away who wrote it, so that of somebody
    unnamed is read by who kept it and by who knows them. One query, where there are any."""
    sealed = {
        one.pk: one.person_id for one in references if one.withholds_sender and one.kept_by_id != user.pk
    }
    if not sealed:
        return frozenset()
    known = Knower.objects.knowing().filter(user=user, person__in=sealed.values())
    mine = set(known.values_list("person", flat=True))
    return frozenset(pk for pk, person in sealed.items() if person not in mine)


def may_read(reference: Reference, user: User) -> bool:
    """Whether the words of a reference, and its archived copies, are for this user."""
    return not closed_to(user, [reference])


def window(person: HumanSource, user: User, now: datetime) -> Opening | None:
    """The opening of this person by this user that still stands."""
    return Opening.objects.filter(person=person, by=user, until__gt=now).first()


def may_seal(person: HumanSource, user: User) -> bool:
    """Whether it is this user's to write down who the person is: nobody has, and nobody knows.

    It falls to who kept what the person said; where nobody still here did, to any writer.
    """
    if person.identity_id is not None or Knower.objects.filter(person=person).exists():
        return False
    kept = Reference.objects.filter(person=person, kept_by__is_active=True)
    return kept.filter(kept_by=user).exists() or not kept.exists()


def may_describe(person: HumanSource, user: User) -> bool:
    """Whether this user may change what readers are told about the person."""
    return knows(person, user) or may_seal(person, user)

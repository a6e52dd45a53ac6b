from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sources.knowing import KnowsAlready, MayNotKnow, NotYoursToAgree, locked, require_knows
from sources.models import HumanSource, Knower
from sources.permissions import may, require


def add_knower(person: HumanSource, user: User, *, by: User) -> Knower:
    """Let a colleague know who a person is. One who knows alone adds a second at once;
    where two or more know, the row waits, and opens nothing, until another of them agrees.

    Raises NotOneWhoKnows, KnowsAlready, MayNotKnow, NotAllowed.
    """
    require(by, "keep_people")
    if not may(user, "keep_people"):
        raise MayNotKnow
    with transaction.atomic():
        person = locked(person)
        require_knows(person, by)
        if Knower.objects.filter(person=person, user=user, removed_at__isnull=True).exists():
            raise KnowsAlready
        alone = not _others(person, by)
        return Knower.objects.create(
            person=person,
            user=user,
            added_by=by,
            agreed_by=by if alone else None,
            agreed_at=timezone.now() if alone else None,
        )


def agree_to_knower(knower: Knower, *, by: User) -> Knower:
    """Agree that a colleague may know: another of those who know, not who asked, unless nobody else is left.

    Raises NotOneWhoKnows, NotYoursToAgree, NotAllowed.
    """
    require(by, "keep_people")
    with transaction.atomic():
        person = locked(knower.person)
        require_knows(person, by)
        asked = Knower.objects.asked().filter(pk=knower.pk).first()
        if asked is None or not may_agree(asked, by):
            raise NotYoursToAgree
        asked.agreed_by, asked.agreed_at = by, timezone.now()
        asked.save(update_fields=["agreed_by", "agreed_at"])
        return asked


def asked_of(by: User) -> QuerySet[Knower]:
    """What `by`, who knows, may agree to."""
    mine = Knower.objects.knowing().filter(user=by).values("person")
    others = Knower.objects.knowing().filter(person=OuterRef("person")).exclude(user=by)
    return Knower.objects.asked().filter(~Q(added_by=by) | ~Exists(others), person__in=mine)


def may_agree(asked: Knower, by: User) -> bool:
    """Whether one who knows may agree to what was asked."""
    return asked.added_by_id != by.pk or not _others(asked.person, by)


def _others(person: HumanSource, but: User) -> bool:
    return Knower.objects.knowing().filter(person=person).exclude(user=but).exists()

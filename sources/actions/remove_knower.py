from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sources.knowing import LastWhoKnows, NotYoursToRemove, locked, require_knows
from sources.models import Knower
from sources.permissions import require


def remove_knower(knower: Knower, *, by: User) -> None:
    """Leave the list of those who know, or turn down a colleague who waits to be on it.

    A row already removed stays as it is. Raises NotOneWhoKnows, NotYoursToRemove,
    LastWhoKnows, NotAllowed.
    """
    require(by, "keep_people")
    with transaction.atomic():
        person = locked(knower.person)
        row = Knower.objects.filter(pk=knower.pk, removed_at__isnull=True).first()
        if row is None:
            return
        require_knows(person, by)
        if row.agreed_at is not None:
            _leaves(row, by)
        row.removed_by, row.removed_at = by, timezone.now()
        row.save(update_fields=["removed_by", "removed_at"])


def _leaves(row: Knower, by: User) -> None:
    if row.user_id != by.pk:
        raise NotYoursToRemove
    others = Knower.objects.knowing().filter(person=row.person_id).exclude(user=by)
    if not others.exists():
        raise LastWhoKnows

"""Whoever holds a message's link ends what it is sent for. What nobody follows with is deleted at once."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from stories.models import Delivery, Follow, Follower


def end_follow(key: UUID) -> bool:
    """End one; False where it has ended already."""
    return _end(Follow.objects.filter(key=key))


def end_all(follower: UUID) -> bool:
    """End everything an address follows, by its follower's key; False where it has ended already."""
    return _end(Follow.objects.filter(follower__key=follower))


def _end(follows: QuerySet[Follow]) -> bool:
    with transaction.atomic():
        rows = dict(follows.values_list("pk", "follower"))
        whose = Follower.objects.select_for_update().filter(pk__in=rows.values())
        for follower in whose.order_by("pk"):
            mine = follower.follows.filter(pk__in=rows)
            Delivery.objects.filter(follow__in=mine, state=Delivery.State.WAITING).delete()
            mine.delete()
            if not follower.follows.exists():
                follower.delete()
    return bool(rows)

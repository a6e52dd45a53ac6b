"""What goes out at a set time: what comes next, what is late and why, what was stopped and by what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from newsroom.ticks import last_tick
from stories.actions.publish_due import Trouble, overdue, troubles
from stories.models import Proposal, Story
from stories.permissions import may

from .queue import listed
from .set_time import zone

MOST = 12
# What was stopped stays on the front page until something newer is asked for, at most so long.
STOPPED_STAYS = timedelta(days=14)


@dataclass(frozen=True)
class Late:
    """Overdue: `trouble` is None where the clock has not come to it."""

    proposal: Proposal
    trouble: Trouble | None


def told(person: User) -> dict[str, Any]:
    """For the front page: `late` to who may approve, `stopped`, and what is `going_out` next."""
    now = timezone.now()
    return {
        "late": late(person, now),
        "stopped": list(stopped(person, now)),
        **next_out(person),
    }


def next_out(person: User) -> dict[str, Any]:
    """What goes out next, in which zone, and when the clock last ticked."""
    return {"going_out": list(going_out(person)[:MOST]), "zone": zone(), "ticked": last_tick()}


def going_out(person: User) -> QuerySet[Proposal]:
    """The next first. `is_touched`: the draft was saved since it was approved."""
    rows = _seen_by(person, Proposal.objects.filter(state=Proposal.State.SCHEDULED))
    touched = Q(story__saved_at__gt=F("decided_at"))
    return listed(rows).annotate(is_touched=touched).order_by("publish_at", "pk")


def late(person: User, now: datetime) -> list[Late]:
    if not may(person, "approve"):
        return []
    rows = list(listed(_seen_by(person, overdue(now)))[:MOST])
    known = troubles(rows)
    return [Late(row, known.get(row.pk)) for row in rows]


def stopped(person: User, now: datetime) -> QuerySet[Proposal]:
    """Not published at their time, nothing asked for since: all to who may approve, else one's own."""
    newer = Proposal.objects.filter(story=OuterRef("story"), pk__gt=OuterRef("pk"))
    rows = Proposal.objects.filter(
        ~Exists(newer.filter(proposed_by__isnull=False)),
        state=Proposal.State.STOPPED,
        publish_at__gte=now - STOPPED_STAYS,
    )
    if not may(person, "approve"):
        rows = rows.filter(proposed_by=person)
    return listed(_seen_by(person, rows)).order_by("-publish_at", "-pk")[:MOST]


def _seen_by(person: User, proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    return proposals.filter(story__in=Story.objects.open_to(person))

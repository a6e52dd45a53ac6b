"""What is late is told once to those who can do something about it; run by the clock."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.tasks import task
from django.utils import timezone

from stories.actions.assign import facts as facts_of_task
from stories.actions.decide import facts
from stories.actions.story_people import editors
from stories.actions.tell import tell
from stories.models import Assignment, Note, Proposal, Story

logger = logging.getLogger(__name__)

# How long a proposal waits before those who decide hear that it does.
PATIENCE = timedelta(hours=24)


@dataclass(frozen=True)
class Late:
    """Something overdue; `key` is what nobody is told twice."""

    key: str
    story: Story
    people: Sequence[User]
    detail: Mapping[str, Any]


@task()
def tell_overdue() -> None:
    tell_what_is_late(timezone.now())


def tell_what_is_late(now: datetime) -> None:
    """Each in a transaction of its own: whatever stops one leaves the others alone."""
    late = [*_tasks(now), *_proposals(now, editors())]
    told = Note.objects.filter(
        key__in=[one.key for one in late], to__in={p for one in late for p in one.people}
    )
    known = set(told.values_list("key", flat=True))
    for one in late:
        if one.key in known:
            continue
        try:
            with transaction.atomic():
                tell(one.people, "overdue", key=one.key, story=one.story, **one.detail)
        except Exception:
            logger.exception("Nobody could be told of what is overdue: %s.", one.key)


def _tasks(now: datetime) -> Iterator[Late]:
    """Whose task is late hears, and who gave it."""
    rows = Assignment.objects.filter(done_at=None, due_at__lte=now)
    for row in rows.select_related("story", "who", "given_by"):
        yield Late(f"overdue task {row.pk}", row.story, (row.who, row.given_by), facts_of_task(row))


def _proposals(now: datetime, deciding: Sequence[User]) -> Iterator[Late]:
    """Whoever may decide hears of a proposal whose time came, or that waits for a day."""
    waiting = Proposal.objects.filter(state=Proposal.State.OPEN).select_related(
        "story", "label", "proposed_by"
    )
    for row in waiting.defer("content", "evidence"):
        people, told = [one for one in deciding if one != row.proposed_by], facts(row)
        if row.publish_at and row.publish_at <= now:
            yield Late(f"undecided {row.pk} {row.publish_at}", row.story, people, told)
        elif row.proposed_at <= now - PATIENCE:
            told |= {"publish_at": "", "since": row.proposed_at.isoformat()}
            yield Late(f"waits {row.pk}", row.story, people, told)

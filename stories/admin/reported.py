"""What readers report of a story and nobody has answered yet, told on the story's own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, QuerySet, Window

from stories.models import Report, Story
from stories.permissions import may

# Each with its first words; there are hardly ever more, and the list has them.
MOST = 3


@dataclass(frozen=True)
class Reported:
    """`readers` wrote of it; `newest` are the last of their reports."""

    readers: int
    newest: Sequence[Report]

    @property
    def more(self) -> int:
        return self.readers - len(self.newest)


def reported(story: Story, by: User) -> Reported | None:
    """For who may answer reports and has the story open; None where nothing waits. In one query, and in none
    before readers see the story."""
    if story.live_edition_id is None or not may(by, "answer"):
        return None
    waiting = story.reports.filter(state=Report.State.OPEN).select_related("taken_up_by").defer("sealed")
    counted: QuerySet[Any] = waiting.annotate(readers=Window(Count("pk")))
    newest = list(counted.order_by("-pk")[:MOST])
    return Reported(newest[0].readers, newest) if newest else None

"""Who else has a story open, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.utils import timezone

from stories.actions.be_present import GONE_AFTER
from stories.models import Presence, Story

# A tab says every twenty seconds that it is open; one that has not may be gone.
HEARD_WITHIN = timedelta(seconds=25)


@dataclass(frozen=True)
class Other:
    """Somebody else here, or the same person in another tab (`is_you`). `until`: when that was last heard
    of, where it has been silent since."""

    person: User
    since: datetime
    is_you: bool
    until: datetime | None = None


def others(story: Story, by: User, tab: str = "", now: datetime | None = None) -> Sequence[Other]:
    """Who has the story open but for this tab, each person once, first come first."""
    now = now or timezone.now()
    rows = Presence.objects.filter(story=story, seen_at__gte=now - GONE_AFTER).select_related("user")
    first: dict[int, Presence] = {}
    for row in rows.order_by("since", "pk"):
        if (row.user_id, row.tab) != (by.pk, tab):
            first.setdefault(row.user_id, row)
    return [_other(row, by, now) for row in first.values()]


def _other(row: Presence, by: User, now: datetime) -> Other:
    is_silent = now - row.seen_at > HEARD_WITHIN
    return Other(row.user, row.since, row.user_id == by.pk, row.seen_at if is_silent else None)


def drawn(story: Story, by: User, tab: str) -> str:
    """The line as HTML, "" when nobody else is here."""
    here = others(story, by, tab)
    return render_to_string("admin/stories/story/presence.html", {"others": here}).strip() if here else ""


def standing(story: Story, by: User, tab: str) -> dict[str, Any]:
    return {"version": story.version, "here": drawn(story, by, tab)}

"""A person's own stories on the front page, each with what was proposed of it last and the answer."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db.models import QuerySet

from stories.admin.changed_since import is_changed, stirred
from stories.models import Byline, Proposal, Story

MOST, MOST_SIGNED = 12, 200
HEAVY = ("body", "live_edition__content", "live_edition__evidence", "live_edition__statement")
HEAVY_ASKED = ("content", "evidence")


def own_stories(person: User) -> list[Story]:
    """Those this person started, signs, saved last or proposed, the newest first."""
    # By the newest it signs: whoever has written for years signs thousands.
    signs = Byline.objects.filter(author__user=person).order_by("-story").values("story")[:MOST_SIGNED]
    signed = Story.objects.filter(pk__in=signs)
    ways = (Story.objects.filter(started_by=person), Story.objects.filter(saved_by=person), signed)
    asked = Proposal.objects.filter(proposed_by=person).order_by("-proposed_at")
    keys = {pk for rows in ways for pk in _newest(rows)}
    keys |= set(asked.values_list("story", flat=True)[:MOST])
    rows = Story.objects.open_to(person).filter(pk__in=keys)
    return list(rows.select_related("live_edition__label", "section", "saved_by").defer(*HEAVY)[:MOST])


def _newest(rows: QuerySet[Story]) -> Sequence[int]:
    # One short question a way: asked at once, the four would read every story.
    return list(rows.order_by("-saved_at").values_list("pk", flat=True)[:MOST])


def with_last_proposal(stories: Sequence[Story]) -> list[tuple[Story, Proposal | None, bool]]:
    """Each with what was proposed of it last, and whether something changed since."""
    rows = Proposal.objects.filter(story__in=stories).select_related("decided_by", "proposed_by", "label")
    last = {
        row.story_id: row for row in rows.annotate(has_stirred=stirred()).defer(*HEAVY_ASKED).order_by("pk")
    }
    return [(story, one := last.get(story.pk), one is not None and is_changed(one)) for story in stories]

"""Which open proposals can be approved no more: the text or the evidence moved after they were made."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from stories.admin.checks import moved_parts
from stories.dossier import open_dossier
from stories.models import Event, Proposal, Story

# What is written down of a story and changes nothing an edition says.
TALK = ("proposed", "commented", "answered a comment", "took over the review", "gave a task")


def stirred() -> Exists:
    """Whether anything was done to its story since: only then is the story weighed again for a list."""
    since = Event.objects.filter(story=OuterRef("story"), at__gte=OuterRef("proposed_at"))
    return Exists(since.exclude(verb__in=TALK))


def moved_since(proposals: Iterable[Proposal]) -> set[int]:
    """Keys of the proposals, annotated `has_stirred`, that a person made, that wait, and that moved."""
    waiting = [row for row in proposals if row.state == Proposal.State.OPEN and row.proposed_by_id]
    return {row.pk for row in waiting if getattr(row, "has_stirred", False) and _has_moved(row)}


def _has_moved(row: Proposal) -> bool:
    # Rows of a list come without their texts.
    story = Story.objects.select_related("live_edition").get(pk=row.story_id)
    dossier = open_dossier(story)
    return bool(moved_parts(row, dossier))

"""What lowering and retracting share: one editor, at once, claiming less."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from stories.errors import NoReason, NotPublished
from stories.models import Edition, Label, Proposal, Story
from stories.rules.snapshot import digest


def lock_published(story: Story, reason: str) -> tuple[Story, Edition]:
    """The story, locked, and what readers see of it. Raises NoReason, NotPublished."""
    if not reason.strip():
        raise NoReason("readers")
    story = Story.objects.select_for_update().get(pk=story.pk)
    if story.live_edition is None:
        raise NotPublished
    return story, story.live_edition


def decided_alone(
    live: Edition, kind: str, label: Label, evidence: Mapping[str, Any], *, by: User, reason: str
) -> Proposal:
    """The record of one editor's step: the words readers know, under a lower label."""
    now = timezone.now()
    return Proposal.objects.create(
        story=live.story,
        kind=kind,
        state=Proposal.State.APPROVED,
        label=label,
        reason=reason.strip(),
        content=live.content,
        evidence=evidence,
        content_digest=digest(live.content),
        evidence_digest=digest(evidence),
        expected=live.number,
        proposed_by=by,
        proposed_at=now,
        decided_by=by,
        decided_at=now,
    )

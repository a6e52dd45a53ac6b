from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.decide_alone import decided_alone, lock_published
from stories.actions.publish import publish
from stories.dossier import open_dossier
from stories.errors import AlreadyRetracted
from stories.models import Edition, Event, Label, Proposal, Story
from stories.permissions import require


def retract(story: Story, *, by: User, reason: str) -> Edition:
    """Withdraw a story, at once and alone: its address and words stay, under today's evidence and a reason.

    Raises NoReason, NotPublished, AlreadyRetracted, NotAllowed.
    """
    require(by, "retract", story.pk)
    with transaction.atomic():
        return retract_now(*lock_published(story, reason), by=by, reason=reason)


def retract_now(story: Story, live: Edition, *, by: User, reason: str) -> Edition:
    """Part of retracting and of lowering that far, which ask who may and lock the story."""
    if live.label.place == Label.Place.RETRACTED:
        raise AlreadyRetracted
    dossier = open_dossier(story)
    label = dossier.placed(Label.Place.RETRACTED)
    evidence = dossier.known.evidence(label)
    proposal = decided_alone(live, Proposal.Kind.RETRACT, label, evidence, by=by, reason=reason)
    edition = publish(proposal, content=live.content, evidence=evidence)
    Event.objects.record("retracted", by=by, story=story, reason=reason.strip())
    return edition

from __future__ import annotations

from django.utils import timezone

from stories.actions.note_ahead import note_ahead
from stories.actions.propose_lowering import propose_lowering, take_back
from stories.actions.tell_evidence import tell_fall
from stories.dossier import Dossier, open_dossier
from stories.models import Edition, Event, Label, Story
from stories.rules.fall import why_fell


def review_standing(story: Story) -> None:
    """Flag a published story whose label its evidence no longer earns and propose lowering it, or take
    both away; note whether its draft is ahead of what readers see. What nobody published yet is claimed to no
    reader, and weighs nothing on their label.

    Part of every action that moves evidence: whoever calls it holds the story's lock. A label an
    editor has set above the evidence, with a public reason, is flagged when the evidence falls
    below what that editor saw.
    """
    live = story.live_edition
    if live is None:
        return
    dossier = open_dossier(story)
    note_ahead(story, dossier)
    earned = dossier.known.assessment.rank
    fallen = live.label.place == Label.Place.RUNG and earned < _promised(live, dossier)
    if fallen != (story.unsupported_since is not None):
        _flag(story, live, dossier) if fallen else _unflag(story)
    if fallen:
        propose_lowering(dossier, live)
    else:
        take_back(story)


def _promised(live: Edition, dossier: Dossier) -> int:
    """The rank the evidence must still earn."""
    if live.statement["override"] is None:
        return live.label.rank or 0
    seen = live.evidence["assessment"]["label"]
    return next((label.rank or 0 for label in dossier.labels if label.slug == seen), 0)


def _flag(story: Story, live: Edition, dossier: Dossier) -> None:
    story.unsupported_since = timezone.now()
    story.save(update_fields=["unsupported_since"])
    why = " ".join(why_fell(live.evidence, dossier.evidence))
    Event.objects.record("flagged the label", by=None, story=story, label=live.label.slug, reason=why)
    tell_fall(story, live, why)


def _unflag(story: Story) -> None:
    story.unsupported_since = None
    story.save(update_fields=["unsupported_since"])

from __future__ import annotations

from django.utils import timezone

from stories.dossier import open_dossier
from stories.models import Label, Story


def review_standing(story: Story) -> None:
    """Flag a published story whose label its evidence no longer earns, or take the flag away.

    Part of every action that moves evidence: whoever calls it holds the story's lock. A
    label an editor has set above the evidence, with a public reason, is not flagged.
    """
    live = story.live_edition
    if live is None:
        return
    fallen = (
        live.label.place == Label.Place.RUNG
        and live.statement["override"] is None
        and open_dossier(story).assessment.rank < (live.label.rank or 0)
    )
    if fallen != (story.unsupported_since is not None):
        story.unsupported_since = timezone.now() if fallen else None
        story.save(update_fields=["unsupported_since"])

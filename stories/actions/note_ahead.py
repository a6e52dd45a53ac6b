from __future__ import annotations

from django.utils import timezone

from stories.dossier import Dossier, open_dossier
from stories.models import Edition, Story
from stories.rules.ahead import differs

# Of an edition's content what the story's row has at hand.
AT_HAND = ("headline", "standfirst", "body", "slug")


def note_ahead(story: Story, dossier: Dossier | None = None) -> None:
    """Note since when the next edition would say something else than the one readers see, or that it would
    not.

    Part of every save and of every action that moves evidence, under the story's lock. `dossier` is
    the story's where it is open already.
    """
    live = story.live_edition
    now = live is not None and _moved(story, live, dossier)
    if now != (story.ahead_since is not None):
        story.ahead_since = timezone.now() if now else None
        story.save(update_fields=["ahead_since"])


def _moved(story: Story, live: Edition, dossier: Dossier | None) -> bool:
    """Most saves are told by their words alone; only of the others the evidence is asked."""
    if dossier is None and any(getattr(story, name) != live.content[name] for name in AT_HAND):
        return True
    weighed = dossier or open_dossier(story)
    return differs(live.content, live.evidence, weighed.content, weighed.evidence)

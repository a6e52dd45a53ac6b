"""What deciding shares: one way to lock, one table of moves, one record of who decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from sources.errors import LongNote
from stories.actions.read_notes import waits_no_more
from stories.errors import AlreadyDecided, OwnProposal
from stories.models import Proposal, Story
from stories.rules.moves import after
from stories.rules.set_time import in_words

MOST_NOTE = 4000


def lock(proposal: Proposal) -> Proposal:
    """The proposal and its story, locked in that order by everyone; inside a transaction."""
    story = Story.objects.select_for_update().get(pk=proposal.story_id)
    locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
    locked.story = story
    return locked


def moved_by(proposal: Proposal, action: str) -> str:
    """The state after `action`. Raises AlreadyDecided where the table of moves has none."""
    state = after(proposal.state, action)
    if state is None:
        raise AlreadyDecided(proposal.get_state_display())
    return state


def check_decidable(proposal: Proposal, by: User, action: str) -> str:
    """The state after `action`. Raises AlreadyDecided, or OwnProposal while four eyes are on."""
    state = moved_by(proposal, action)
    if proposal.proposed_by_id == by.pk and settings.FOUR_EYES:
        raise OwnProposal
    return state


def write_decision(proposal: Proposal, state: str, by: User, note: str) -> None:
    """Raises LongNote."""
    if len(note) > MOST_NOTE:
        raise LongNote(len(note), MOST_NOTE)
    proposal.state, proposal.decision_note = state, note.strip()
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.four_eyes_off = proposal.proposed_by_id == by.pk
    proposal.reviewer = proposal.reviewing_since = None
    proposal.save()
    waits_no_more(proposal)


def undo_decision(proposal: Proposal, state: str) -> None:
    """Open again, or withdrawn: what was approved and not yet published. The log keeps who approved it."""
    proposal.state, proposal.decision_note = state, ""
    proposal.decided_by, proposal.decided_at, proposal.four_eyes_off = None, None, False
    if proposal.asked_id:
        # Who grants it tells readers why: that goes with the decision.
        proposal.override = ""
    proposal.save()


def facts(proposal: Proposal) -> dict[str, Any]:
    """What a line in an inbox is told of a proposal; times as ISO 8601, "" for none."""
    return {
        "proposal": proposal.pk,
        "asks": proposal.kind,
        "state": proposal.state,
        "label": proposal.label.name,
        "publish_at": proposal.publish_at.isoformat() if proposal.publish_at else "",
        "note": proposal.decision_note,
    }


def parties(proposal: Proposal) -> list[User]:
    """Who proposed it and who approved it; the newsroom's watch is nobody."""
    return [person for person in (proposal.proposed_by, proposal.decided_by) if person]


def said(moment: datetime) -> str:
    """A set time in the newsroom's words and zone."""
    return in_words(moment, timezone.get_default_timezone(), timezone.now())

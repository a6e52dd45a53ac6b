"""What approving and declining share."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from stories.errors import AlreadyDecided, OwnProposal
from stories.models import Proposal, Story


def lock(proposal: Proposal) -> Proposal:
    """The proposal and its story, locked in that order by everyone; inside a transaction."""
    story = Story.objects.select_for_update().get(pk=proposal.story_id)
    locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
    locked.story = story
    return locked


def check_decidable(proposal: Proposal, by: User) -> None:
    """Raise AlreadyDecided, or OwnProposal while four eyes are on."""
    if proposal.state != Proposal.State.OPEN:
        raise AlreadyDecided(proposal.get_state_display())
    if proposal.proposed_by_id == by.pk and settings.FOUR_EYES:
        raise OwnProposal


def write_decision(proposal: Proposal, state: str, by: User, note: str) -> None:
    proposal.state, proposal.decision_note = state, note.strip()
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.four_eyes_off = proposal.proposed_by_id == by.pk
    proposal.save()

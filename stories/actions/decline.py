from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.decide import check_decidable, facts, lock, parties, write_decision
from stories.actions.review_standing import review_standing
from stories.actions.tell import tell
from stories.errors import NoReason
from stories.models import Event, Proposal
from stories.permissions import require


def decline(proposal: Proposal, *, by: User, note: str) -> None:
    """Send a proposal back with a note. Raises NoReason, AlreadyDecided, OwnProposal, NotAllowed."""
    require(by, "decline", proposal.story_id)
    if not note.strip():
        raise NoReason("the writer" if proposal.proposed_by_id else "a colleague")
    with transaction.atomic():
        proposal = lock(proposal)
        state = check_decidable(proposal, by, "decline")
        write_decision(proposal, state, by, note)
        story, key = proposal.story, f"answered {proposal.pk} {proposal.decided_at}"
        Event.objects.record("declined", by=by, story=story, note=note.strip())
        tell(parties(proposal), "answered", key=key, story=story, by=by, **facts(proposal))
        # Where a label has fallen, the watch's own request waited behind this one.
        review_standing(story)

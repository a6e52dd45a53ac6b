from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.decide import facts, lock, moved_by, parties, undo_decision
from stories.actions.review_standing import review_standing
from stories.actions.tell import tell
from stories.models import Event, Proposal
from stories.permissions import require


def unschedule(proposal: Proposal, *, by: User) -> None:
    """Take back an approval that waits for its time: the proposal is open again, and keeps the time it names.

    Raises AlreadyDecided, NotAllowed.
    """
    require(by, "schedule", proposal.story_id)
    with transaction.atomic():
        proposal = lock(proposal)
        state, told = moved_by(proposal, "unschedule"), parties(proposal)
        key = f"taken back {proposal.pk} {proposal.decided_at}"
        undo_decision(proposal, state)
        Event.objects.record("took back the set time", by=by, story=proposal.story)
        tell(told, "answered", key=key, story=proposal.story, by=by, **facts(proposal))
        review_standing(proposal.story)

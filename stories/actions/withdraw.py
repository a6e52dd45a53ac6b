from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.decide import facts, lock, moved_by, parties, undo_decision
from stories.actions.review_standing import review_standing
from stories.actions.tell import tell
from stories.errors import NotYours
from stories.models import Event, Proposal
from stories.permissions import require


def withdraw(proposal: Proposal, *, by: User) -> None:
    """Take one's own proposal back, also one that is approved and waits for its time; twice is once.

    One that is published, declined or stopped stays so. Raises AlreadyDecided, NotYours, NotAllowed.
    """
    require(by, "propose", proposal.story_id)
    if proposal.proposed_by_id != by.pk:
        raise NotYours
    with transaction.atomic():
        proposal = lock(proposal)
        if proposal.state == Proposal.State.WITHDRAWN:
            return
        state = moved_by(proposal, "withdraw")
        told, key = parties(proposal), f"withdrew {proposal.pk} {proposal.decided_at}"
        undo_decision(proposal, state)
        Event.objects.record("withdrew", by=by, story=proposal.story)
        tell(told, "answered", key=key, story=proposal.story, by=by, **facts(proposal))
        review_standing(proposal.story)

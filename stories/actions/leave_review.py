from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.decide import lock
from stories.models import Proposal
from stories.permissions import require


def leave_review(proposal: Proposal, *, by: User) -> None:
    """Look at it no more. What somebody else looks at, or nobody, stays as it is. Raises NotAllowed."""
    require(by, "review", proposal.story_id)
    with transaction.atomic():
        proposal = lock(proposal)
        if proposal.reviewer_id != by.pk:
            return
        proposal.reviewer = proposal.reviewing_since = None
        proposal.save(update_fields=["reviewer", "reviewing_since"])

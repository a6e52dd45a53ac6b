from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.actions.decide import check_decidable, lock
from stories.errors import ReviewTaken
from stories.models import Event, Proposal
from stories.people import display_name
from stories.permissions import require

# Who took a review and decided nothing for this long no longer keeps it.
KEPT_FOR = timedelta(minutes=30)


def take_review(
    proposal: Proposal, *, by: User, instead_of: int | None = None, now: datetime | None = None
) -> Proposal:
    """Say that `by` looks at it, so that two editors do not do the same one; nobody is locked out.

    What a colleague took within half an hour is taken over only by who was told so and asks for it:
    `instead_of` is that colleague's key; the log keeps it. Taken again by the same person it counts from
    now. Raises ReviewTaken, AlreadyDecided, OwnProposal, NotAllowed.
    """
    require(by, "review", proposal.story_id)
    now = now or timezone.now()
    with transaction.atomic():
        proposal = lock(proposal)
        check_decidable(proposal, by, "decline")
        before = looks_at(proposal, now)
        if before and before != by:
            _take_over(proposal, before, by, instead_of)
        proposal.reviewer, proposal.reviewing_since = by, now
        proposal.save(update_fields=["reviewer", "reviewing_since"])
    return proposal


def looks_at(proposal: Proposal, now: datetime | None = None) -> User | None:
    """Who looks at an open proposal now."""
    if proposal.state != Proposal.State.OPEN or proposal.reviewing_since is None:
        return None
    has_lapsed = (now or timezone.now()) - proposal.reviewing_since > KEPT_FOR
    return None if has_lapsed else proposal.reviewer


def _take_over(proposal: Proposal, before: User, by: User, instead_of: int | None) -> None:
    name = display_name(before)
    if instead_of != before.pk:
        raise ReviewTaken(name)
    told = {"proposal": proposal.pk, "whose": name}
    Event.objects.record("took over the review", by=by, story=proposal.story, **told)

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.actions.approve import approve_now, check_holds, grant, tell_answer
from stories.actions.decide import check_decidable, lock, write_decision
from stories.actions.propose import check_time
from stories.errors import BadTime
from stories.models import Edition, Event, Proposal
from stories.permissions import require

NO_TIME = "Set the time at which readers may see it, or publish it now."
NOT_PUT_OFF = "What the newsroom's watch asks for is not put off: approve it now, or decline it."


def schedule(
    proposal: Proposal, *, by: User, note: str = "", at: datetime | None = None, override: str = ""
) -> Edition | None:
    """Approve for a set time: the proposal's own, or `at`, which takes its place.

    Decided now, published then by `publish_due`, which checks all of it again: None. Where its own time
    has come by now it is published at once: the edition. Raises what approving raises, and BadTime.
    """
    require(by, "schedule", proposal.story_id)
    with transaction.atomic():
        proposal = lock(proposal)
        due = at or proposal.publish_at
        if due is not None and due == proposal.publish_at and due <= timezone.now():
            # The time it names has come while it waited.
            return approve_now(proposal, by=by, note=note, override=override)
        state = check_decidable(proposal, by, "schedule")
        _check(proposal, due)
        grant(proposal, override, by=by)
        check_holds(proposal)
        proposal.publish_at = due
        write_decision(proposal, state, by, note)
        told = {"label": proposal.label.slug, "publish_at": str(due), "note": note.strip()}
        Event.objects.record("approved for a set time", by=by, story=proposal.story, **told)
        tell_answer(proposal, by)
    return None


def _check(proposal: Proposal, due: datetime | None) -> None:
    if due is None:
        raise BadTime(NO_TIME)
    if proposal.proposed_by_id is None:
        raise BadTime(NOT_PUT_OFF)
    check_time(due)

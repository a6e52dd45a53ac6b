"""Where proposing stands: what waits for an editor or for its time, what was stopped, what can be asked."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Case, Value, When

from stories.admin.ahead import ahead
from stories.admin.checks import moved_parts
from stories.admin.decided_within import usually
from stories.admin.propose_form import choices, offered
from stories.dossier import Dossier
from stories.models import Proposal, Story
from stories.permissions import may

State = Proposal.State


def told(by: User, dossier: Dossier) -> dict[str, Any]:
    """`proposal` is the one that counts now. `is_set`: approved, waits for its time. What moved since:
    `set_moved`, for which it would be stopped; `open_moved`, for which no editor can approve it.
    `stopped`: was not published at its time, nothing since."""
    proposal, live = newest(dossier.story), dossier.story.live_edition
    state = proposal.state if proposal else ""
    by_watch = proposal if proposal and state == State.OPEN and proposal.proposed_by_id is None else None
    is_set, is_open = state == State.SCHEDULED, state == State.OPEN and by_watch is None
    return {
        "proposal": proposal,
        "is_open": is_open,
        "is_set": is_set,
        "set_moved": moved_parts(proposal, dossier) if proposal and is_set else (),
        "open_moved": moved_parts(proposal, dossier) if proposal and is_open else (),
        "stopped": proposal if state == State.STOPPED else None,
        "by_watch": by_watch,
        "is_own": proposal is not None and proposal.proposed_by_id == by.pk,
        "may_take_back": may(by, "schedule"),
        "since": ahead(dossier),
        "choices": choices(dossier),
        "offered": offered(dossier),
        "usual": None if is_set or is_open else usually(),
        "next_edition": live.number + 1 if live else 1,
        "may_override": may(by, "override"),
    }


def newest(story: Story) -> Proposal | None:
    """What is still to come of the story, else what was asked for last."""
    is_pending = Case(When(state__in=Proposal.PENDING, then=Value(0)), default=Value(1))
    rows = story.proposals.defer("content", "evidence").select_related(
        "label", "proposed_by", "decided_by", "asked"
    )
    return rows.order_by(is_pending, "-pk").first()

"""Who looks at a proposal: taken by a button or by deciding, never by opening its page; never a lock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsroom.row_key import row_key
from stories.actions.leave_review import leave_review
from stories.actions.take_review import looks_at, take_review
from stories.models import Proposal
from stories.permissions import may
from stories.templatetags.desk import first_name

BUTTONS = ("_take", "_leave")
# Pressing one of these takes the review first.
DECISIONS = ("_approve", "_now", "_at", "_decline")


@dataclass(frozen=True)
class Looking:
    """`who` is nobody while it is free; `may_take` whether this person may look at it instead."""

    who: User | None
    since: datetime | None
    is_you: bool
    may_take: bool


def looking(proposal: Proposal, by: User) -> Looking:
    who = looks_at(proposal)
    is_you = who == by
    own = proposal.proposed_by_id == by.pk and settings.FOUR_EYES
    may_take = proposal.state == Proposal.State.OPEN and may(by, "review") and not own and not is_you
    return Looking(who, proposal.reviewing_since if who else None, is_you, may_take)


def since(proposal: Proposal) -> SafeString:
    """For a list: who looks, since when. Only of one that is looked at."""
    local = timezone.localtime(proposal.reviewing_since)
    told = (first_name(proposal.reviewer), local.isoformat(), f"{local:%H:%M %Z}")
    return format_html('{} looks at it since <time datetime="{}">{}</time>', *told)


def look_or_leave(proposal: Proposal, data: QueryDict, by: User) -> None:
    """Do what was pressed of BUTTONS. Raises every refusal of take_review and leave_review."""
    if "_leave" in data:
        leave_review(proposal, by=by)
    else:
        instead_of = _named(data) if data["_take"] == "over" else None
        take_review(proposal, by=by, instead_of=instead_of)


def look_to_decide(proposal: Proposal, data: QueryDict, by: User) -> None:
    """Deciding takes it, also from the colleague whom the page named. Raises ReviewTaken for another."""
    is_open = proposal.state == Proposal.State.OPEN
    if is_open and may(by, "review") and any(name in data for name in DECISIONS):
        take_review(proposal, by=by, instead_of=_named(data))


def _named(data: QueryDict) -> int | None:
    """The colleague who looked at it when the page was shown."""
    return row_key(data.get("looked", "")) or None

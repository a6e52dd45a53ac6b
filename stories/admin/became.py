"""What became of the proposal a story page was opened with, told while the page stays open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.template.loader import render_to_string
from django.utils import timezone

from stories.admin.comments import Thread
from stories.models import Comment, Proposal, Story
from stories.people import display_name
from stories.templatetags.times import set_short

# As the page sends it back: proposal, its state, the newest comment that stands on the page.
STANDS = re.compile(r"([0-9]{1,18}) (open|scheduled) ([0-9]{1,18})")


@dataclass(frozen=True)
class Said:
    """What somebody else said of the story since the page was opened, the newest of it."""

    pk: int
    text: str
    who: User


@dataclass(frozen=True)
class Became:
    """`proposal` as it stands now; `edition` is the number readers see it under, None while they do not.

    `has_moved`: it is no longer in the state the page was opened with.
    """

    proposal: Proposal
    edition: int | None
    has_moved: bool
    said: Said | None

    @property
    def waited_for_its_time(self) -> bool:
        decided, due = self.proposal.decided_at, self.proposal.publish_at
        return decided is not None and due is not None and decided < due


def stands(proposal: Proposal | None, threads: Iterable[Thread]) -> str:
    """What the page is opened with; "" where nothing is to come of any proposal."""
    if proposal is None or proposal.state not in Proposal.PENDING:
        return ""
    shown = [row.pk for thread in threads for row in (thread.first, *thread.replies)]
    return f"{proposal.pk} {proposal.state} {max(shown, default=0)}"


def drawn(story: Story, by: User, sent: str) -> str:
    """The bar's words as HTML; "" where nothing became of it, or the page was opened with nothing to come."""
    found = became(story, by, sent)
    if found is None or not (found.has_moved or found.said):
        return ""
    decided = found.proposal.decided_by
    told = {
        "became": found,
        "who": "you" if decided == by else display_name(decided),
        "at": _at(found.proposal.decided_at),
    }
    return render_to_string("admin/stories/story/became.html", told).strip()


def _at(moment: datetime | None) -> str:
    """ "at 14:03 CET" today, else "on 24 November, 14:03 CET"."""
    if moment is None:
        return ""
    is_today = timezone.localdate(moment) == timezone.localdate()
    return f"{'at' if is_today else 'on'} {set_short(moment)}"


def became(story: Story, by: User, sent: str) -> Became | None:
    """Of a story that is open to `by`, in one query; None for what names no proposal of it."""
    told = STANDS.fullmatch(sent)
    if told is None:
        return None
    row: Any = _proposals(story, _said_since(int(told[3]), by)).filter(pk=int(told[1])).first()
    return row and Became(row, row.number, row.state != told[2], _said(row.said))


def _proposals(story: Story, said: QuerySet[Any]) -> QuerySet[Proposal]:
    rows = story.proposals.select_related("decided_by").defer("content", "evidence")
    return rows.annotate(number=F("edition__number"), said=Subquery(said[:1]))


def _said_since(newest: int, by: User) -> QuerySet[Any]:
    """What others said of the same story after the comment `newest`, latest first, a dict each."""
    facts = {name: f"by__{name}" for name in ("username", "first_name", "last_name")}
    others = Comment.objects.filter(story=OuterRef("story"), pk__gt=newest).exclude(by=by)
    return others.order_by("-pk").values_list(JSONObject(pk="pk", text="text", **facts))


def _said(row: dict[str, Any] | None) -> Said | None:
    return Said(row.pop("pk"), row.pop("text"), User(**row)) if row else None

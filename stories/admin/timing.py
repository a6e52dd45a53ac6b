"""Deciding when: approve as the page said, now instead, or for another time; take a set time back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, datetime

from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils import timezone

from stories.actions.approve import approve
from stories.actions.decide import said
from stories.actions.schedule import schedule
from stories.admin.set_time import SetTimeForm, zone
from stories.models import Edition, Proposal

PREFIX = "at"
# Buttons that ask once more on a page of their own.
ASKING = ("_now", "_at")


@dataclass(frozen=True)
class Question:
    """What is asked before it is done: `button` does it, `seen` is the time it is done for, None for now."""

    title: str
    consequence: str
    button: str
    presses: str
    seen: datetime | None


def form(proposal: Proposal, data: QueryDict | None = None) -> SetTimeForm:
    """The fields for another time, as they were sent or at the time proposed."""
    asked = data if data is not None and "_at" in data else None
    at = proposal.publish_at.astimezone(zone()) if proposal.publish_at else None
    return SetTimeForm(asked, prefix=PREFIX, initial={"day": at, "hour": at})


def seen(data: QueryDict) -> datetime | None:
    """The time the page named when it was pressed; None for as soon as approved."""
    try:
        moment = datetime.fromisoformat(data.get("seen", ""))
    except ValueError:
        return None
    # At the edges of the calendar a moment is in no other zone.
    return moment if moment.tzinfo and MINYEAR + 1 < moment.year < MAXYEAR else None


def approved(proposal: Proposal, data: QueryDict, *, by: User) -> str:
    """Approve for the time the person saw, or at once where it has come; the sentence that says so.

    Raises every refusal of approve and schedule.
    """
    at, headline = seen(data), proposal.story.headline
    note, override = data.get("note", ""), data.get("override", "")
    if "_now" in data:
        return _out(approve(proposal, by=by, note=note, at_once=True, override=override), headline)
    if at is None:
        return _out(approve(proposal, by=by, note=note, override=override), headline)
    edition = schedule(proposal, by=by, note=note, at=at, override=override)
    if edition is None:
        when = said(at)
        return (
            f"Approved: edition {proposal.expected + 1} of “{headline}” goes out {when}, "
            "if all of it still holds then."
        )
    return f"{_out(edition, headline)} Its time, {said(at)}, had come: it went out at once."


def question(proposal: Proposal, at: datetime | None, *, now_instead: bool = False) -> Question:
    """What the person is asked once more, for the time `at` or for now."""
    number, label = proposal.expected + 1, proposal.label
    if at is not None and at > timezone.now() and not now_instead:
        return Question(
            f"Publish edition {number} as {label} on {said(at)}?",
            "You decide now; readers see it then, and not before. All of it is checked again at that time: "
            "what no longer holds is not published, and you are told at once.",
            f"Publish {said(at)}",
            "_approve",
            at,
        )
    early = proposal.publish_at is not None and proposal.publish_at > timezone.now()
    title = f"Publish edition {number} as {label}" + (" now, before its time?" if early else "?")
    told = "Readers see it within seconds. An edition never changes: what is wrong in it takes a further one."
    if early and proposal.publish_at:
        told = f"It was to stay under embargo until {said(proposal.publish_at)}. {told}"
    return Question(title, told, f"Publish edition {number}", "_now" if now_instead else "_approve", at)


def _out(edition: Edition, headline: str) -> str:
    return f"Edition {edition.number} of “{headline}” is out as {edition.label}."

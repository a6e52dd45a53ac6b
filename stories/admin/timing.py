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
TYPED = (
    "Nothing was published: you typed a time. Press “Approve for this time”, or clear it to publish at once."
)


@dataclass(frozen=True)
class Question:
    """What is asked before it is done: `button` does it, `seen` is the time it is done for, None for now.

    `about` names the story and, where its label changes, from which to which.
    """

    title: str
    about: str
    consequence: str
    button: str
    presses: str
    seen: datetime | None


def form(proposal: Proposal, data: QueryDict | None = None) -> SetTimeForm:
    """The fields for another time, as they were sent or at the time proposed."""
    asked = data if data is not None and "_at" in data else None
    at = proposal.publish_at.astimezone(zone()) if proposal.publish_at else None
    return SetTimeForm(asked, prefix=PREFIX, initial={"day": at, "hour": at})


def refused_at_once(proposal: Proposal, data: QueryDict) -> SetTimeForm | None:
    """The fields for another time with what refuses to publish at once: a time stands typed in them."""
    sent = SetTimeForm(data, prefix=PREFIX)
    typed = [data.get(sent.add_prefix(name), "") for name in ("day", "hour")]
    at = proposal.publish_at.astimezone(zone()) if proposal.publish_at else None
    if not any(typed) or (at and typed == [f"{at:%Y-%m-%d}", f"{at:%H:%M}"]):
        return None
    sent.add_error("hour", TYPED)
    return sent


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
            about(proposal),
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
    return Question(
        title, about(proposal), told, f"Publish edition {number}", "_now" if now_instead else "_approve", at
    )


def about(proposal: Proposal) -> str:
    """ "“Headline”. Readers see it as Emerging now; it becomes Retracted." """
    live, named = proposal.story.live_edition, f"“{proposal.content['headline']}”."
    if live is None:
        return f"{named} Readers do not see it yet."
    if live.label_id == proposal.label_id:
        return f"{named} Readers see it as {live.label} now, and it stays so."
    return f"{named} Readers see it as {live.label} now; it becomes {proposal.label}."


def _out(edition: Edition, headline: str) -> str:
    return f"Edition {edition.number} of “{headline}” is out as {edition.label}."

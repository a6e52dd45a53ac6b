"""The front page of the desk: what this person must look at, most urgent first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from newsroom.desk import desk, signed_in
from stories.models import Label, Proposal, Story
from stories.permissions import may
from stories.rules.lateness import Due
from stories.rules.lateness import due as due_in_words
from stories.templatetags.desk import counted, first_name

from . import due, inbox, tasks
from .changed_since import is_changed
from .home_stories import HEAVY, HEAVY_ASKED, own_stories, with_last_proposal
from .queue import listed, waiting_for
from .radar import fitting

MOST, NEW_NOTES = 12, 6


@dataclass(frozen=True)
class Decision:
    """`is_changed`: something was done to the story since, for which it may not be approved any more."""

    proposal: Proposal
    due: Due
    is_changed: bool


def front_page(request: HttpRequest) -> dict[str, Any]:
    person = signed_in(request)
    queue, alarms = waiting_for(person), _with_what_waits(list(unsupported(person)))
    waiting, times = _decisions(queue), due.told(person)
    waits, unread = _count(queue, waiting), inbox.unread(person)
    news, unread_count = inbox.told(inbox.with_stories(unread)[:NEW_NOTES]), unread.count()
    count = waits + len(alarms) + len(times["late"]) + len(times["stopped"])
    return {
        "title": _title(count, unread_count),
        "greeting": f"{_greeting()}, {first_name(person)}",
        "now": timezone.localtime(),
        "summary": _summary(waits, waiting, len(alarms), decides=may(person, "approve")),
        "alarms": alarms,
        **times,
        "waits": waits,
        "waiting": waiting,
        "decides": may(person, "approve"),
        "lowers": may(person, "lower"),
        "tasks": tasks.of_person(person),
        "stories": with_last_proposal(own_stories(person)),
        "news": news,
        "unread": unread_count,
        "newest_note": inbox.newest(one.note for one in news),
        "fits": fitting(person),
        "unverified": Label.objects.filter(place=Label.Place.UNVERIFIED).first(),
    }


def unsupported(person: User) -> QuerySet[Story]:
    """Published stories whose label the evidence no longer earns, longest first: all to who may
    lower, else one's own."""
    fallen = Story.objects.open_to(person).filter(unsupported_since__isnull=False)
    if not may(person, "lower"):
        fallen = fallen.filter(pk__in=own_fallen(person))
    rows = fallen.select_related("live_edition__label", "section").defer(*HEAVY)
    return rows.order_by("unsupported_since")[:MOST]


def own_fallen(person: User) -> list[int]:
    fallen = Story.objects.filter(unsupported_since__isnull=False)
    mine = (fallen.filter(started_by=person), fallen.filter(authors__user=person))
    return [pk for rows in mine for pk in rows.values_list("pk", flat=True)]


def _with_what_waits(stories: list[Story]) -> list[tuple[Story, Proposal | None]]:
    """Each with the proposal that waits for it: the newsroom's own request to lower it, or a person's."""
    rows = Proposal.objects.filter(story__in=stories, state__in=Proposal.PENDING)
    waits = {row.story_id: row for row in rows.select_related("label", "proposed_by").defer(*HEAVY_ASKED)}
    return [(story, waits.get(story.pk)) for story in stories]


def _decisions(queue: QuerySet[Proposal]) -> list[Decision]:
    """Oldest first, with the time each names."""
    zone, now = timezone.get_default_timezone(), timezone.now()
    rows = listed(queue)[:MOST]
    return [Decision(row, due_in_words(row.publish_at, zone, now), is_changed(row)) for row in rows]


def _count(queue: QuerySet[Proposal], shown: Sequence[Decision]) -> int:
    return len(shown) if len(shown) < MOST else queue.count()


def _title(count: int, unread: int) -> str:
    waits = f"({count}) Front page" if count else "Front page"
    return f"{waits}, {unread} unread" if unread else waits


def _greeting() -> str:
    hour = timezone.localtime().hour
    noon, evening = 12, 18
    if hour < noon:
        return "Good morning"
    return "Good afternoon" if hour < evening else "Good evening"


def _summary(waits: int, waiting: Sequence[Decision], alarms: int, *, decides: bool) -> str:
    told = []
    if alarms:
        told.append(f"{counted(alarms, 'label stands,labels stand')} above the evidence.")
    if waits:
        today = sum(one.due.is_today for one in waiting)
        until = f", {today} of them due today" if today and waits > 1 else ", due today" if today else ""
        told.append(f"{counted(waits, 'decision waits,decisions wait')} for you{until}.")
    elif decides:
        told.append("No decision waits for you.")
    return " ".join(told)


desk.front_page = front_page

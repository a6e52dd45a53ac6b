"""The front page of the desk: what this person must look at, most urgent first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from newsroom.desk import desk, signed_in
from stories.models import Edition, Label, Proposal, Story
from stories.permissions import may
from stories.templatetags.desk import counted, first_name

from .queue import listed, waiting_for
from .radar import fitting

MOST = 12
ANSWERS_STAY = timedelta(days=14)
HEAVY_ASKED = ("content", "evidence")
HEAVY = ("body", "live_edition__content", "live_edition__evidence", "live_edition__statement")


def front_page(request: HttpRequest) -> dict[str, Any]:
    person = signed_in(request)
    queue, alarms = waiting_for(person), _with_what_waits(list(unsupported(person)))
    waits = queue.count()
    return {
        "title": f"({count}) Front page" if (count := waits + len(alarms)) else "Front page",
        "greeting": f"{_greeting()}, {first_name(person)}",
        "now": timezone.localtime(),
        "summary": _summary(waits, len(alarms), decides=may(person, "approve")),
        "alarms": alarms,
        "waits": waits,
        "waiting": list(listed(queue)[:MOST]),
        "decides": may(person, "approve"),
        "lowers": may(person, "lower"),
        "answers": list(answers(person)),
        "stories": _with_last_proposal(list(own_stories(person))),
        "newest": list(newest_editions()),
        "fits": fitting(person),
        "unverified": Label.objects.filter(place=Label.Place.UNVERIFIED).first(),
    }


def unsupported(person: User) -> QuerySet[Story]:
    """Published stories whose label the evidence no longer earns, longest first: all to who may
    lower, else one's own."""
    fallen = Story.objects.filter(unsupported_since__isnull=False)
    if not may(person, "lower"):
        fallen = fallen.filter(_own(person)).distinct()
    rows = fallen.select_related("live_edition__label", "section").defer(*HEAVY)
    return rows.order_by("unsupported_since")[:MOST]


def _with_what_waits(stories: list[Story]) -> list[tuple[Story, Proposal | None]]:
    """Each with the proposal that waits for it: the newsroom's own request to lower it, or a person's."""
    rows = Proposal.objects.filter(story__in=stories, state=Proposal.State.OPEN)
    waits = {row.story_id: row for row in rows.select_related("label", "proposed_by").defer(*HEAVY_ASKED)}
    return [(story, waits.get(story.pk)) for story in stories]


def own_stories(person: User) -> QuerySet[Story]:
    rows = Story.objects.filter(_own(person)).distinct()
    return rows.select_related("live_edition__label", "section", "saved_by").defer(*HEAVY)[:MOST]


def answers(person: User) -> QuerySet[Proposal]:
    """What this person proposed: what still waits, and what was answered of late."""
    late = timezone.now() - ANSWERS_STAY
    mine = Proposal.objects.filter(proposed_by=person).exclude(state=Proposal.State.WITHDRAWN)
    asked = mine.exclude(kind__in=Proposal.ALONE, decided_by=person)
    recent = asked.filter(Q(state=Proposal.State.OPEN) | Q(decided_at__gte=late))
    newest = F("decided_at").desc(nulls_first=True)
    return listed(recent).order_by(newest, "-pk")[:MOST]


def newest_editions() -> QuerySet[Edition]:
    rows = Edition.objects.select_related("label").defer("content", "evidence", "statement")
    return rows.order_by("-entry")[:6]


def _own(person: User) -> Q:
    return Q(started_by=person) | Q(saved_by=person) | Q(authors__user=person)


def _with_last_proposal(stories: list[Story]) -> list[tuple[Story, Proposal | None]]:
    rows = Proposal.objects.filter(story__in=stories).select_related("decided_by", "label")
    last = {row.story_id: row for row in rows.defer("content", "evidence").order_by("pk")}
    return [(story, last.get(story.pk)) for story in stories]


def _greeting() -> str:
    hour = timezone.localtime().hour
    noon, evening = 12, 18
    if hour < noon:
        return "Good morning"
    return "Good afternoon" if hour < evening else "Good evening"


def _summary(waiting: int, alarms: int, *, decides: bool) -> str:
    told = []
    if alarms:
        told.append(f"{counted(alarms, 'label stands,labels stand')} above the evidence.")
    if waiting:
        told.append(f"{counted(waiting, 'decision waits,decisions wait')} for you.")
    elif decides:
        told.append("No decision waits for you.")
    return " ".join(told)


desk.front_page = front_page

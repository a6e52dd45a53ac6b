"""What happened to a reference or a person, told in the hand of a story's history: newest first, paged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone

from newsroom.desk import desk
from stories.models import Event
from stories.people import initials, who_asks

PAGE = 50
# What one action did is written down story by story, each a moment after the other.
ONE_ACT = timedelta(seconds=10)


@dataclass(frozen=True)
class Happening:
    """A line: who `did` it, to what (`about`, a link where there is an `address`), and what is said of it.

    Nobody as `by` is the newsroom's own watch, which may tell a `sentence` of its own. `was` and
    `becomes` are a fact before and after, `quote` are words somebody gave with it.
    """

    at: datetime
    by: User | None
    did: str = ""
    about: str = ""
    address: str = ""
    sentence: str = ""
    was: str = ""
    becomes: str = ""
    quote: str = ""

    @property
    def subject(self) -> str:
        return f"{who_asks(self.by)}{':' if self.sentence else ''}"

    @property
    def initials(self) -> str:
        return initials(self.by)


@dataclass(frozen=True)
class Of:
    """Whose history it is: its kind, its name and its list's, and the addresses of both."""

    kind: str
    name: str
    plural: str
    address: str
    list: str


def page(request: HttpRequest, rows: Iterable[Happening], of: Of) -> TemplateResponse:
    newest = sorted(rows, key=attrgetter("at"), reverse=True)
    log = Paginator(newest, PAGE).get_page(request.GET.get("page"))
    request.current_app = desk.name
    context = {**desk.each_context(request), "title": "History", "of": of, "log": log, "now": timezone.now()}
    return TemplateResponse(request, "admin/sources/history.html", context)


def once(events: Iterable[Event], *names: str) -> Iterator[Event]:
    """Of what one action recorded, at most once a story, the first event; `names` are of the detail and tell
    actions apart."""
    acts: dict[tuple[Any, ...], tuple[datetime, set[int | None]]] = {}
    for event in sorted(events, key=attrgetter("at", "pk")):
        same = (event.verb, event.by_id, *(str(event.detail.get(name)) for name in names))
        began, stories = acts.get(same, (event.at, {event.story_id}))
        if event.story_id not in stories and event.at - began <= ONE_ACT:
            stories.add(event.story_id)
            continue
        acts[same] = (event.at, {event.story_id})
        yield event

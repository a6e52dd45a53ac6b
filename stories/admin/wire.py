"""The wire: what came in, what it fits, and what keeping it would add."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods

from newsroom.counts import counts
from newsroom.desk import DeskAdmin, desk, signed_in
from newsroom.row_key import row_key
from sources.errors import Refusal as SourceRefusal
from sources.models import Feed, Publisher, Signal
from sources.models.feed import CARE
from sources.permissions import may
from stories.actions.dismiss_signal import PUT_OFF
from stories.admin import radar, wire_presses
from stories.admin.wire_groups import groups
from stories.admin.wire_list import (
    TABS,
    Asked,
    first_of_groups,
    of_tab,
    page,
    tallies,
    waiting,
)
from stories.errors import Refusal
from stories.models import Section, Story

# Whoever was away this long looks anew.
AWAY = timedelta(minutes=30)
UNDO_STANDS = timedelta(hours=1)
LOOKED = "wire_looked"
MOST_NEW = 1000
MOST_FEEDS = 1000
MOST_STORIES = 12


@dataclass(frozen=True)
class Undo:
    """What was just dismissed, or kept for later: one signal of it, and how many went `together`."""

    pk: int
    title: str
    together: int
    for_later: bool


@admin.register(Signal, site=desk)
class SignalAdmin(DeskAdmin):
    seen_by = "sources.view_signal"
    desk_name, desk_place = "The wire", 30

    def waiting(self, request: HttpRequest) -> QuerySet[Signal]:
        return first_of_groups(waiting())

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(wire))
        return [path("", view, name="sources_signal_changelist")]


def wire(request: HttpRequest) -> HttpResponse:
    by, asked = signed_in(request), Asked.of(request.GET)
    if not may(by, "see_wire"):
        raise PermissionDenied
    if request.method != "POST":
        return show(request, by, asked)
    try:
        done = wire_presses.press(request.POST, by)
    except (Refusal, SourceRefusal) as stopped:
        messages.error(request, str(stopped))
        return HttpResponseRedirect(address(asked))
    if done.says:
        messages.success(request, done.says)
    return HttpResponseRedirect(done.onwards or address(asked, undo=done.undo))


def address(asked: Asked, undo: int | None = None) -> str:
    here = asked.query(older=asked.older, newer=asked.newer)
    at = reverse("admin:sources_signal_changelist", current_app=desk.name)
    return f"{at}{here}{'' if here == '?' else '&'}undo={undo}" if undo else f"{at}{here.rstrip('?')}"


def show(request: HttpRequest, by: User, asked: Asked) -> TemplateResponse:
    found, since = page(asked, by), looked(request)
    watched = radar.on_radar(by)
    arrived = radar.arrivals_for(watched)
    together, weighed = groups(
        found.rows, of_tab(asked.tab, by), by=by, stories=watched, publishers=radar.publishers(arrived)
    )
    held = tallies(by)
    context = {
        **desk.each_context(request),
        "title": "The wire",
        "asked": asked,
        "tabs": [(name, word, held.get(name, ""), asked.query(tab=name)) for name, word in TABS.items()],
        "groups": together,
        "older": asked.query(older=found.older) if found.older else "",
        "newer": asked.query(newer=found.newer) if found.newer else "",
        "radar": radar.radar(watched, arrived, weighed),
        "since": since,
        "arrived": since_then(since),
        "most": MOST_NEW,
        "feeds": feeds(),
        "undo": undone(request, by),
        "key": uuid4(),
        "decides": may(by, "decide_signals"),
        "keeps_feeds": may(by, "keep_feeds"),
        "mine": _own(by),
        "sections": Section.objects.all(),
        "kinds": Publisher.Kind.choices,
    }
    request.current_app = desk.name
    return TemplateResponse(request, "admin/sources/signal/change_list.html", context)


def _own(by: User) -> QuerySet[Story]:
    """The person's newest stories, to keep a signal for one of them."""
    return Story.objects.of(by).open_to(by).only("headline").order_by("-saved_at")[:MOST_STORIES]


def looked(request: HttpRequest) -> datetime | None:
    """When this person last looked, before now; None for the first time they are seen here."""
    now = timezone.now()
    known = request.session.get(LOOKED, {})
    last, since = (_moment(known.get(name)) for name in ("last", "since"))
    if last and now - last > AWAY:
        since = last
    request.session[LOOKED] = {"last": now.isoformat(), "since": since.isoformat() if since else ""}
    return since


def _moment(text: object) -> datetime | None:
    return parse_datetime(text) if isinstance(text, str) and text else None


def since_then(since: datetime | None) -> tuple[int, int]:
    """Signals that came and wait, and their groups; at most MOST_NEW are counted."""
    rows = waiting().filter(seen_at__gt=since) if since else waiting()
    found = list(rows.order_by("-seen_at", "-pk").values_list("head_id", "pk")[:MOST_NEW])
    return len(found), len({head or -pk for head, pk in found})


@dataclass(frozen=True)
class Feeds:
    """How the feeds fare: whether there are any, how many are polled, how many of those answered last, how
    many need care, and when one was last asked. No more than MOST_FEEDS are counted."""

    any: int
    polled: int
    ailing: int
    care: int
    checked: datetime | None

    @property
    def fresh(self) -> int:
        return self.polled - self.ailing

    @property
    def more(self) -> bool:
        return self.polled == MOST_FEEDS


def feeds() -> Feeds:
    every, care = Feed.objects.all(), Feed.objects.filter(CARE)
    polled, ailing = (rows.filter(state=Feed.State.ACTIVE) for rows in (every, care))
    found = counts({"any": every, "polled": polled, "ailing": ailing, "care": care}, MOST_FEEDS)
    return Feeds(**found, checked=Feed.objects.aggregate(at=Max("checked_at"))["at"])


def undone(request: HttpRequest, by: User) -> Undo | None:
    """What this person just put off the wire, and may bring back."""
    asked = row_key(request.GET.get("undo"))
    if not asked:
        return None
    late = timezone.now() - UNDO_STANDS
    mine = Signal.objects.filter(state__in=PUT_OFF, decided_by=by, decided_at__gte=late)
    found = mine.filter(pk=asked).first()
    if found is None:
        return None
    together = mine.filter(decided_at=found.decided_at).count()
    return Undo(found.pk, found.title, together, found.state == Signal.State.LATER)

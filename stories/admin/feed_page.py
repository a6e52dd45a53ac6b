"""The pages of one feed: adding it, how it does, and what an editor presses there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timesince import timesince

from newsroom.desk import desk, signed_in
from newsroom.pressed import pressed as button_pressed
from sources.actions.add_feed import AddedFeed
from sources.actions.keep_feed import pause_feed, poll_now, resume_feed, set_interval
from sources.errors import NotAllowed, Refusal
from sources.models import Feed

FLAGS = {"active": " is-good", "paused": " is-plain", "gone": " is-danger"}
INTERVALS = (
    (5, "5 minutes"),
    (10, "10 minutes"),
    (30, "30 minutes"),
    (60, "hour"),
    (360, "6 hours"),
    (1440, "day"),
)
BUTTONS = ("_pause", "_resume", "_poll", "_every")
USUAL = 10
NEWEST = 20


def minutes(request: HttpRequest) -> int:
    """The interval that was chosen; 0, which is none, for anything else."""
    chosen = request.POST.get("every", "")
    return int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 6 else 0


def pressed(request: HttpRequest, feed: Feed) -> str:
    """Does what was pressed and says so. Raises NoSuchInterval, NotAllowed, NotPressed."""
    by, button = signed_in(request), button_pressed(request.POST, BUTTONS)
    try:
        if button == "_pause":
            pause_feed(feed, by=by)
            return f"“{feed}” is paused. Its signals stay on the wire."
        if button == "_resume":
            resume_feed(feed, by=by)
            return f"“{feed}” is polled again, now first."
        if button == "_poll":
            poll_now(feed, by=by)
            return f"“{feed}” is being polled. Load this page again in a few seconds."
        set_interval(feed, every=minutes(request), by=by)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    return f"“{feed}” is polled every {interval(minutes(request))} from now on."


def told(added: AddedFeed) -> str:
    """What adding a feed found."""
    number = added.signals
    brought = "nothing new yet" if not number else "1 signal" if number == 1 else f"{number} signals"
    way = f", which {added.through} names as its feed" if added.through else ""
    return f"“{added.feed}” is polled from now on: {added.feed.url}{way}. It brought {brought}."


def add_page(request: HttpRequest, refusal: Refusal | None = None) -> TemplateResponse:
    context = {
        "title": "New feed",
        "refusal": refusal,
        "url": request.POST.get("url", ""),
        "every": minutes(request) or USUAL,
    }
    return _page(request, "add", context, refusal)


def feed_page(
    request: HttpRequest, feed: Feed, *, may_keep: bool, refusal: Refusal | None = None
) -> TemplateResponse:
    context = {
        "title": str(feed),
        "feed": feed,
        "stands": stands(feed),
        "interval": interval(feed.every),
        "every": feed.every,
        "newest": feed.signals.select_related("publisher")[:NEWEST],
        "signals": feed.signals.count(),
        "may_keep": may_keep,
        "refusal": refusal,
    }
    return _page(request, "change_form", context, refusal)


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], refusal: Refusal | None
) -> TemplateResponse:
    told_all = {**desk.each_context(request), "intervals": INTERVALS, **context}
    request.current_app = desk.name
    status = 400 if refusal else 200
    return TemplateResponse(request, f"admin/sources/feed/{name}.html", told_all, status=status)


def stands(feed: Feed) -> str:
    """The feed's state as a flag; one that fails is said to."""
    fails = feed.state == Feed.State.ACTIVE and feed.failures
    word = "failing" if fails else feed.get_state_display()
    return format_html('<span class="flag{}">{}</span>', "" if fails else FLAGS[feed.state], word)


def interval(every: int) -> str:
    """ "hour", "10 minutes", "7 minutes": what stands after "every"."""
    return dict(INTERVALS).get(every, "minute" if every == 1 else f"{every} minutes")


def ago(at: datetime | None) -> str:
    """A moment as a list says it, with the exact one beside."""
    if at is None:
        return "never"
    now = timezone.now()
    rough = f"{timesince(at, now, depth=1)} ago" if (now - at).total_seconds() >= 60 else "just now"
    exact = date_format(timezone.localtime(at), "j M Y, H:i e")
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), exact, rough)

"""The demo's wire: a dozen signals, as feeds would have brought them, sorted as the worker does."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.text import slugify

from sources.models import Domain, Feed, Publisher, Signal
from stories.actions.dismiss_signal import dismiss_signals
from stories.actions.sort_signals import sort_signals
from stories.models import Match

TOLD = Path(__file__).with_name("wire.toml")

type Table = dict[str, Any]


def load_wire(say: Callable[[str], None] | None = None) -> None:
    """Put the demo's signals on the wire; part of loading the demo, after its stories.

    Their feeds are paused: the addresses are invented and lead nowhere.
    """
    told, now = tomllib.loads(TOLD.read_text("utf-8")), timezone.now()
    feeds = {outlet["name"]: _feed(outlet) for outlet in told["outlet"]}
    signals = [(row, _signal(row, feeds[row["outlet"]], now)) for row in told["signal"]]
    sort_signals.call()
    dismissed = [signal.pk for row, signal in signals if row.get("dismissed")]
    dismiss_signals(dismissed, by=User.objects.get(username="editor"))
    if say:
        say(f"The wire: {len(signals)} signals, {Match.objects.count()} of them fit a story")


def _feed(outlet: Table) -> Feed:
    name, slug = outlet["name"], slugify(outlet["name"])
    publisher = Publisher.objects.create(name=name, slug=slug, kind=outlet.get("kind", Publisher.Kind.OUTLET))
    Domain.objects.create(host=f"{slug}.example", publisher=publisher)
    return Feed.objects.create(
        url=f"https://{slug}.example/feed", title=name, publisher=publisher, state=Feed.State.PAUSED
    )


def _signal(row: Table, feed: Feed, now: datetime) -> Signal:
    seen = now - timedelta(minutes=row["minutes"])
    url = feed.url.replace("/feed", f"/{row['page']}")
    return Signal.objects.create(
        feed=feed,
        entry=url,
        url=url,
        title=row["title"],
        summary=row["summary"],
        language="en",
        publisher=feed.publisher,
        published_at=seen,
        seen_at=seen,
    )

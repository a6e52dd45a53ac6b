"""What a feed is of: its name, the page it stands beside, its items, and how these are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import http_date

from .feed_items import Item, absolute, plain
from .feed_json import json_feed
from .feed_kinds import KINDS
from .feed_xml import atom, rss

# Told by feeds that hold nothing yet, so that they stay the same from one asking to the next.
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
# A time in a header has no fractions: within its second there might be more to come.
SETTLED = timedelta(seconds=2)
WRITERS: dict[str, Callable[..., str | bytes]] = {"atom": atom, "rss": rss, "json": json_feed}


@dataclass(frozen=True)
class Feed:
    """`page` is the path of what it is of, "/sections/devices/"; `about` one line on it.

    `id` is its name for good where the path may change, else "".
    """

    title: str
    about: str
    page: str
    items: Sequence[Item]
    id: str = ""

    @property
    def name(self) -> str:
        return plain(f"{self.title} | {settings.NEWSROOM_NAME}" if self.title else settings.NEWSROOM_NAME)

    @property
    def url(self) -> str:
        return absolute(self.page)

    @property
    def updated(self) -> datetime:
        return max((item.updated for item in self.items), default=NEVER)

    def address(self, kind: str) -> str:
        return f"{self.url}feed.{kind}"


def answer(feed: Feed, kind: str) -> HttpResponse:
    """The feed written out, for anybody's page to ask for."""
    written = WRITERS[kind](
        feed.items,
        name=feed.name,
        about=plain(feed.about),
        url=feed.url,
        address=feed.address(kind),
        updated=feed.updated,
        guid=feed.id or feed.url,
    )
    response = HttpResponse(written, content_type=f"{KINDS[kind]}; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    if feed.items and timezone.now() - feed.updated > SETTLED:
        response["Last-Modified"] = http_date(feed.updated.timestamp())
    return response

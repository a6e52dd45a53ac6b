"""JSON Feed (jsonfeed.org, versions 1 and 1.1) read to the items it tells of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sources.intake.errors import NotAFeed
from sources.intake.feed_bytes import text_of
from sources.intake.feed_entry import (
    AUTHOR,
    LANGUAGE,
    SUMMARY,
    TITLE,
    Entry,
    ParsedFeed,
    address,
    finished,
    identity,
)
from sources.intake.feed_markup import MOST_ITEMS
from sources.intake.feed_text import line, unmarked

_VERSIONS = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/", "jsonfeed.org/version/")
_BARE_VERSIONS = frozenset({"1", "1.0", "1.1"})


def read_json(body: bytes, url: str, now: datetime) -> ParsedFeed:
    """The JSON Feed in `body`. Raises NotAFeed."""
    try:
        # RFC 8259: always UTF-8, and text_of takes the rest
        told = json.loads(text_of(body))
    except (ValueError, RecursionError) as error:
        raise NotAFeed("What is there begins as JSON and breaks off, or is none.") from error
    if not isinstance(told, dict) or not _is_feed(told):
        raise NotAFeed("What is there is JSON, but no JSON Feed.")
    items = [item for item in told["items"] if isinstance(item, dict)]
    items = items if len(items) <= 2 * MOST_ITEMS else [*items[:MOST_ITEMS], *items[-MOST_ITEMS:]]
    entries = tuple(_entry(item, told, url) for item in items)
    return finished(
        ParsedFeed(unmarked(told.get("title"), 300), address(told.get("home_page_url"), url), entries), now
    )


def _is_feed(told: dict[str, Any]) -> bool:
    version = str(told.get("version", "")).strip()
    known = version.startswith(_VERSIONS) or version in _BARE_VERSIONS
    return known and isinstance(told.get("items"), list)


def _entry(item: dict[str, Any], feed: dict[str, Any], base: str) -> Entry:
    url = address(item.get("url"), base) or address(item.get("external_url"), base)
    texts = (
        line(item.get("summary"), SUMMARY),
        line(item.get("content_text"), SUMMARY),
        unmarked(item.get("content_html"), SUMMARY),
    )
    summary = next(filter(None, texts), "")
    title = unmarked(item.get("title"), TITLE) or line(summary, 120) or line(url, TITLE)
    told = item.get("id")
    return Entry(
        entry=identity(str(told) if isinstance(told, int | float) else told, url, title, summary),
        url=url,
        title=title,
        summary=summary,
        author=", ".join(_authors(item, feed))[:AUTHOR],
        image=address(item.get("image"), base) or address(item.get("banner_image"), base),
        published=_moment(item.get("date_published")) or _moment(item.get("date_modified")),
        language=line(item.get("language") or feed.get("language"), LANGUAGE),
    )


def _authors(item: dict[str, Any], feed: dict[str, Any]) -> Iterator[str]:
    """Names, an item's own before the feed's; version 1 knew one author only."""
    for holder in (item, feed):
        listed = holder.get("authors")
        people = listed if isinstance(listed, list) else [holder.get("author")]
        names = [line(one.get("name"), AUTHOR) for one in people[:20] if isinstance(one, dict)]
        if any(names):
            yield from filter(None, names)
            return


def _moment(told: object) -> datetime | None:
    if not isinstance(told, str) or len(told) > 64:
        return None
    try:
        at = datetime.fromisoformat(told.strip())
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except OverflowError:
        # at the very end of what can be told: no publication's, and said to be none
        return at.replace(tzinfo=UTC)
    except ValueError:
        return None

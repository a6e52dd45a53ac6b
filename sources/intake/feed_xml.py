"""RSS, RDF, Atom and CDF read, whole or broken, to the items they tell of."""

from __future__ import annotations

import calendar
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser  # type: ignore[import-untyped]

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
from sources.intake.feed_markup import ENTITIES, well_formed
from sources.intake.feed_text import line, unmarked

_UNKNOWN = re.compile(r"&[A-Za-z_][\w.-]{0,60};")


def read_xml(body: bytes, url: str, content_type: str, now: datetime) -> ParsedFeed:
    """The RSS, RDF, Atom or CDF feed in `body`, fetched from `url`. Raises NotAFeed."""
    xml = well_formed(text_of(body, content_type))
    told = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    # what feedparser raises on odd input is as various as the input
    try:
        found = feedparser.parse(
            BytesIO(xml), response_headers=told, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:
        raise NotAFeed("What is there cannot be read as a feed.") from error
    if not found.version and not found.entries:
        raise NotAFeed("What is there is no feed: neither RSS nor Atom nor JSON Feed.")
    head = found.feed
    title = _text(head, "title", 300)
    language = line(head.get("language"), LANGUAGE)
    entries = tuple(_entry(item, url, language) for item in found.entries)
    if _says_nothing([title, *(f"{entry.title} {entry.summary}" for entry in entries)]):
        raise NotAFeed(ENTITIES)
    named = "" if _says_nothing([title]) else title
    return finished(ParsedFeed(named, address(head.get("link"), url), entries), now)


def _says_nothing(told: Sequence[str]) -> bool:
    """Whether entities nobody declared are all that is told."""
    words = " ".join(told)
    return bool(_UNKNOWN.search(words)) and not _UNKNOWN.sub("", words).strip()


def _entry(item: Mapping[str, Any], base: str, language: str) -> Entry:
    url = next((found for link in _links(item) if (found := address(link, base))), "")
    summary = _summary(item)
    title = _text(item, "title", TITLE) or line(summary, 120) or line(url, TITLE)
    return Entry(
        entry=identity(item.get("id"), url, title, summary),
        url=url,
        title=title,
        summary=summary,
        author=unmarked(item.get("author"), AUTHOR),
        image=_image(item, base),
        published=_moment(item),
        language=line(_language(item) or language, LANGUAGE),
    )


def _links(item: Mapping[str, Any]) -> Iterator[Any]:
    """Where an item may say its page is, the likeliest first."""
    links = item.get("links") or ()
    yield from (link.get("href") for link in links if link.get("rel") == "alternate")
    yield item.get("link")
    yield item.get("feedburner_origlink")
    if item.get("guidislink", True):
        yield item.get("id")
    yield from (link.get("href") for link in links if link.get("rel") in {"enclosure", "via", "related"})


def _text(item: Mapping[str, Any], name: str, most: int) -> str:
    """A short text: markup to words, but where the feed says that it is plain."""
    kind = (item.get(f"{name}_detail") or {}).get("type", "")
    value = item.get(name)
    if kind == "text/plain" and isinstance(value, str):
        return line(html.unescape(value), most)
    return unmarked(value, most)


def _summary(item: Mapping[str, Any]) -> str:
    contents = item.get("content") or ()
    texts = [item.get("summary"), *(content.get("value") for content in contents)]
    return next((words for text in texts if (words := unmarked(text, SUMMARY))), "")


def _language(item: Mapping[str, Any]) -> Any:
    details = (item.get("title_detail"), item.get("summary_detail"))
    return item.get("language") or next((d["language"] for d in details if d and d.get("language")), "")


def _image(item: Mapping[str, Any], base: str) -> str:
    """The picture an item comes with: media RSS, an enclosure, or the one it names."""
    media = [*(item.get("media_content") or ()), *(item.get("links") or ())]
    pictures = [one for one in media if _is_picture(one)]
    named = [*(item.get("media_thumbnail") or ()), item.get("image") or {}]
    found = (address(one.get("url") or one.get("href"), base) for one in (*pictures, *named))
    return next(filter(None, found), "")


def _is_picture(one: Mapping[str, Any]) -> bool:
    if one.get("rel", "enclosure") != "enclosure":
        return False
    return one.get("medium") == "image" or str(one.get("type", "")).startswith("image/")


def _moment(item: Mapping[str, Any]) -> datetime | None:
    # the item's own get() takes one date for the other, with a warning
    told = dict(item)
    parsed = told.get("published_parsed") or told.get("created_parsed") or told.get("updated_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError):
        # a date, but beyond any calendar: no publication's, and said to be none
        return datetime.min.replace(tzinfo=UTC)

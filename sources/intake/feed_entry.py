"""What a feed tells of, in one shape whatever the feed's own."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import urljoin

from sources.intake.feed_markup import MOST_ITEMS
from sources.intake.feed_text import line
from sources.rules.link import NotALink, parse

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
# clocks and time zones go wrong by hours; more than this is no date
AHEAD = timedelta(days=2)
TITLE, SUMMARY, AUTHOR, IDENTITY, ADDRESS, LANGUAGE = 500, 4000, 300, 500, 2000, 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One item. `entry` is the feed's own identity for it, `url` its address ("" where it has none),
    `published` aware and never later than the moment of reading; every text fits its column."""

    entry: str
    url: str
    title: str
    summary: str = ""
    author: str = ""
    image: str = ""
    published: datetime | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """`home` is the page the feed belongs to, "" where it names none; entries as the feed orders them.

    `impossible` are the dates it told that no publication has: those entries have none."""

    title: str
    home: str
    entries: tuple[Entry, ...]
    impossible: tuple[datetime, ...] = ()


def finished(found: ParsedFeed, now: datetime) -> ParsedFeed:
    """The feed with dates that can be true only, and at most the newest entries that are ever taken."""
    entries = [replace(entry, published=believable(entry.published, now)) for entry in found.entries]
    if len(entries) > MOST_ITEMS:
        entries = sorted(entries, key=lambda entry: entry.published or EARLIEST, reverse=True)
    told = [entry.published for entry in found.entries if entry.published]
    impossible = tuple(at for at in told if believable(at, now) is None)
    return replace(found, entries=tuple(entries[:MOST_ITEMS]), impossible=impossible)


def believable(at: datetime | None, now: datetime) -> datetime | None:
    """The date; this moment where it is a little ahead; None where it is no publication's."""
    if at is None or not EARLIEST <= at <= now + AHEAD:
        return None
    return min(at, now)


def address(link: object, base: str) -> str:
    """The web address `link` means on a feed at `base`; "" where it is none, or too long to keep."""
    if not isinstance(link, str) or not link.strip() or len(link) > ADDRESS:
        return ""
    try:
        found = str(parse(urljoin(base, html.unescape(link.strip()))))
    except (NotALink, ValueError):
        return ""
    return found if len(found) <= ADDRESS else ""


def identity(told: object, url: str, title: str, summary: str) -> str:
    """What the item is known by: its id, else its address, else its words; a long one by its digest."""
    name = line(told, 10 * IDENTITY) or url or f"{title}\n{summary}"
    fits = len(name) <= IDENTITY and "\n" not in name
    return name if fits else f"sha256:{sha256(name.encode()).hexdigest()}"

"""Feeds that go too far, in each form a feed has: ten megabytes of title, the year 1 and the year 2999."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from sources.intake.feed import ParsedFeed, read_feed

NOW = datetime(2026, 11, 22, tzinfo=UTC)
LINK = "https://news.example/1"
# a reader of XML takes no text above ten million characters
HUGE = "word " * 1_999_000
MAILED = {"0001": "Mon, 01 Jan 0001 00:00:00 GMT", "2999": "Tue, 01 Jan 2999 00:00:00 GMT"}


def rss(title: str = "A", name: str = "N", year: str = "2026", channel: str = "2026") -> str:
    return (
        f'<rss version="2.0"><channel><title>{name}</title><pubDate>{mailed(channel)}</pubDate>'
        f"<item><title>{title}</title><link>{LINK}</link><pubDate>{mailed(year)}</pubDate></item></channel></rss>"
    )


def atom(title: str = "A", name: str = "N", year: str = "2026", channel: str = "2026") -> str:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{name}</title><updated>{stamped(channel)}</updated>'
        f'<entry><title>{title}</title><id>urn:1</id><link href="{LINK}"/>'
        f"<published>{stamped(year)}</published></entry></feed>"
    )


def json_feed(title: str = "A", name: str = "N", year: str = "2026", channel: str = "2026") -> str:
    item = {"id": "1", "url": LINK, "title": title, "date_published": stamped(year)}
    told = {"version": "https://jsonfeed.org/version/1.1", "title": name, "_updated": stamped(channel)}
    return json.dumps({**told, "items": [item]})


def stamped(year: str) -> str:
    return f"{year}-01-01T00:00:00Z"


def mailed(year: str) -> str:
    return MAILED.get(year, "Thu, 01 Jan 2026 00:00:00 GMT")


def read(told: str) -> ParsedFeed:
    started = time.process_time()
    found = read_feed(told.encode(), "https://feed.example/feed", "", NOW)
    assert time.process_time() - started < 5
    return found


in_each_form = pytest.mark.parametrize("form", [rss, atom, json_feed])


@in_each_form
@pytest.mark.parametrize("start", ["", "&lt;b&gt;"])
def test_of_a_huge_title_the_beginning_is_kept(form: Callable[..., str], start: str) -> None:
    (entry,) = read(form(title=start + HUGE)).entries
    assert (len(entry.title), entry.title.endswith("\u2026"), entry.url) == (500, True, LINK)


@in_each_form
def test_of_a_feeds_huge_name_the_beginning_is_kept(form: Callable[..., str]) -> None:
    found = read(form(name=HUGE))
    assert 0 < len(found.title) <= 500
    assert [entry.title for entry in found.entries] == ["A"]


@in_each_form
@pytest.mark.parametrize("year", ["0001", "2999"])
def test_a_year_that_cannot_be_is_no_date_and_is_told(form: Callable[..., str], year: str) -> None:
    found = read(form(year=year))
    assert [(entry.title, entry.published) for entry in found.entries] == [("A", None)]
    assert [at.year for at in found.impossible] == [int(year)]


@in_each_form
@pytest.mark.parametrize("year", ["0001", "2999"])
def test_what_year_the_feed_itself_tells_hurts_no_item(form: Callable[..., str], year: str) -> None:
    (entry,) = read(form(channel=year)).entries
    assert entry.published == datetime(2026, 1, 1, tzinfo=UTC)

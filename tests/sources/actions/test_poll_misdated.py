"""Dates no publication has: the item comes all the same, by when it was seen, and the feed's page says so."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sources.actions.keep_feed import poll_now
from sources.actions.poll_feed import poll_feed
from sources.actions.visit_feed import Fetcher, feed_fetcher
from sources.intake.limits import Limits
from sources.models import Feed, Signal
from tests.loopback import Site, serving
from tests.sources.feeds import NOW, item, rss

pytestmark = pytest.mark.django_db
FETCHER: Fetcher = feed_fetcher(Limits(connect_seconds=2, total_seconds=5, allow_loopback=True))
DATES = {
    "0001-01-01T00:00:00Z": "1 January 0001",
    "0001-01-01T00:00:00+05:00": "1 January 0001",
    "1969-12-31T23:59:59Z": "31 December 1969",
    "2099-07-04T12:00:00Z": "4 July 2099",
}


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def polled(site: Site, body: str, etag: str = "") -> Feed:
    headers = {"ETag": etag} if etag else {}
    feed = Feed.objects.create(url=site.put("/feed", body, 200, **headers), next_at=NOW)
    return again(feed)


def again(feed: Feed) -> Feed:
    poll_feed(feed, fetcher=FETCHER, clock=lambda: NOW)
    feed.refresh_from_db()
    return feed


def dated(at: str) -> str:
    entry = f"<entry><title>A</title><id>a</id><link href='https://news.example/a'/><updated>{at}</updated></entry>"
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title>{entry}</feed>"


def as_json(at: str) -> str:
    listed = [{"id": "a", "url": "https://news.example/a", "title": "A", "date_published": at}]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": listed})


@pytest.mark.parametrize("form", [dated, as_json])
@pytest.mark.parametrize("at", list(DATES))
def test_the_signal_shows_when_it_was_seen_and_the_feed_what_is_wrong(
    site: Site, form: object, at: str
) -> None:
    feed = polled(site, form(at))  # type: ignore[operator]
    signal = Signal.objects.get()
    assert (signal.published_at, signal.seen_at) == (None, NOW)
    assert feed.problem.startswith(f"1 item tells a date that cannot be ({DATES[at]}).")
    assert feed.failures == 0


def test_believable_dates_are_no_trouble(site: Site) -> None:
    assert polled(site, rss(item(1), item(2, ago=timedelta(hours=-3)))).problem == ""


def test_what_an_unchanged_feed_has_wrong_it_still_has(site: Site) -> None:
    feed = polled(site, dated("2099-07-04T12:00:00Z"), etag='"1"')
    assert "2099" in again(feed).problem


def test_asked_for_by_a_person_it_still_has_it(site: Site, publisher: User) -> None:
    feed = polled(site, dated("2099-07-04T12:00:00Z"), etag='"1"')
    poll_now(feed, by=publisher)
    assert "2099" in again(feed).problem


def test_once_its_dates_can_be_the_line_goes(site: Site) -> None:
    feed = polled(site, dated("2099-07-04T12:00:00Z"))
    site.put("/feed", rss(item(1)))
    assert again(feed).problem == ""


def test_its_page_says_so_and_when_the_signal_was_seen(site: Site, client: Client, publisher: User) -> None:
    feed = polled(site, dated("2099-07-04T12:00:00Z"))
    client.force_login(publisher)
    page = client.get(f"/desk/sources/feed/{feed.pk}/change/").content.decode()
    assert "a date that cannot be (4 July 2099)" in page
    assert '<p class="when">seen ' in page

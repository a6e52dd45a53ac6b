"""What a poll makes of what a server says."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.actions.poll_feed import poll_feed
from sources.actions.visit_feed import Fetcher, feed_fetcher
from sources.intake.limits import Limits
from sources.models import Domain, Feed, Publisher, Signal
from tests.loopback import Site, serving
from tests.sources.feeds import NOW, item, rss

pytestmark = pytest.mark.django_db
FETCHER: Fetcher = feed_fetcher(Limits(connect_seconds=2, total_seconds=5, allow_loopback=True))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def feed(site: Site) -> Feed:
    return Feed.objects.create(url=site.put("/feed", rss(item(1))), next_at=NOW)


def poll(feed: Feed, at: datetime = NOW) -> Feed:
    poll_feed(feed, fetcher=FETCHER, clock=lambda: at)
    feed.refresh_from_db()
    return feed


def test_an_item_becomes_a_signal(feed: Feed) -> None:
    poll(feed)
    signal = Signal.objects.get()
    assert (signal.url, signal.title) == ("https://news.example/1", "Story 1")
    assert (signal.state, signal.sorted_at, signal.seen_at) == ("new", None, NOW)


def test_an_item_is_seen_once(feed: Feed) -> None:
    poll(feed)
    poll(feed)
    assert Signal.objects.count() == 1


def test_the_same_address_through_another_feed_is_the_same_signal(feed: Feed, site: Site) -> None:
    poll(feed)
    poll(Feed.objects.create(url=site.put("/two", rss(item(1, guid="other", tail="?utm_source=two")))))
    assert Signal.objects.get().feed == feed


def test_a_new_feed_brings_its_newest_only(feed: Feed, site: Site) -> None:
    site.put("/feed", rss(*(item(n, ago=timedelta(hours=n)) for n in range(100))))
    poll(feed)
    assert Signal.objects.count() == 20
    assert Signal.objects.first().title == "Story 0"  # type: ignore[union-attr]


def test_later_all_that_is_new_comes(feed: Feed, site: Site) -> None:
    poll(feed)
    site.put("/feed", rss(*(item(n) for n in range(100))))
    poll(feed)
    assert Signal.objects.count() == 100


def test_what_is_older_than_signals_are_kept_is_none(feed: Feed, site: Site) -> None:
    site.put("/feed", rss(item(1, ago=timedelta(days=31))))
    poll(feed)
    assert not Signal.objects.exists()


def test_an_item_without_an_address_is_left_out(feed: Feed, site: Site) -> None:
    site.put("/feed", rss("<item><title>Words</title></item>", item(2)))
    poll(feed)
    assert Signal.objects.get().title == "Story 2"


def test_what_is_kept_already_is_marked_so(feed: Feed, writer: User) -> None:
    facts = ReferenceFacts(title="Kept", url="http://www.news.example/1/")
    reference = keep_reference(facts, by=writer, key=uuid4())
    poll(feed)
    signal = Signal.objects.get()
    assert (signal.state, signal.reference, signal.decided_at) == ("kept", reference, NOW)


@pytest.mark.parametrize(
    ("kind", "told"), [("outlet", "News"), ("platform", "The feed's own")], ids=["outlet", "platform"]
)
def test_a_signal_is_its_hosts_publishers_but_for_a_platform(feed: Feed, kind: str, told: str) -> None:
    owner = Publisher.objects.create(name="The feed's own", slug="own")
    Feed.objects.update(publisher=owner)
    Domain.objects.create(
        host="news.example", publisher=Publisher.objects.create(name="News", slug="news", kind=kind)
    )
    poll(feed)
    assert str(Signal.objects.get().publisher) == told


def test_the_server_is_asked_what_changed_in_its_own_words(feed: Feed, site: Site) -> None:
    site.put("/feed", rss(item(1)), ETag='W/"ä-1"', Last_Modified="Sun, 22 Nov 2026 10:00:00 GMT")
    poll(feed)
    assert (feed.etag, feed.last_modified) == ('W/"ä-1"', "Sun, 22 Nov 2026 10:00:00 GMT")
    site.put("/feed", b"", 304)
    poll(feed, NOW + timedelta(minutes=10))
    assert (feed.problem, feed.failures, feed.etag) == ("", 0, 'W/"ä-1"')
    assert feed.changed_at == NOW


def test_it_is_due_again_after_its_interval_or_a_little_sooner(feed: Feed) -> None:
    assert timedelta(minutes=9) <= poll(feed).next_at - NOW <= timedelta(minutes=10)


def test_each_failure_doubles_the_wait(feed: Feed, site: Site) -> None:
    site.put("/feed", b"", 500)
    for minutes in (20, 40, 80):
        wait = poll(feed).next_at - NOW
        assert timedelta(minutes=0.9 * minutes) <= wait <= timedelta(minutes=minutes)
    assert "fault of its own" in feed.problem


def test_a_server_that_asks_to_wait_is_left_alone_so_long(feed: Feed, site: Site) -> None:
    site.put("/feed", b"", 429, Retry_After="7200")
    assert poll(feed).next_at - NOW >= timedelta(hours=2)


def test_a_good_answer_clears_what_was_wrong(feed: Feed, site: Site) -> None:
    Feed.objects.update(failures=5, problem="It was silent.")
    poll(feed)
    assert (feed.failures, feed.problem) == (0, "")


def test_a_feed_moved_for_good_is_asked_there_from_now_on(feed: Feed, site: Site) -> None:
    site.put("/feed", b"", 301, Location="/new")
    new = site.put("/new", rss(item(1)))
    assert poll(feed).url == new


def test_a_feed_that_points_elsewhere_for_now_stays(feed: Feed, site: Site) -> None:
    site.put("/feed", b"", 302, Location="/new")
    site.put("/new", rss(item(1)))
    assert poll(feed).url == site.url("/feed")


def test_a_feed_that_moves_to_anothers_address_rests(feed: Feed, site: Site) -> None:
    site.put("/feed", b"", 308, Location="/new")
    Feed.objects.create(url=site.put("/new", rss(item(1))))
    assert poll(feed).state == "paused"
    assert "another feed" in feed.problem


def test_a_front_page_where_a_feed_was_is_no_new_home(feed: Feed, site: Site) -> None:
    site.put("/feed", b"", 301, Location="/")
    site.put("/", "<!doctype html><title>Front page</title>")
    assert poll(feed).url == site.url("/feed")
    assert "no feed" in feed.problem


def test_a_feed_taken_down_is_closed_at_once(feed: Feed, site: Site) -> None:
    site.put("/feed", b"", 410)
    assert poll(feed).state == "gone"


def test_a_missing_feed_is_closed_after_two_weeks(feed: Feed, site: Site) -> None:
    site.put("/feed", b"", 404)
    at = NOW
    while poll(feed, at).state == "active":
        at = feed.next_at
    assert timedelta(days=14) <= at - NOW <= timedelta(days=18)


def test_a_paused_feed_gets_no_signals_from_a_poll_on_its_way(feed: Feed) -> None:
    Feed.objects.update(state="paused")
    assert poll(feed).state == "paused"
    assert not Signal.objects.exists()


def test_this_machine_is_out_of_reach_in_earnest(feed: Feed) -> None:
    poll_feed(feed, fetcher=feed_fetcher(Limits()), clock=lambda: datetime.now(UTC))
    feed.refresh_from_db()
    assert "not the public web" in feed.problem

"""Editors add feeds, by their address or by a page that names them."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoCaptureOnCommitCallbacks

from sources.actions.add_feed import AddedFeed, add_feed
from sources.actions.keep_feed import pause_feed, poll_now, resume_feed, set_interval
from sources.actions.visit_feed import Fetcher, feed_fetcher
from sources.errors import FeedKnown, NoFeed, NoSuchInterval, NotAllowed
from sources.intake.limits import Limits
from sources.models import Domain, Feed, Publisher, Signal
from tests.loopback import Site, serving
from tests.sources.feeds import NOW, item, rss

pytestmark = pytest.mark.django_db
FETCHER: Fetcher = feed_fetcher(Limits(connect_seconds=2, total_seconds=5, allow_loopback=True))
PAGE = """<!doctype html><head><title>News</title>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/rss+xml" title="News" href="/feed">
<link rel="stylesheet" type="text/css" href="/x.css"></head>"""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def add(url: str, by: User, every: int = 10) -> AddedFeed:
    return add_feed(url, by=by, every=every, fetcher=FETCHER, clock=lambda: NOW)


def test_a_feed_is_read_at_once(site: Site, editor: User) -> None:
    added = add(site.put("/feed", rss(item(1), item(2))), editor, every=30)
    assert (added.signals, added.through) == (2, "")
    assert (added.feed.title, added.feed.every, added.feed.added_by) == ("The Wire", 30, editor)


def test_a_page_leads_to_the_feed_it_names(site: Site, editor: User) -> None:
    site.put("/comments/feed", rss(item(9)))
    site.put("/feed", rss(item(1)))
    added = add(site.put("/", PAGE), editor)
    assert (added.feed.url, added.through) == (site.url("/feed"), site.url("/"))


def test_a_page_that_names_no_feed_says_so(site: Site, editor: User) -> None:
    with pytest.raises(NoFeed, match="names no feed"):
        add(site.put("/", "<!doctype html><title>News</title>"), editor)
    assert not Feed.objects.exists()


def test_a_page_whose_feeds_cannot_be_read_says_so(site: Site, editor: User) -> None:
    with pytest.raises(NoFeed, match="none of them can be read"):
        add(site.put("/", PAGE), editor)


@pytest.mark.parametrize("address", ["", "not a link", "javascript:alert(1)", "http://169.254.169.254/"])
def test_what_leads_nowhere_is_refused(editor: User, address: str) -> None:
    with pytest.raises(NoFeed):
        add(address, editor)


def test_a_feed_is_added_once(site: Site, editor: User) -> None:
    address = site.put("/feed", rss(item(1)))
    add(address, editor)
    with pytest.raises(FeedKnown, match="The Wire"):
        add(address, editor)


def test_a_feed_known_by_its_new_address_is_not_added_by_its_old(site: Site, editor: User) -> None:
    add(site.put("/feed", rss(item(1))), editor)
    with pytest.raises(FeedKnown):
        add(site.put("/old", b"", 301, Location="/feed"), editor)


def test_its_publisher_is_its_sites(site: Site, editor: User) -> None:
    news = Publisher.objects.create(name="News", slug="news")
    Domain.objects.create(host="news.example", publisher=news)
    told = rss("<link>https://www.news.example/</link>", item(1))
    assert add(site.put("/feed", told), editor).feed.publisher == news


@pytest.mark.parametrize("every", [0, -1, 1441])
def test_an_interval_has_bounds(site: Site, editor: User, every: int) -> None:
    with pytest.raises(NoSuchInterval):
        add(site.put("/feed", rss()), editor, every=every)


@pytest.mark.parametrize("verb", [pause_feed, resume_feed, poll_now])
def test_writers_look_and_touch_nothing(writer: User, verb: object) -> None:
    feed = Feed.objects.create(url="https://news.example/feed")
    with pytest.raises(NotAllowed):
        verb(feed, by=writer)  # type: ignore[operator]
    with pytest.raises(NotAllowed):
        add("https://news.example/", writer)


def test_a_paused_feed_is_polled_again_once_resumed(
    editor: User,
    site: Site,
    settings: object,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.FETCH_ALLOW_LOOPBACK = True  # type: ignore[attr-defined]
    feed = Feed.objects.create(url=site.put("/feed", rss(item(1))), failures=9, problem="It was silent.")
    pause_feed(feed, by=editor)
    with django_capture_on_commit_callbacks(execute=True):
        resume_feed(feed, by=editor)
    feed.refresh_from_db()
    assert (feed.state, feed.failures, feed.problem) == ("active", 0, "")
    assert site.asked == ["/feed"]


def test_a_shorter_interval_holds_from_now_on(editor: User) -> None:
    feed = Feed.objects.create(url="https://news.example/feed", every=1440, next_at=NOW.replace(year=2099))
    set_interval(feed, every=5, by=editor)
    feed.refresh_from_db()
    assert (feed.every, feed.next_at.year < 2099) == (5, True)


def test_signals_of_a_paused_feed_stay(site: Site, editor: User) -> None:
    feed = add(site.put("/feed", rss(item(1))), editor).feed
    pause_feed(feed, by=editor)
    assert Signal.objects.exists()

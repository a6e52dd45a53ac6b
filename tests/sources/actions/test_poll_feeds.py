"""One worker's batch: what is due, once, politely, and within its time."""

import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count, pairwise

import pytest
from django.contrib.auth.models import User

from sources.actions.poll_feeds import CLAIMED_FOR, claim, poll_due
from sources.actions.visit_feed import Fetcher, feed_fetcher
from sources.intake.errors import Unreachable
from sources.intake.fetch import Condition
from sources.intake.fetched import Fetched
from sources.intake.limits import Limits
from sources.models import Feed, Signal
from tests.loopback import Site, serving
from tests.sources.feeds import NOW, item, rss

pytestmark = pytest.mark.django_db
FETCHER: Fetcher = feed_fetcher(Limits(connect_seconds=2, total_seconds=5, allow_loopback=True))


def at_noon() -> datetime:
    return NOW


def nobody(url: str, condition: Condition) -> Fetched:
    raise Unreachable(url)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def a_feed(url: str, *, due: timedelta = timedelta(), **fields: object) -> Feed:
    return Feed.objects.create(url=url, next_at=NOW + due, **fields)


def test_every_feed_that_is_due_is_polled(site: Site) -> None:
    for n in range(8):
        a_feed(site.put(f"/{n}", rss(item(n))))
    assert poll_due(fetcher=FETCHER, gap=0.0, clock=at_noon) == 8
    assert Signal.objects.count() == 8


@pytest.mark.parametrize(
    "fields", [{"due": timedelta(seconds=1)}, {"state": "paused"}, {"state": "gone"}], ids=str
)
def test_others_are_left_alone(site: Site, fields: dict[str, object]) -> None:
    a_feed(site.put("/feed", rss(item(1))), **fields)  # type: ignore[arg-type]
    poll_due(fetcher=FETCHER, gap=0.0, clock=at_noon)
    assert site.asked == []


def test_a_feed_is_claimed_once() -> None:
    a_feed("https://news.example/feed")
    assert [len(claim(NOW)), len(claim(NOW))] == [1, 0]


def test_what_a_killed_worker_claimed_falls_due_again() -> None:
    a_feed("https://news.example/feed")
    claim(NOW)
    assert claim(NOW + CLAIMED_FOR)


def test_the_longest_due_come_first() -> None:
    late, later = (a_feed(f"https://news.example/{n}", due=-timedelta(hours=n)) for n in (1, 2))
    assert list(claim(NOW, most=1)) == [later.pk]
    assert list(claim(NOW, most=1)) == [late.pk]


def test_what_is_not_begun_in_time_is_left_due() -> None:
    for n in range(5):
        a_feed(f"https://news.example/{n}")
    seconds = count()
    poll_due(fetcher=nobody, gap=0.0, clock=at_noon, timer=lambda: next(seconds), seconds=3, threads=1)
    left = Feed.objects.filter(checked_at__isnull=True)
    assert 0 < left.count() < 5
    assert set(left.values_list("next_at", flat=True)) == {NOW}


def test_a_host_gets_one_question_at_a_time_with_a_pause_between() -> None:
    asked: list[tuple[float, float]] = []

    def slow(url: str, condition: Condition) -> Fetched:
        began = time.monotonic()
        time.sleep(0.05)
        asked.append((began, time.monotonic()))
        raise Unreachable(url)

    for n in range(4):
        a_feed(f"https://news.example/{n}")
    poll_due(fetcher=slow, gap=0.1, clock=at_noon)
    pauses = [later[0] - earlier[1] for earlier, later in pairwise(asked)]
    assert len(pauses) == 3
    assert min(pauses) >= 0.09


def test_different_hosts_are_asked_together() -> None:
    met = threading.Barrier(4, timeout=20)

    def waiting(url: str, condition: Condition) -> Fetched:
        met.wait()
        raise Unreachable(url)

    for n in range(4):
        a_feed(f"https://{n}.example/feed")
    poll_due(fetcher=waiting, gap=0.0, clock=at_noon)
    assert not met.broken


def test_one_feeds_trouble_is_not_the_others(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    def troubled(url: str, condition: Condition) -> Fetched:
        if url.endswith("/odd"):
            raise RuntimeError(url)
        return FETCHER(url, condition)

    a_feed("https://news.example/odd")
    a_feed(site.put("/feed", rss(item(1))))
    assert poll_due(fetcher=troubled, gap=0.0, clock=at_noon) == 1
    assert "could not be polled" in caplog.text


def test_a_signal_says_which_feed_brought_it(site: Site, editor: User) -> None:
    feed = a_feed(site.put("/feed", rss(item(1))), added_by=editor)
    poll_due(fetcher=FETCHER, gap=0.0, clock=at_noon)
    assert Signal.objects.get().feed == feed

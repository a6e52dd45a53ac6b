"""Real feeds, whole and broken, polled over HTTP as the worker does: each is taken in or refused in words."""

import json
from pathlib import Path

import pytest
from pytest_django import Settings

from sources.actions.poll_feed import poll_feed
from sources.actions.take_entries import FIRST_TIME
from sources.actions.visit_feed import feed_fetcher
from sources.intake.limits import Limits
from sources.models import Feed, Signal
from tests.loopback import serving
from tests.quality.shared import SHARED, beside
from tests.sources.feeds import NOW

FEEDS = SHARED / "feeds"
FILES = sorted(
    path for path in FEEDS.glob("*") if path.suffix in {".xml", ".json"} and ".ref" not in path.name
)
BOMB = SHARED / "hostile" / "feeds" / "billion_laughs.xml"
FETCHER = feed_fetcher(Limits(connect_seconds=2, total_seconds=5, allow_loopback=True))

pytestmark = [pytest.mark.django_db, beside(FEEDS)]


def polled(path: Path) -> Feed:
    kind = "application/feed+json" if path.suffix == ".json" else "application/rss+xml"
    with serving() as site:
        url = site.put("/feed", path.read_bytes(), Content_Type=kind)
        feed = Feed.objects.create(url=url, next_at=NOW)
        poll_feed(feed, fetcher=FETCHER, clock=lambda: NOW)
        assert site.asked == ["/feed"]
    feed.refresh_from_db()
    return feed


@pytest.fixture(autouse=True)
def nothing_is_too_old(settings: Settings) -> None:
    settings.SIGNALS_KEPT_DAYS = 20_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_feed_is_taken_in_or_refused_in_words(path: Path) -> None:
    feed = polled(path)
    told = json.loads(path.with_name(f"{path.name}.ref.json").read_text(encoding="utf-8"))
    links = {entry.get("link") for entry in told.get("entries") or () if is_web(entry.get("link"))}
    assert feed.next_at > NOW
    if feed.failures:
        assert not told.get("entries")
        assert feed.problem.endswith(".")
    else:
        # the reference finds no address in a feed that ours mends
        assert Signal.objects.filter(feed=feed).count() >= min(len(links), FIRST_TIME)


def is_web(link: str | None) -> bool:
    return (link or "").startswith(("http://", "https://"))


@beside(BOMB)
def test_entities_that_multiply_are_a_failure_like_any_other() -> None:
    feed = polled(BOMB)
    assert (feed.failures, Signal.objects.count()) == (1, 0)
    assert "entities" in feed.problem

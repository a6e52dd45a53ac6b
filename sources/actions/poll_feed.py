from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import SystemRandom

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from sources.actions.take_entries import take_entries
from sources.actions.visit_feed import (
    Fetcher,
    Visit,
    feed_fetcher,
    feed_limits,
    misdated,
    problem,
    visit_feed,
)
from sources.intake.errors import FetchError, NotAFeed, RefusedByServer
from sources.intake.feed import ParsedFeed, read_feed
from sources.intake.fetched import Fetched
from sources.models import Feed
from sources.rules.polling import is_gone, next_wait

chance = SystemRandom().random
NOT_MODIFIED = 304


@task()
def poll_feed_now(feed_id: int) -> None:
    """Poll one feed somebody waits for; run by the worker."""
    poll_feed(Feed.objects.get(pk=feed_id), fetcher=feed_fetcher(feed_limits()))


def poll_feed(feed: Feed, *, fetcher: Fetcher, clock: Callable[[], datetime] = timezone.now) -> int:
    """Ask a feed what is new and make signals of it; their number. Nothing raised by the feed's doing."""
    return settle(feed, visit_feed(feed, fetcher), now=clock())


def settle(feed: Feed, visit: Visit, *, now: datetime) -> int:
    """Write down what came of a visit: new signals, when to come again, what is wrong; the signals' number.

    A feed paused or removed in the meantime keeps its state and gets no signals.
    """
    parsed, error = _read(visit, now)
    with transaction.atomic():
        current = Feed.objects.select_for_update().filter(pk=feed.pk, state=Feed.State.ACTIVE).first()
        if current is None:
            return 0
        made = _failed(current, error, now) if error else _went_well(current, visit.fetched, parsed, now)
        current.save()
    return made


def _read(visit: Visit, now: datetime) -> tuple[ParsedFeed | None, FetchError | None]:
    """The feed, None where nothing changed, or why it could not be read."""
    if visit.fetched is None or visit.fetched.status == NOT_MODIFIED:
        return None, visit.error
    fetched = visit.fetched
    try:
        return read_feed(fetched.body, fetched.final_url, fetched.header("content-type"), now), None
    except NotAFeed as error:
        return None, error


def _went_well(feed: Feed, fetched: Fetched | None, parsed: ParsedFeed | None, now: datetime) -> int:
    made = take_entries(feed, parsed.entries, now=now) if parsed else 0
    # What an unchanged feed was found to have wrong, it still has.
    feed.problem = "" if feed.failures else feed.problem
    if parsed:
        feed.title = feed.title or parsed.title
        feed.changed_at = now if made or feed.changed_at is None else feed.changed_at
        feed.problem = misdated(parsed)
    feed.checked_at, feed.failures = now, 0
    feed.next_at = now + next_wait(_every(feed), 0, chance())
    if fetched:
        _remember(feed, fetched)
        _move(feed, fetched.moved_to)
    return made


def _remember(feed: Feed, fetched: Fetched) -> None:
    """What the server said of this copy; what does not fit is left out, never cut."""
    etag, modified = fetched.header("etag"), fetched.header("last-modified")
    if fetched.status == NOT_MODIFIED:
        etag, modified = etag or feed.etag, modified or feed.last_modified
    feed.etag = etag if len(etag) <= 300 else ""
    feed.last_modified = modified if len(modified) <= 100 else ""


def _move(feed: Feed, url: str) -> None:
    """A feed that has moved for good is asked at its new address; where another is already, it rests."""
    if not url or url == feed.url or len(url) > 2000:
        return
    if Feed.objects.filter(url=url).exclude(pk=feed.pk).exists():
        feed.state = Feed.State.PAUSED
        feed.problem = "It has moved to an address that is polled as another feed, so this one rests."
    else:
        feed.url = url


def _failed(feed: Feed, error: FetchError, now: datetime) -> int:
    status = error.status if isinstance(error, RefusedByServer) else 0
    asked = timedelta(seconds=error.retry_after if isinstance(error, RefusedByServer) else 0)
    feed.failures = min(feed.failures + 1, 30_000)
    feed.checked_at = now
    feed.problem = problem(error, feed.url)[:400]
    feed.next_at = now + next_wait(_every(feed), feed.failures, chance(), asked)
    if is_gone(status, _every(feed), feed.failures):
        feed.state = Feed.State.GONE
    return 0


def _every(feed: Feed) -> timedelta:
    return timedelta(minutes=feed.every)

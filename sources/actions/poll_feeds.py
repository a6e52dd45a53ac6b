from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from sources.actions.poll_feed import settle
from sources.actions.visit_feed import Fetcher, Visit, feed_fetcher, feed_limits, visit_feed
from sources.models import Feed
from sources.rules.canonical import NotALink, host
from sources.rules.polling import Turns

logger = logging.getLogger(__name__)

THREADS = 16
BATCH = 200
SECONDS = 8.0
# a worker that dies leaves its feeds due again after this long
CLAIMED_FOR = timedelta(minutes=2)
POLITE = 1.0


@task()
def poll_feeds() -> int:
    """Poll the feeds that are due; run by the worker's clock. The number of new signals."""
    limits = feed_limits()
    gap = 0.0 if limits.allow_loopback else POLITE
    return poll_due(fetcher=feed_fetcher(limits), gap=gap)


def poll_due(
    *,
    fetcher: Fetcher,
    gap: float = POLITE,
    clock: Callable[[], datetime] = timezone.now,
    timer: Callable[[], float] = time.monotonic,
    seconds: float = SECONDS,
    threads: int = THREADS,
) -> int:
    """Poll feeds that are due, in the order they fell due, beginning none after `seconds`; the number of
    new signals. One host is asked one thing at a time, with `gap` seconds between; what is not begun in
    time is left due."""
    feeds = claim(clock())
    turns = Turns(((pk, _host(feed)) for pk, feed in feeds.items()), gap)
    batch = _Round(feeds, turns, fetcher, clock, timer, timer() + seconds)
    with ThreadPoolExecutor(max_workers=threads, thread_name_prefix="feeds") as pool:
        made = batch.run(pool, threads)
    release(turns.left(), clock())
    return made


def claim(now: datetime, most: int = BATCH) -> dict[int, Feed]:
    """The feeds longest due, taken so that no other worker takes them meanwhile."""
    with transaction.atomic():
        due = Feed.objects.filter(state=Feed.State.ACTIVE, next_at__lte=now).order_by("next_at", "pk")
        feeds = list(due.select_for_update(skip_locked=True)[:most])
        Feed.objects.filter(pk__in=[feed.pk for feed in feeds]).update(next_at=now + CLAIMED_FOR)
    return {feed.pk: feed for feed in feeds}


def release(left: dict[int, float], now: datetime) -> None:
    """Feeds claimed and not polled fall due again, each as soon as its host may be asked."""
    by_wait: dict[float, list[int]] = {}
    for pk, seconds in left.items():
        by_wait.setdefault(seconds, []).append(pk)
    with transaction.atomic():
        for seconds, rows in by_wait.items():
            Feed.objects.filter(pk__in=rows).update(next_at=now + timedelta(seconds=seconds))


@dataclass(slots=True)
class _Round:
    """One batch on its way: threads ask, this one reads what they bring and writes it down."""

    feeds: dict[int, Feed]
    turns: Turns
    fetcher: Fetcher
    clock: Callable[[], datetime]
    timer: Callable[[], float]
    until: float
    running: dict[Future[Visit], tuple[int, str]] = field(default_factory=dict)

    def run(self, pool: ThreadPoolExecutor, threads: int) -> int:
        made = 0
        while self._begin(pool, threads) or self.running or self._waits():
            if not self.running:
                time.sleep(min(0.05, self.turns.gap))
                continue
            done, _ = wait(self.running, timeout=0.05, return_when=FIRST_COMPLETED)
            made += sum(map(self._end, done))
        return made

    def _begin(self, pool: ThreadPoolExecutor, threads: int) -> bool:
        """Starts what may start; whether anything did."""
        begun = False
        while len(self.running) < threads and self.timer() < self.until:
            turn = self.turns.next(self.timer())
            if turn is None:
                break
            visit = pool.submit(visit_feed, self.feeds[turn[0]], self.fetcher)
            self.running[visit] = turn
            begun = True
        return begun

    def _waits(self) -> bool:
        return self.timer() < self.until and not self.turns.is_over

    def _end(self, visit: Future[Visit]) -> int:
        pk, name = self.running.pop(visit)
        self.turns.done(name, self.timer())
        try:
            return settle(self.feeds[pk], visit.result(), now=self.clock())
        except Exception:
            # one feed's trouble is not the others'; it comes due again when its claim ends
            logger.exception("Feed %s could not be polled.", pk)
            return 0


def _host(feed: Feed) -> str:
    try:
        return host(feed.url)
    except NotALink:
        return feed.url

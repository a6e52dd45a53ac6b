"""How long one worker takes for a thousand feeds, over real HTTP on this machine.

The worker's own clock puts the job in its own queue every 15 seconds, and its own runner takes it from there,
as `manage.py worker` does. Only the door differs: this machine's addresses are open, and a host is left its
second all the same. Between rounds every feed that does not back off is made due at once; what a round takes
is measured as it is.
"""

from __future__ import annotations

import logging
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from django.db import connections
from django.db.models import F, Max
from django.tasks import task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom.clock import JOBS
from newsroom.management.commands.worker import a_worker
from newsroom.ticks import QUEUE, Clock
from sources.actions.poll_feeds import POLITE, poll_due, poll_feeds
from sources.actions.visit_feed import feed_fetcher, feed_limits
from sources.models import Feed, Signal
from tests.bench.feed_farm import host
from tests.bench.ground import database

FEEDS = 1000
ROUND = 600.0
ROUNDS = 3
ROOT = Path(__file__).parents[2]


@contextmanager
def farm() -> Iterator[int]:
    """Serves the feeds from a process of their own; gives the port."""
    command = [sys.executable, "-m", "tests.bench.feed_farm"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout
        assert server.stdin
        yield int(server.stdout.readline())
        server.stdin.close()


@task()
def poll_farm() -> int:
    """The worker's own job, with a door to this machine; politeness stays, which that job drops there."""
    return poll_due(fetcher=feed_fetcher(replace(feed_limits(), allow_loopback=True)), gap=POLITE)


@contextmanager
def worker() -> Iterator[None]:
    """The newsroom's clock and the runner of its queue, with this one job at its own times."""
    own = next(job for job in JOBS if job.run is poll_feeds)
    clock, runner = Clock([replace(own, run=poll_farm)]), a_worker(QUEUE)
    threads = [Thread(target=_alone, args=[run], daemon=True) for run in (clock.run, runner.run)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        clock.stopped.set()
        runner.running = False
        for thread in threads:
            thread.join(30)


def _alone(run: object) -> None:
    try:
        run()  # type: ignore[operator]
    finally:
        connections.close_all()


@dataclass(frozen=True)
class Round:
    """`took` and `lag` in seconds; `lag` is how long after it fell due the last feed was asked, `left` how
    many were not."""

    feeds: int
    took: float
    lag: float
    signals: int
    left: int

    @property
    def kept(self) -> bool:
        return self.feeds > 0 and not self.left and max(self.took, self.lag) <= ROUND


def main(feeds: int = FEEDS) -> bool:
    """Print three rounds: how long each took of the ten minutes it has, and how late the last feed was.
    False when a round or the latest feed took longer, or a job of the worker's failed."""
    for name in ("django.tasks", "django_tasks_db"):
        logging.getLogger(name).setLevel(logging.WARNING)
    with database(), farm() as port:
        Feed.objects.bulk_create(
            Feed(url=f"http://{host(n)}:{port}/feed/{n}", every=10) for n in range(feeds)
        )
        print(f"poller: {feeds} feeds on 250 hosts, 4 of 5 unchanged, some slow, moved, gone or broken")
        print(
            "run: the worker's clock, its queue and its runner; the job polls with 1 s between a host's feeds"
        )
        rounds = []
        with worker():
            for number in range(1, ROUNDS + 1):
                rounds.append(one_round())
                say(number, rounds[-1])
                asked(port, "round")
        failed = closing(port)
    good = all(one.kept for one in rounds) and not failed
    print(
        f"poller within {ROUND:.0f} s a round, none later, no job failed: {'yes' if good else 'NO'}",
        flush=True,
    )
    return good


def one_round() -> Round:
    """Makes all that does not back off due, and waits until each was asked: ten minutes at most."""
    now, before = timezone.now(), Signal.objects.count()
    active = Feed.objects.filter(state="active", next_at__lte=now + timedelta(seconds=ROUND))
    due = set(active.values_list("pk", flat=True))
    Feed.objects.filter(pk__in=due).update(next_at=now)
    began = time.monotonic()
    while (left := _left(due, now)) and time.monotonic() - began <= ROUND:
        time.sleep(0.5)
    took = time.monotonic() - began
    last = Feed.objects.filter(pk__in=due).aggregate(last=Max("checked_at"))["last"] or now
    lag = max((last - now).total_seconds(), took if left else 0)
    return Round(len(due), took, lag, Signal.objects.count() - before, left)


def _left(due: set[int], since: datetime) -> int:
    return len(due) - Feed.objects.filter(pk__in=due, checked_at__gte=since).count()


def say(number: int, told: Round) -> None:
    print(
        f"round {number}: {told.feeds} feeds in {told.took:.1f} s of {ROUND:.0f} s, "
        f"latest {told.lag:.1f} s after it fell due, {told.signals} new signals"
        f"{f', {told.left} NOT ASKED' if told.left else ''}",
        flush=True,
    )


def closing(port: int) -> int:
    """Print what came of it; gives how many of the worker's jobs failed."""
    states = dict(Counter(Feed.objects.values_list("state", flat=True)))
    polled = Feed.objects.filter(checked_at__isnull=False).count()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"feeds {states}, polled at least once {polled}, signals {Signal.objects.count()}")
    print(f"most requests at once to one host {asked(port, 'most')}, memory {peak} MB")
    jobs = DBTaskResult.objects.filter(queue_name=QUEUE, finished_at__isnull=False)
    longest = jobs.aggregate(longest=Max(F("finished_at") - F("started_at")))["longest"] or timedelta()
    failed = jobs.exclude(status="SUCCESSFUL").count()
    print(f"the worker ran {jobs.count()} jobs, longest {longest.total_seconds():.1f} s, {failed} failed")
    return failed


def asked(port: int, way: str) -> str:
    with urlopen(f"http://127.0.0.1:{port}/{way}") as answer:  # our own server
        return str(answer.read().decode())

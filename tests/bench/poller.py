"""How long one worker takes for a thousand feeds, over real HTTP on this machine.

The clock is moved on between rounds; what a round takes is measured as it is.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

from django.utils import timezone

from sources.actions.poll_feeds import POLITE, poll_due
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


class Clock:
    """Moments that can be moved on: rounds follow each other without ten minutes between."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return timezone.now() + self.ahead


def main(feeds: int = FEEDS) -> None:
    """Print three rounds: how long each took of the ten minutes it has, and how late the last feed was."""
    with database(), farm() as port:
        Feed.objects.bulk_create(
            Feed(url=f"http://{host(n)}:{port}/feed/{n}", every=10) for n in range(feeds)
        )
        clock = Clock()
        print(f"poller: {feeds} feeds on 250 hosts, 4 of 5 unchanged, some slow, moved, gone or broken")
        for number in range(1, ROUNDS + 1):
            say(number, *one_round(clock))
            asked(port, "round")
            # everything but what backs off is due again
            clock.ahead += timedelta(seconds=ROUND)
        closing(port)


def one_round(clock: Clock) -> tuple[int, float, float, float, int]:
    """Polls until nothing is due: feeds polled, seconds, the latest lag, the longest batch, new signals."""
    due = set(Feed.objects.filter(state="active", next_at__lte=clock()).values_list("pk", flat=True))
    began, fell_due = time.monotonic(), clock()
    signals, longest = 0, 0.0
    fetcher = feed_fetcher(replace(feed_limits(), allow_loopback=True))
    while Feed.objects.filter(pk__in=due, state="active", next_at__lte=clock()).exists():
        batch = time.monotonic()
        signals += poll_due(fetcher=fetcher, gap=POLITE, clock=clock)
        longest = max(longest, time.monotonic() - batch)
    last = Feed.objects.filter(pk__in=due).order_by("-checked_at")[0].checked_at
    assert last is not None
    return len(due), time.monotonic() - began, (last - fell_due).total_seconds(), longest, signals


def say(number: int, *told: float) -> None:
    polled, took, lag, longest, signals = told
    print(
        f"round {number}: {polled} feeds in {took:.1f} s of {ROUND:.0f} s ({took / ROUND:.1%}), "
        f"latest {lag:.1f} s after it fell due, longest batch {longest:.1f} s, {signals} new signals",
        flush=True,
    )


def closing(port: int) -> None:
    states = dict(Counter(Feed.objects.values_list("state", flat=True)))
    polled = Feed.objects.filter(checked_at__isnull=False).count()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"feeds {states}, polled at least once {polled}, signals {Signal.objects.count()}")
    print(f"most requests at once to one host {asked(port, 'most')}, memory {peak} MB")


def asked(port: int, way: str) -> str:
    with urlopen(f"http://127.0.0.1:{port}/{way}") as answer:  # our own server
        return str(answer.read().decode())

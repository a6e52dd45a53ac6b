"""When a feed is asked next: its own interval, doubled with each failure, never sooner than it asks for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import timedelta

DAY = timedelta(days=1)
# a missing feed may be a slip of its site's; after this long it is gone
MISSING_FOR = timedelta(days=14)
SPREAD = 0.1


def next_wait(every: timedelta, failures: int, chance: float, asked: timedelta = timedelta()) -> timedelta:
    """How long until the next poll after `failures` failed ones in a row (0: the last one went well).

    `asked` is what the server asked us to wait, granted up to a day. `chance` in [0, 1) spreads feeds that
    were added together: up to a tenth sooner than the interval, up to a tenth later than asked.
    """
    own = backed_off(every, failures) * (1 - SPREAD * chance)
    granted = min(asked, DAY) * (1 + SPREAD * chance)
    return max(own, granted)


def backed_off(every: timedelta, failures: int) -> timedelta:
    """The interval, doubled with each failure, up to a day or what the interval itself is."""
    longest = max(every, DAY)
    # beyond this the doubling passes a day whatever the interval is
    return min(every * (1 << min(failures, 11)), longest)


def failing_for(every: timedelta, failures: int) -> timedelta:
    """For how long at least a feed has failed that failed so many times in a row."""
    return sum((backed_off(every, done) for done in range(1, failures)), timedelta()) * (1 - SPREAD)


def is_gone(status: int, every: timedelta, failures: int) -> bool:
    """Whether the feed is to be closed: taken down (410), or missing (404) for two weeks."""
    return status == 410 or (status == 404 and failing_for(every, failures) >= MISSING_FOR)


class Turns:
    """Whose turn it is: visits to one host follow each other, at least `gap` seconds apart.

    Moments are seconds of one steady clock.
    """

    def __init__(self, visits: Iterable[tuple[int, str]], gap: float) -> None:
        self.gap = gap
        self._waiting: dict[str, deque[int]] = {}
        for visit, host in visits:
            self._waiting.setdefault(host, deque()).append(visit)
        self._free_at = dict.fromkeys(self._waiting, 0.0)
        self._busy: set[str] = set()

    def next(self, now: float) -> tuple[int, str] | None:
        """A visit that may begin at this moment, its host then being busy; None where none may."""
        for host, free_at in self._free_at.items():
            if free_at <= now and host not in self._busy and self._waiting[host]:
                self._busy.add(host)
                # the next host in line comes first in the next round
                self._free_at[host] = self._free_at.pop(host)
                return self._waiting[host].popleft(), host
        return None

    def done(self, host: str, now: float) -> None:
        """The visit to `host` has ended."""
        self._busy.discard(host)
        self._free_at[host] = now + self.gap
        if not self._waiting[host]:
            del self._waiting[host], self._free_at[host]

    def left(self) -> dict[int, float]:
        """The visits not begun, each with the seconds it will have to wait at least."""
        return {
            visit: place * self.gap for line in self._waiting.values() for place, visit in enumerate(line, 1)
        }

    @property
    def is_over(self) -> bool:
        return not any(self._waiting.values())

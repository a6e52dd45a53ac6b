"""How long somebody waits after wrong guesses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

MINUTE = timedelta(minutes=1)
WAITS = (1 * MINUTE, 5 * MINUTE, 15 * MINUTE)


@dataclass(frozen=True)
class Rule:
    """`free` guesses go by; that many wrong, and each further one, wait longer, up to the last of `waits`.

    After `forgets` without a guess the count begins anew.
    """

    free: int
    waits: Sequence[timedelta] = WAITS
    forgets: timedelta = timedelta(days=1)

    def wait(self, wrong: int) -> timedelta:
        """The wait that follows the guess which made it `wrong` wrong ones."""
        if wrong < self.free:
            return timedelta(0)
        return self.waits[min(wrong - self.free, len(self.waits) - 1)]


GUESSES = Rule(free=6)
# An office shares one address, and so do the people behind many a telephone's.
FROM_ONE_PLACE = Rule(free=40)
# Mails to one address: it may be somebody else's.
LETTERS = Rule(free=3, waits=(15 * MINUTE, 60 * MINUTE))

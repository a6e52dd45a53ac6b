"""When a kept page is looked at again.

Soon after it first carries a published story, then ever more seldom: hours, days, weeks, months; a
change found starts the row anew. A look that saw nothing is made good soon, and a page is called gone
only when its server keeps saying so, or says for good.
"""

from datetime import timedelta
from itertools import accumulate, repeat
from typing import Final

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Waits between looks. Counted from the first citing: 1 h, 3 h, 8 h; daily to the eighth day; every
# three days for a month; weekly for the rest of a year; monthly from then on.
WAITS: Final = (
    *(HOUR, 2 * HOUR, 5 * HOUR),
    *repeat(DAY, 7),
    *repeat(3 * DAY, 10),
    *repeat(7 * DAY, 46),
)
MONTHLY: Final = 30 * DAY
# Waits after looks that saw nothing, the first of them first.
RETRIES: Final = (HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY)
UNSEEN_FOR: Final = tuple(accumulate(RETRIES, initial=timedelta(0)))
LEAST_UNSEEN: Final = 3
NOT_FOUND, TAKEN_DOWN = 404, 410
# Pages kept in one hour are not all asked for in one minute: up to a tenth is added, by the reference.
SPREAD: Final = 0.1


def wait(looks: int, unseen: int, key: int) -> timedelta:
    """How long until the next look: after `looks` that saw the page since the last change (or the first
    citing), or after `unseen` that did not; `key` is the reference's id."""
    planned = RETRIES[min(unseen, len(RETRIES)) - 1] if unseen else _planned(looks)
    return planned * (1 + SPREAD * _share(key))


def is_gone(status: int, unseen: int) -> bool:
    """Whether a page is gone that was not seen `unseen` times in a row, the last time for `status`.

    410 says it for good. 404 is believed when it stood for a day and three looks; a fault of the
    server, or no answer at all, is never believed.
    """
    if status == TAKEN_DOWN:
        return True
    lasted = UNSEEN_FOR[min(unseen, len(UNSEEN_FOR)) - 1] if unseen else timedelta(0)
    return status == NOT_FOUND and unseen >= LEAST_UNSEEN and lasted >= DAY


def _planned(looks: int) -> timedelta:
    return WAITS[looks] if looks < len(WAITS) else MONTHLY


def _share(key: int) -> float:
    """A number from 0 to 1, the same for the same key, far apart for neighbours."""
    return (key * 2654435761 % 2**32) / 2**32


def planned_looks() -> tuple[timedelta, ...]:
    """When the looks of the first year fall, counted from the first citing; without the spread."""
    return tuple(accumulate(WAITS))

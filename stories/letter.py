"""A message that waits for one reader, whatever it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from stories.mails import Mail

# How long after each refusal it is tried again; after the last it is given up.
WAITS = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))


class Outcome(Enum):
    """What came of handing a message to the mail server."""

    SENT = auto()
    # The mailbox cannot take it now, or never.
    LATER = auto()
    REFUSED = auto()
    # The message is not taken, which says nothing of the mailbox.
    REJECTED = auto()
    # The server takes nothing from us: nothing left, and nothing else would.
    AWAY = auto()
    # The line broke, and nobody knows whether the server had it by then.
    DOUBTED = auto()


@dataclass(frozen=True)
class Letter:
    """`claim` makes it ours to send, for one of several only; `settle` writes down what came of it.

    `write` raises NoAddress.
    """

    claim: Callable[[], bool]
    write: Callable[[], Mail]
    settle: Callable[[Outcome], None]


def next_try(tries: int) -> timedelta | None:
    """After `tries` refusals; None where it is given up."""
    return WAITS[tries - 1] if tries <= len(WAITS) else None

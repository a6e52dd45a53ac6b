"""How long the newsroom's decisions take, told by its own last ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from statistics import median

from django.utils import timezone

from stories.models import Proposal

# What was decided longer ago says little of today; of fewer than five "usually" would say too much.
RECENT, MOST, LEAST = timedelta(days=30), 100, 5
HOUR, DAY = 60, 24 * 60


@dataclass(frozen=True)
class Usual:
    """Half of the last `of` decisions took no longer than `within` says, in words."""

    within: str
    of: int


def usually() -> Usual | None:
    """Of what one person asked and another decided; None where that was too seldom."""
    decided = Proposal.objects.filter(decided_at__gte=timezone.now() - RECENT).order_by("-decided_at")
    rows = decided.values_list("proposed_by", "decided_by", "proposed_at", "decided_at")[:MOST]
    # The watch, and who decides alone, let nobody wait.
    waits = [till - since for asks, answers, since, till in rows if asks not in {None, answers} and till]
    if len(waits) < LEAST:
        return None
    return Usual(in_words(timedelta(seconds=median(wait.total_seconds() for wait in waits))), len(waits))


def in_words(wait: timedelta) -> str:
    """Rounded up to what one plans by: "4 min", "40 min", "1 h 15 min", "7 h", "3 days"."""
    minutes = max(1, ceil(wait / timedelta(minutes=1)))
    if minutes > 10:
        minutes = _up(minutes, 5 if minutes <= HOUR else 15)
    if minutes < HOUR:
        return f"{minutes} min"
    hours, rest = divmod(minutes, HOUR)
    if hours < 6:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{ceil(minutes / HOUR)} h" if minutes <= 2 * DAY else f"{ceil(minutes / DAY)} days"


def _up(number: int, step: int) -> int:
    return ceil(number / step) * step

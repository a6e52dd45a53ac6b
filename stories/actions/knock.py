"""How often somebody may come: counted in the database, so that every node counts alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from stories.errors import Refusal
from stories.models import Knock


class TooOften(Refusal):
    def __init__(self, again: timedelta) -> None:
        hours = again > timedelta(hours=1)
        super().__init__(
            "Too much was sent from here, or about this, in a short time. Nothing was sent now: "
            f"please try again in {'a day' if hours else 'an hour'}."
        )


def knock(door: str, who: Sequence[str], *, most: int, within: timedelta, now: datetime) -> None:
    """Count one more at a `door`, and let in `most` a window. Raises TooOften.

    `who` are keyed digests of one and the same, newest key first. Who is turned away is counted, too.
    """
    since = _window(within, now)
    here = Knock.objects.filter(door=door, since=since)
    known = here.filter(who__in=who).values_list("pk", flat=True).first()
    if known is None:
        known = _first(door, who[0], since)
    Knock.objects.filter(pk=known).update(times=F("times") + 1)
    if Knock.objects.values_list("times", flat=True).get(pk=known) > most:
        raise TooOften(within)


def _window(within: timedelta, now: datetime) -> datetime:
    """The start of the window this moment lies in; the same on every node."""
    seconds = int(within.total_seconds())
    return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, UTC)


def _first(door: str, who: str, since: datetime) -> int:
    """The row of a first one; of two at the same moment both get the same."""
    try:
        with transaction.atomic():
            return Knock.objects.create(door=door, who=who, since=since).pk
    except IntegrityError:
        return Knock.objects.values_list("pk", flat=True).get(door=door, who=who, since=since)

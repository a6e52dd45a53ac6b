"""Times people set: read in the newsroom's zone, said in words with the zone and UTC.

Twice a year local times are missing or come twice; nobody's time is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo

# A set time is at most so far ahead: beyond it, it is a slip of the pen.
FURTHEST = timedelta(days=366)
# A set time that is so late is an alarm.
OVERDUE_AFTER = timedelta(minutes=2)
# Trouble is tried again after 10 seconds, then 20, 40 and so on, at most 5 minutes apart.
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(minutes=5)


class NoSuchTime(ValueError):
    """A local time the clocks leap over; `before` and `after` are the nearest there are, in its zone."""

    def __init__(self, before: datetime, after: datetime) -> None:
        self.before, self.after = before, after
        super().__init__(
            f"That night the clocks go from {before:%H:%M} to {after:%H:%M}: there is no such time. "
            f"Set one up to {before - timedelta(minutes=1):%H:%M}, or from {after:%H:%M} on."
        )


class ComesTwice(ValueError):
    """A local time that comes twice; `moments` are both, in its zone."""

    def __init__(self, moments: Sequence[datetime]) -> None:
        self.moments = tuple(moments)
        zones = " or ".join(zone_name(moment) for moment in moments)
        super().__init__(f"That night the time you set comes twice, in {zones}. Say which one you mean.")


def moment(local: datetime, zone: tzinfo, which: int | None = None) -> datetime:
    """The aware UTC moment of a naive local time; of one that comes twice the `which`th, 0 or 1.

    Raises NoSuchTime, and ComesTwice where `which` is None.
    """
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    if _exists(first):
        if which is None:
            raise ComesTwice((first, second))
        return (second if which else first).astimezone(UTC)
    raise NoSuchTime(*_around(first, second))


def _exists(local: datetime) -> bool:
    there = local.astimezone(UTC).astimezone(local.tzinfo)
    return there.replace(tzinfo=None) == local.replace(tzinfo=None)


def _around(first: datetime, second: datetime) -> tuple[datetime, datetime]:
    """What the clocks show as they leap, and just after: to be found between the two readings of the gap."""
    zone, low, high = first.tzinfo, second.astimezone(UTC), first.astimezone(UTC)
    old, new = low.astimezone(zone).utcoffset(), high.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    leap = (high + timedelta(milliseconds=500)).replace(microsecond=0, tzinfo=None)
    return leap + (old or timedelta()), leap + (new or timedelta())


def why_not(moment: datetime, now: datetime) -> str:
    """Why nothing can be set for this moment, "" where it can."""
    if moment <= now:
        return "That time is past. Set one that is still to come, or let it go out as soon as it is approved."
    if moment - now > FURTHEST:
        return "That is more than a year ahead. Set a time within a year."
    return ""


def why_not_due(moment: datetime, now: datetime) -> str:
    """Why nothing can be due at this moment, "" where it can."""
    if moment <= now:
        return "That time is past. Set one that is still to come, or none."
    return (
        "That is more than a year ahead. Set a time within a year, or none."
        if moment - now > FURTHEST
        else ""
    )


def in_words(moment: datetime, zone: tzinfo, now: datetime) -> str:
    """ "24 November, 09:00 CET (08:00 UTC)"; with the year where it is not this one."""
    local, utc = moment.astimezone(zone), moment.astimezone(UTC)
    said = f"{_day(local, now.astimezone(zone))}, {local:%H:%M} {zone_name(local)}"
    if not local.utcoffset() and zone_name(local) == "UTC":
        return said
    day = "" if utc.date() == local.date() else f"{utc.day} {utc:%B}, "
    return f"{said} ({day}{utc:%H:%M} UTC)"


def short(moment: datetime, zone: tzinfo, now: datetime) -> str:
    """ "09:00 CET" today, else "24 November, 09:00 CET"."""
    local, today = moment.astimezone(zone), now.astimezone(zone)
    day = "" if local.date() == today.date() else f"{_day(local, today)}, "
    return f"{day}{local:%H:%M} {zone_name(local)}"


def zone_name(local: datetime) -> str:
    """ "CET"; zones without letters are said from UTC: "UTC-03"."""
    name = local.tzname() or "UTC"
    return f"UTC{name}" if name[0] in "+-" else name


def _day(local: datetime, today: datetime) -> str:
    year = "" if local.year == today.year else f" {local.year}"
    return f"{local.day} {local:%B}{year}"


def wait_after(stumbles: int) -> timedelta:
    """How long what stumbled so many times is left alone."""
    doubled: int = 2 ** min(max(stumbles - 1, 0), 10)
    return min(LONGEST_WAIT, FIRST_WAIT * doubled)

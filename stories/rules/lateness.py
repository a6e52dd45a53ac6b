"""When something is due, in a few words, and how near that is."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

SOON = timedelta(hours=3)


@dataclass(frozen=True)
class Due:
    """`look` is "is-late", "is-soon" or ""; `is_today` also when it is late."""

    words: str
    look: str = ""
    is_today: bool = False


def due(moment: datetime | None, zone: tzinfo, now: datetime) -> Due:
    """ "due 10:00", "due Mon 08:00", "due 24 Nov 08:00"; past it "2 h overdue"; None is "no due time"."""
    if moment is None:
        return Due("no due time")
    if moment <= now:
        return Due(f"{_long(now - moment)} overdue", "is-late", is_today=True)
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    days = (local.date() - today).days
    look = "is-soon" if moment - now <= SOON else ""
    if days == 0:
        return Due(f"due {local:%H:%M}", look, is_today=True)
    day = f"{local:%a}" if days < 7 else f"{local.day} {local:%b}"
    return Due(f"due {day} {local:%H:%M}", look)


def _long(late: timedelta) -> str:
    minutes = max(1, int(late.total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"

"""Which signals stand on the wire: tabs, filters, pages by where one stopped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from newsroom.by_row import is_any
from newsroom.counts import capped, counts
from newsroom.row_key import row_key
from sources.models import Publisher, Signal
from stories.models import Match, Story, story_open_to
from stories.search import SIGNALS, matching

TABS = {
    "new": "New",
    "mine": "Fit my stories",
    "none": "Fit no story",
    "later": "For later",
    "kept": "Kept today",
    "dismissed": "Dismissed",
}
COUNTED_TABS = ("new", "mine", "none", "later", "kept")
PAGE = 20
LONGEST_SEARCH = 100


@dataclass(frozen=True)
class Asked:
    """What the address asks for; `older` and `newer` are where the page before ended."""

    tab: str = "new"
    q: str = ""
    section: str = ""
    kind: str = ""
    older: str = ""
    newer: str = ""

    @classmethod
    def of(cls, data: QueryDict) -> Asked:
        text = {name: str(data.get(name, "")).replace("\x00", "").strip() for name in vars(cls())}
        tab = text["tab"] if text["tab"] in TABS else "new"
        kind = text["kind"] if text["kind"] in Publisher.Kind.values else ""
        return replace(cls(**text), tab=tab, kind=kind, q=text["q"][:LONGEST_SEARCH])

    @property
    def narrowed(self) -> bool:
        return bool(self.q or self.section or self.kind)

    def query(self, **changes: str) -> str:
        """As the end of an address, changed; a page is left where anything else changes."""
        kept = {**vars(self), "older": "", "newer": "", **changes}
        said = {name: value for name, value in kept.items() if value and (name, value) != ("tab", "new")}
        return f"?{urlencode(said)}" if said else "?"


@dataclass(frozen=True)
class Page:
    """The newest signal of each group, newest first; ends of the neighbouring pages, "" for none."""

    rows: list[Signal]
    older: str
    newer: str


def waiting() -> QuerySet[Signal]:
    """New signals nobody has decided on; one on its way to a story is decided."""
    return Signal.objects.filter(state=Signal.State.NEW, decided_at=None)


def undecided() -> QuerySet[Signal]:
    """What a person may still decide on: new, or kept for later."""
    return waiting() | Signal.objects.filter(state=Signal.State.LATER)


def open_matches(person: User) -> QuerySet[Match]:
    """What fits stories open to this person: of others not even that something fits is told."""
    return Match.objects.filter(story_open_to(person.pk))


def of_tab(tab: str, person: User) -> QuerySet[Signal]:
    if tab == "later":
        return Signal.objects.filter(state=Signal.State.LATER)
    if tab == "dismissed":
        return Signal.objects.filter(state=Signal.State.DISMISSED)
    if tab == "kept":
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        taken = Q(state=Signal.State.KEPT) | Q(state=Signal.State.NEW)
        return Signal.objects.filter(taken, decided_at__gte=midnight)
    fits = Match.objects.filter(state=Match.State.NEW, signal__isnull=False)
    if tab == "mine":
        mine = fits.filter(story__in=Story.objects.of(person).open_to(person))
        return waiting().filter(pk__in=mine.values("signal"))
    if tab == "none":
        return waiting().filter(~Q(is_any(open_matches(person).filter(signal=OuterRef("pk")))))
    return waiting()


def narrowed(asked: Asked, person: User) -> QuerySet[Signal]:
    rows = of_tab(asked.tab, person)
    if asked.q:
        rows = matching(rows, SIGNALS, asked.q)
    if asked.kind:
        rows = rows.filter(publisher__kind=asked.kind)
    if asked.section:
        fits = open_matches(person).filter(story__section__slug=asked.section, signal__isnull=False)
        rows = rows.filter(pk__in=fits.values("signal"))
    return rows


def first_of_groups(rows: QuerySet[Signal]) -> QuerySet[Signal]:
    """Of each group, the newest among `rows`."""
    later = Q(seen_at__gt=OuterRef("seen_at")) | Q(seen_at=OuterRef("seen_at"), pk__gt=OuterRef("pk"))
    return rows.filter(~Q(is_any(rows.filter(later, head=OuterRef("head")))))


def page(asked: Asked, person: User) -> Page:
    rows = first_of_groups(narrowed(asked, person))
    back = _stopped(asked.newer)
    at = back or _stopped(asked.older)
    found = list(_beyond(rows, at, back=bool(back))[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    if back:
        found.reverse()
    has_older, has_newer = (bool(found), more) if back else (more, at is not None and bool(found))
    return Page(
        found,
        older=_stop(found[-1]) if has_older else "",
        newer=_stop(found[0]) if has_newer else "",
    )


def _beyond(rows: QuerySet[Signal], at: tuple[datetime, int] | None, *, back: bool) -> QuerySet[Signal]:
    order = ("seen_at", "pk") if back else ("-seen_at", "-pk")
    if at is None:
        return rows.order_by(*order)
    moment, pk = at
    way = "gt" if back else "lt"
    beyond = Q(**{f"seen_at__{way}": moment}) | Q(seen_at=moment, **{f"pk__{way}": pk})
    # The first half of it is what the index of newest signals can answer.
    return rows.filter(**{f"seen_at__{way}e": moment}).filter(beyond).order_by(*order)


def _stop(signal: Signal) -> str:
    return f"{signal.seen_at.isoformat()}_{signal.pk}"


def _stopped(text: str) -> tuple[datetime, int] | None:
    moment, _, pk = text.rpartition("_")
    if not moment or not row_key(pk):
        return None
    try:
        seen = parse_datetime(moment)
    except ValueError:
        return None
    return (seen, row_key(pk)) if seen and timezone.is_aware(seen) else None


def tallies(person: User) -> dict[str, str]:
    """How many groups each tab holds."""
    asked = {tab: first_of_groups(of_tab(tab, person)) for tab in COUNTED_TABS}
    return {tab: capped(number) for tab, number in counts(asked).items()}

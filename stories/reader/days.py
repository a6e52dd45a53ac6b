"""A list of stories by the day they came on, and where nothing came for long."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.dateformat import format as format_date

from .entries import Entry

QUIET = timedelta(hours=8)


@dataclass(frozen=True)
class Gap:
    """Nothing at all was published between the two times; `place` is where it stands among the entries."""

    since: datetime
    until: datetime
    place: str

    @property
    def hours(self) -> int:
        return round((self.until - self.since) / timedelta(hours=1))


@dataclass(frozen=True)
class Line:
    entry: Entry
    gap: Gap | None


@dataclass(frozen=True)
class Day:
    """`more`: it began on the page before; `goes_on`: it ends on the next. `day` is None for any days."""

    day: date | None
    lines: Sequence[Line]
    more: bool
    goes_on: bool

    @property
    def named(self) -> str:
        """ "Saturday, 21 November", with the year where it is another one."""
        if self.day is None:
            return ""
        this_year = self.day.year == timezone.localtime().year
        return format_date(self.day, "l, j F" if this_year else "l, j F Y")

    @property
    def says(self) -> str:
        count = len(self.lines)
        return f"{count} {'more ' if self.more else ''}{'story' if count == 1 else 'stories'}"


@dataclass(frozen=True)
class Sheet:
    """What a page of a list shows, newest first, and its neighbours on the pages beside it.

    `whole`: it is a list of all there is, told by the day; of some stories each tells its own day.
    """

    shown: Sequence[Entry]
    before: Entry | None = None
    after: Entry | None = None
    whole: bool = False


def days(sheet: Sheet, in_river: Collection[int]) -> Iterator[Day]:
    """The days of a page with those of its stories that do not stand elsewhere on it, by their entries."""
    lines = [line for line in _lines(sheet) if line.entry.entry in in_river]
    if lines and not sheet.whole:
        yield Day(None, lines, more=False, goes_on=False)
        return
    for day, group in groupby(lines, key=lambda line: _day(line.entry)):
        yield Day(day, tuple(group), more=_is_on(sheet.before, day), goes_on=_is_on(sheet.after, day))


def _lines(sheet: Sheet) -> Iterator[Line]:
    older = [*sheet.shown[1:], sheet.after] if sheet.shown else []
    for entry, before in zip(sheet.shown, older, strict=True):
        yield Line(entry, _gap(entry, before) if sheet.whole and before else None)


def _gap(entry: Entry, before: Entry) -> Gap | None:
    """Editions that were superseded leave numbers out: what came between is not known to be nothing."""
    silent = entry.entry == before.entry + 1 and entry.published_at - before.published_at > QUIET
    return Gap(before.published_at, entry.published_at, f"{before.entry}.5") if silent else None


def _day(entry: Entry) -> date:
    return timezone.localtime(entry.published_at).date()


def _is_on(entry: Entry | None, day: date) -> bool:
    return entry is not None and _day(entry) == day

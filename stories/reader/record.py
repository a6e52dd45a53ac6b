"""How the labels have held: what became of every story, by the label it was first published at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from statistics import median

from stories.models import Edition, Label

FATES = ("raised", "unchanged", "lowered", "retracted")


@dataclass(frozen=True)
class Stage:
    """One edition's label: `height` is its rank, 0 beside the ladder."""

    story: int
    at: datetime
    label: str
    place: str
    height: int


@dataclass
class Line:
    """Stories that began with one label. `half`: how soon half of the raised ones were, in words."""

    label: Label
    raised: int = 0
    unchanged: int = 0
    lowered: int = 0
    retracted: int = 0
    waits: list[float] = field(default_factory=list)

    @property
    def stories(self) -> int:
        return self.raised + self.unchanged + self.lowered + self.retracted

    @property
    def half(self) -> str:
        return spell(timedelta(seconds=median(self.waits))) if self.waits else ""

    @property
    def bars(self) -> list[Bar]:
        return list(bars(self))


@dataclass(frozen=True)
class Bar:
    """A part of a line's bar, in percent of its length."""

    fate: str
    count: int
    x: str
    width: str


@dataclass(frozen=True)
class Record:
    lines: tuple[Line, ...]
    since: datetime | None

    @property
    def stories(self) -> int:
        return sum(line.stories for line in self.lines)


def read_record(ladder: Sequence[Label]) -> Record:
    """One query, and of each edition its label only."""
    rows = (
        Edition.objects.order_by("story", "number")
        .values_list("story", "published_at", "label__slug", "label__place", "label__rank")
        .iterator(chunk_size=5000)
    )
    return record((Stage(story, at, slug, place, rank or 0) for story, at, slug, place, rank in rows), ladder)


def record(stages: Iterable[Stage], ladder: Sequence[Label]) -> Record:
    """`stages` come story by story, in the order of their editions."""
    lines = {label.slug: Line(label) for label in ladder}
    since: datetime | None = None
    for _, group in groupby(stages, key=lambda stage: stage.story):
        way = list(group)
        line = lines.get(way[0].label)
        if line is None:
            continue
        since = min(since or way[0].at, way[0].at)
        count(line, way)
    return Record(tuple(line for line in lines.values() if line.stories), since)


def count(line: Line, way: Sequence[Stage]) -> None:
    fell = fate(way)
    setattr(line, fell, getattr(line, fell) + 1)
    if fell == "raised":
        risen = next(stage for stage in way if stage.height > way[0].height)
        line.waits.append((risen.at - way[0].at).total_seconds())


def fate(way: Sequence[Stage]) -> str:
    """A story that stands below a label it once held counts as lowered, whatever came between."""
    first, last = way[0], way[-1]
    if last.place == "retracted":
        return "retracted"
    if last.height < max(stage.height for stage in way):
        return "lowered"
    return "raised" if last.height > first.height else "unchanged"


def bars(line: Line) -> Iterator[Bar]:
    x = 0.0
    for name in FATES:
        number: int = getattr(line, name)
        if number:
            width = 100 * number / line.stories
            yield Bar(name, number, f"{x:.2f}%", f"{width:.2f}%")
            x += width


def spell(wait: timedelta) -> str:
    """A wait in the unit people would use: minutes, hours up to two days, days."""
    if wait >= timedelta(hours=47):
        return f"{round(wait / timedelta(days=1))} days"
    if (hours := round(wait / timedelta(hours=1))) >= 1:
        return f"{hours} hour{'s' if hours > 1 else ''}"
    minutes = max(1, round(wait / timedelta(minutes=1)))
    return f"{minutes} minute{'s' if minutes > 1 else ''}"

"""How the labels have held: what became of every story, by the label it was first published at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from django.db.models import Count, F, Max, Min

from stories.models import Edition, Label

FATES = ("raised", "unchanged", "lowered", "retracted")


class Known(NamedTuple):
    """What the record tells of a label."""

    pk: int
    slug: str
    name: str
    place: str
    rank: int | None
    colour: str


def known(label: Label) -> Known:
    return Known(label.pk, label.slug, label.name, label.place, label.rank, label.colour)


class Stage(NamedTuple):
    """One edition's label: `height` is its rank, 0 beside the ladder."""

    story: int
    at: datetime
    label: str
    place: str
    height: int


type Moved = Callable[[Stage, Stage, Stage], bool]
# By what became of a story, the step that made it so: between two editions, given the first one.
MOVED: dict[str, Moved] = {
    "raised": lambda _, now, first: now.height > first.height,
    "lowered": lambda before, now, _: now.height < before.height,
    "retracted": lambda _, now, __: now.place == "retracted",
}


@dataclass
class Line:
    """Stories that began with one label. `waits` are seconds from the first edition, by what became of it."""

    label: Known
    raised: int = 0
    unchanged: int = 0
    lowered: int = 0
    retracted: int = 0
    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def stories(self) -> int:
        return self.raised + self.unchanged + self.lowered + self.retracted

    @cached_property
    def half(self) -> dict[str, str]:
        """By what became of them: within what time it did of half of them."""
        return {name: spell(timedelta(seconds=median(waits))) for name, waits in self.waits.items()}

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
    """`since` is when the first story was published, `until` when the newest edition that is counted was:
    a page kept for when the database is away stays true of that time."""

    lines: tuple[Line, ...]
    since: datetime | None
    until: datetime | None = None

    @property
    def stories(self) -> int:
        return sum(line.stories for line in self.lines)


def read_record(labels: Iterable[Label]) -> Record:
    """The record of all that is published, reckoned once for each edition that comes: one query, and then
    three. One index answers them: no text is read, and of the stories whose label never moved, which are
    most, only how many there are."""
    head = Edition.objects.order_by("-entry").values_list("digest", "published_at").first()
    found = reckoned(head[0] if head else "", tuple(known(label) for label in labels))
    return replace(found, until=head[1] if head else None)


@lru_cache(maxsize=2)
def reckoned(head: str, labels: tuple[Known, ...]) -> Record:
    """`head` is the ledger's newest digest: while that and the labels stay, so does the record."""
    first = Edition.objects.filter(number=1).order_by().values_list("label")
    began = {pk: (stories, since) for pk, stories, since in first.annotate(Count("pk"), Min("published_at"))}
    started = {label.slug: began[label.pk][0] for label in labels if label.pk in began}
    ladder = [label for label in labels if label.place == Label.Place.RUNG]
    since = min((since for _, since in began.values()), default=None)
    return record(moved_stages({label.pk: label for label in labels}), ladder, started, since)


def moved_stages(labels: Mapping[int, Known]) -> Iterator[Stage]:
    """Every edition of every story that held more than one label."""
    held = Edition.objects.order_by().values("story").annotate(low=Min("label"), high=Max("label"))
    rows = (
        Edition.objects.filter(story__in=held.filter(low__lt=F("high")).values("story"))
        .order_by("story", "number")
        .values_list("story", "published_at", "label")
        .iterator(chunk_size=5000)
    )
    for story, at, key in rows:
        label = labels[key]
        yield Stage(story, at, label.slug, label.place, label.rank or 0)


def record(
    stages: Iterable[Stage],
    ladder: Sequence[Known],
    started: Mapping[str, int],
    since: datetime | None = None,
) -> Record:
    """`stages` are the ways of the stories whose label moved, story by story, in the order of their editions;
    `started` is how many stories in all began with each label, since when by `since`."""
    lines = {label.slug: Line(label, unchanged=started.get(label.slug, 0)) for label in ladder}
    for _, group in groupby(stages, key=lambda stage: stage.story):
        way = list(group)
        if way[0].label in lines:
            count(lines[way[0].label], way)
    return Record(tuple(line for line in lines.values() if line.stories), since)


def count(line: Line, way: Sequence[Stage]) -> None:
    """Take the story out of the unchanged ones and put it where it came to."""
    came = fate(way)
    line.unchanged -= 1
    setattr(line, came, getattr(line, came) + 1)
    if moved := MOVED.get(came):
        at = next(stage.at for before, stage in pairwise(way) if moved(before, stage, way[0]))
        line.waits[came].append((at - way[0].at).total_seconds())


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

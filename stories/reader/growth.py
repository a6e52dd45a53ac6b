"""The chart of how a story grew: a bed a layer, thicker with each reference, a column an edition.

Numbers are in SVG units and printed as text, so that no locale gets at their decimal points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as format_date

from .beds import Bed, beds
from .history import CORRECTION, Step
from .outline import Drawn, draw, text

MOST_EDITIONS = 12
DATE_ROOM = 98
LABEL_ROOM = 135
FLAG_ROOM = 90
MOST_STRETCH = 1.7


@dataclass(frozen=True)
class Size:
    """`first` is a bed's height for one reference, `further` for each one more.

    A chart less than `tall` is stretched, for few layers deserve to be seen too.
    """

    name: str
    width: int
    plot: int
    first: float
    further: float
    tall: float
    wordy: bool

    @property
    def letter_x(self) -> int:
        return self.plot + (12 if self.wordy else 8)

    @property
    def name_x(self) -> int:
        return self.plot + 30


SIZES = (
    Size("wide", 1040, 826, 18, 5.4, 150, wordy=True),
    Size("narrow", 350, 322, 14, 3.2, 100, wordy=False),
)


@dataclass(frozen=True)
class Ribbon:
    label: dict[str, Any]
    x: str
    end: str
    text_x: str
    text_y: str
    mark_x: str
    mark_y: str
    stem: bool


@dataclass(frozen=True)
class Flag:
    x: str
    top: str
    word: str
    text_x: str
    text_y: str
    anchor: str


@dataclass(frozen=True)
class Foot:
    x: str
    number: str
    date: str


@dataclass(frozen=True)
class Chart:
    size: Size
    height: int
    ribbon_y: int
    floor: str
    number_y: str
    date_y: str
    title: str
    description: str
    ribbons: tuple[Ribbon, ...]
    beds: tuple[Drawn, ...]
    flags: tuple[Flag, ...]
    feet: tuple[Foot, ...]


def charts(history: Sequence[Step]) -> tuple[Chart, ...]:
    """Wide and narrow; none while there is one edition and nothing grew."""
    if len(history) < 2:
        return ()
    return tuple(chart(history, size) for size in SIZES)


def chart(history: Sequence[Step], size: Size) -> Chart:
    # Older editions fold into the first column, which then stands for the state they reached.
    columns = history[-MOST_EDITIONS:]
    pitch = size.plot / len(columns)
    strips = beds(columns, size.first, size.further)
    tall = max(stacked(strips), default=0.0)
    stretch = max(1.0, min(MOST_STRETCH, size.tall / tall)) if tall else 1.0
    strips, tall = [bed.stretched(stretch) for bed in strips], tall * stretch
    spans = list(label_spans(columns))
    stairs = not size.wordy or any((end - start) * pitch < LABEL_ROOM for start, end in spans)
    ribbon_y = 18 + 24 * len(spans) if stairs else 42
    floor = ribbon_y + 44 + tall
    return Chart(
        size=size,
        height=round(floor + (50 if size.wordy else 46)),
        ribbon_y=ribbon_y,
        floor=text(floor),
        number_y=text(floor + 26),
        date_y=text(floor + 44 if size.wordy else floor + 40),
        title=f"How the evidence grew over {len(history)} editions",
        description=describe(columns),
        ribbons=tuple(ribbons(columns, spans, size, pitch, stairs=stairs)),
        beds=tuple(draw(strips, floor, pitch)),
        flags=tuple(flags(columns, strips, size, pitch, floor)),
        feet=tuple(feet(columns, size, pitch)),
    )


def label_spans(columns: Sequence[Step]) -> Iterator[tuple[int, int]]:
    """First column and the one after the last, of each run of editions with one label."""
    place = 0
    for _, group in groupby(columns, key=lambda step: step.label["slug"]):
        start, place = place, place + len(list(group))
        yield start, place


def ribbons(
    columns: Sequence[Step], spans: Sequence[tuple[int, int]], size: Size, pitch: float, *, stairs: bool
) -> Iterator[Ribbon]:
    """A line over the editions of one label; where words lack room they stand as a staircase."""
    for step, (start, end) in enumerate(spans):
        x = start * pitch
        last = end == len(columns)
        mark_x = min(x, size.width - LABEL_ROOM) if stairs else x
        mark_y = 4 + 24 * step if stairs else 10
        yield Ribbon(
            label=dict(columns[start].label),
            x=text(x),
            end=text(end * pitch - (0 if last else min(8, pitch / 4))),
            mark_x=text(mark_x),
            mark_y=text(mark_y),
            text_x=text(mark_x + 27),
            text_y=text(mark_y + 15.5),
            stem=stairs,
        )


def stacked(strips: Sequence[Bed]) -> list[float]:
    """How high the beds lie in each edition."""
    return [sum(heights) for heights in zip(*(bed.heights for bed in strips), strict=True)]


def flags(
    columns: Sequence[Step], strips: Sequence[Bed], size: Size, pitch: float, floor: float
) -> Iterator[Flag]:
    """Where corrections were made; of two close together the second shares the first one's word."""
    highs, taken = stacked(strips), float("-inf")
    for place, step in enumerate(columns):
        if step.mends != CORRECTION:
            continue
        x = place * pitch + 0.5
        left = x + FLAG_ROOM > size.plot
        near = [h for other, h in enumerate(highs) if abs(other - place) * pitch < FLAG_ROOM]
        top = floor - max(near) - 26
        word = "" if x - taken < FLAG_ROOM else CORRECTION
        taken = x if word else taken
        text_x = x - 11.5 if left else x + 11.5
        yield Flag(text(x), text(top), word, text(text_x), text(top + 11), "end" if left else "start")


def feet(columns: Sequence[Step], size: Size, pitch: float) -> Iterator[Foot]:
    dates = dated(columns, size, pitch)
    shape = "j M, H:i" if size.wordy else "j M"
    for place, step in enumerate(columns):
        date = format_date(timezone.localtime(step.published_at), shape) if place in dates else ""
        yield Foot(text(place * pitch), f"{word(place, size, pitch)}{step.number}", date)


def word(place: int, size: Size, pitch: float) -> str:
    """What stands before an edition's number: a word where there is room, and at the first in any case."""
    if not size.wordy:
        return ""
    return "Edition " if pitch >= DATE_ROOM else "Ed. " if place == 0 else ""


def dated(columns: Sequence[Step], size: Size, pitch: float) -> set[int]:
    """Columns that get a date: first, last, raised and corrected ones, then others where there is room."""
    room = DATE_ROOM if size.wordy else 46
    ends = [0, len(columns) - 1]
    marked = [place for place, step in enumerate(columns) if step.matters]
    others = list(range(len(columns))) if size.wordy else []
    chosen: set[int] = set()
    for place in (*ends, *marked, *others):
        if all(abs(place - other) * pitch >= room for other in chosen):
            chosen.add(place)
    return chosen


def describe(columns: Sequence[Step]) -> str:
    """The chart in words: each edition at which label or layers changed."""
    told, before = [], None
    for step in columns:
        state = (step.layers, step.label["name"])
        if state != before:
            layers = "1 layer" if step.layers == 1 else f"{step.layers} layers"
            told.append(f"Edition {step.number}: {layers}, {step.label['name']}.")
        before = state
    return " ".join(told)

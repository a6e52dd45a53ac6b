"""Beds of rock as shapes: the outline and upper edge of each, in SVG units printed as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .beds import Bed


@dataclass(frozen=True)
class Drawn:
    """A bed: outline, upper edge, and its letter and name, "" where the last edition has it no more."""

    position: int
    outline: str
    edge: str
    letter: str
    name: str
    y: str


def draw(strips: Sequence[Bed], floor: float, pitch: float) -> Iterator[Drawn]:
    count = len(strips[0].heights) if strips else 0
    below = [floor] * count
    for bed in strips:
        above = [y - height for y, height in zip(below, bed.heights, strict=True)]
        shows = bed.heights[-1] > 0
        yield Drawn(
            position=bed.position,
            outline=f"{line(above, pitch)}L{text(count * pitch)} {text(below[-1])}{back(below, pitch)}Z",
            edge=line(above, pitch),
            letter=bed.letter if shows else "",
            name=bed.name if shows else "",
            y=text((above[-1] + below[-1]) / 2 + 5),
        )
        below = above


def line(ys: Sequence[float], pitch: float) -> str:
    """Left to right over all columns; a change of height is a soft slope at the column's start."""
    parts = [f"M0 {text(ys[0])}"]
    for column in range(1, len(ys)):
        before, now = ys[column - 1], ys[column]
        if before != now:
            start, middle, end = slope(column, pitch)
            parts.append(f"H{start}C{middle} {text(before)} {middle} {text(now)} {end} {text(now)}")
    return f"{''.join(parts)}H{text(len(ys) * pitch)}"


def back(ys: Sequence[float], pitch: float) -> str:
    """The same, right to left."""
    parts = []
    for column in range(len(ys) - 1, 0, -1):
        before, now = ys[column - 1], ys[column]
        if before != now:
            start, middle, end = slope(column, pitch)
            parts.append(f"H{end}C{middle} {text(now)} {middle} {text(before)} {start} {text(before)}")
    return f"{''.join(parts)}H0"


def slope(column: int, pitch: float) -> tuple[str, str, str]:
    x = column * pitch
    return text(x - 0.06 * pitch), text(x + 0.18 * pitch), text(x + 0.42 * pitch)


def text(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")

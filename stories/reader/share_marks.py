"""The label marks as shapes: read off the drawings of templates/marks.html, so that there is one of each."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.template.loader import render_to_string
from lxml import etree

Point = tuple[float, float]

PART = re.compile(r"([MLHVCAZ])([^MLHVCAZ]*)")
NUMBER = re.compile(r"-?(?:\d+\.\d*|\.\d+|\d+)")
STEPS = 24
# Of the drawings' own box.
BOX = 24


@dataclass(frozen=True)
class Shape:
    """A filled shape, or a line `width` wide; points in the drawing's own box, 24 by 24."""

    points: tuple[Point, ...]
    width: float = 0.0


@cache
def mark(symbol: str) -> tuple[Shape, ...]:
    """The shapes of the symbol, "m-confirmed"."""
    drawings = etree.fromstring(f"<svg>{render_to_string('marks.html')}</svg>")
    (drawing,) = drawings.xpath("//symbol[@id=$id]", id=symbol)
    return tuple(shape for element in drawing for shape in shapes(element))


def shapes(element: etree._Element) -> Iterator[Shape]:
    width = float(element.get("stroke-width", 0)) if element.get("stroke") else 0.0
    if element.tag == "circle":
        x, y, r = (float(element.get(name)) for name in ("cx", "cy", "r"))
        turns = (2 * math.pi * n / (4 * STEPS) for n in range(4 * STEPS + 1))
        yield Shape(tuple((x + r * math.cos(turn), y + r * math.sin(turn)) for turn in turns), width)
    else:
        yield from (Shape(tuple(line), width) for line in lines(element.get("d")))


def lines(path: str) -> Iterator[list[Point]]:
    """Each line of an SVG path, absolute commands only, its curves as many short ones."""
    line: list[Point] = []
    for command, rest in PART.findall(path):
        numbers = [float(one) for one in NUMBER.findall(rest)]
        if command == "M":
            if line:
                yield line
            line = list(zip(numbers[::2], numbers[1::2], strict=True))
        elif command == "Z":
            line.append(line[0])
        else:
            line += further(command, line[-1], numbers)
    yield line


def further(command: str, at: Point, numbers: list[float]) -> list[Point]:
    if command == "C":
        one, two, to = zip(numbers[::2], numbers[1::2], strict=True)
        return [bend(at, one, two, to, n / STEPS) for n in range(1, STEPS + 1)]
    if command == "A":
        radius, _, _, large, sweep, x, y = numbers
        return arc(at, (x, y), radius, large=bool(large), sweep=bool(sweep))
    if command in "HV":
        return [(numbers[0], at[1]) if command == "H" else (at[0], numbers[0])]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def bend(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x, y = (sum(w * p[i] for w, p in zip(weights, (a, b, c, d), strict=True)) for i in (0, 1))
    return x, y


def arc(a: Point, b: Point, radius: float, *, large: bool, sweep: bool) -> list[Point]:
    """Along a circle from `a` to `b`."""
    middle, half = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), math.dist(a, b) / 2
    away = math.sqrt(max(0.0, radius**2 - half**2)) / (2 * half)
    side = away if large != sweep else -away
    x, y = middle[0] - side * (b[1] - a[1]), middle[1] + side * (b[0] - a[0])
    start, end = (math.atan2(p[1] - y, p[0] - x) for p in (a, b))
    turn = (end - start) % (2 * math.pi) if sweep else -((start - end) % (2 * math.pi))
    turns = (start + turn * n / STEPS for n in range(1, STEPS + 1))
    return [(x + radius * math.cos(one), y + radius * math.sin(one)) for one in turns]

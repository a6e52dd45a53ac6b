"""The layers of all a story's editions as beds of rock, each followed from edition to edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .history import Step

MOST_BEDS = 8
NAME_ROOM = 23


@dataclass(frozen=True)
class Bed:
    """`heights` has one number an edition, 0 where the layer was not there. `letter` is its latest one."""

    position: int
    letter: str
    name: str
    heights: tuple[float, ...]

    def stretched(self, by: float) -> Bed:
        return replace(self, heights=tuple(height * by for height in self.heights))


def beds(columns: Sequence[Step], first: float, further: float) -> list[Bed]:
    """At most MOST_BEDS, the lowest letter first; the thinnest of more become one, "and 3 more"."""
    found = [follow(key, columns, first, further) for key in sorted(keys(columns))]
    if len(found) <= MOST_BEDS:
        return found
    by_size = sorted(found, key=lambda bed: (-bed.heights[-1], bed.position))
    kept = [bed for bed in found if bed in by_size[: MOST_BEDS - 1]]
    rest = [bed for bed in found if bed not in kept]
    heights = tuple(
        thickness(sum(b.heights[i] > 0 for b in rest), first, further) for i in range(len(columns))
    )
    return [*kept, Bed(rest[0].position, "", f"and {len(rest)} more", heights)]


def keys(columns: Sequence[Step]) -> set[int]:
    """A layer is known by its lowest source note, as its letter is."""
    return {min(bed["references"]) for step in columns for bed in step.beds}


def follow(key: int, columns: Sequence[Step], first: float, further: float) -> Bed:
    states = [state(key, step) for step in columns]
    latest = next(bed for bed in reversed(states) if bed)
    heights = tuple(thickness(len(bed["references"]) if bed else 0, first, further) for bed in states)
    return Bed(place(latest["letter"]), latest["letter"], called(latest), heights)


def state(key: int, step: Step) -> Mapping[str, Any] | None:
    return next((bed for bed in step.beds if min(bed["references"]) == key), None)


def thickness(references: int, first: float, further: float) -> float:
    return first + further * (references - 1) if references else 0.0


def place(letter: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for one in letter:
        number = number * 26 + ord(one) - ord("A") + 1
    return number - 1


def called(bed: Mapping[str, Any]) -> str:
    """Name and size, short enough to stand beside the chart."""
    count = len(bed["references"])
    tail = ", first-hand" if bed["first_hand"] and count == 1 else f", {count}"
    room = NAME_ROOM - len(tail)
    name = bed["name"] if len(bed["name"]) <= room else f"{bed['name'][: room - 1].rstrip()}…"
    return f"{name}{tail}"

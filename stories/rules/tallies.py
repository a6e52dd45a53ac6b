"""What each of the readers' lists holds, counted story by story: all of them, a section's, a heading's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

ALL, SECTION = "all", "section"
Key = tuple[str, str]


class Listed(Protocol):
    """How a heading stands to the story listed under it."""

    kind: str
    slug: str
    name: str
    is_now: bool
    at_first: bool
    is_first: bool
    rests: bool
    carries: bool


class Tallied(Protocol):
    """The counts of a list; see stories.models.CatalogueTally."""

    stories: int
    firsts: int
    rests: int
    carries: int
    by_label: dict[str, int]
    since: dict[str, int]


@dataclass(frozen=True)
class Share:
    """What one story adds to one list.

    `label` is the label's id where the story is in the list now, else None; `way` is "first-now", the ids
    of the label it was first published at and of its own, where it was in the list then, else "".
    """

    kind: str
    slug: str
    name: str
    label: int | None
    way: str
    is_first: bool = False
    rests: bool = False
    carries: bool = False

    @property
    def key(self) -> Key:
        return self.kind, self.slug


@dataclass
class Tally:
    stories: int = 0
    firsts: int = 0
    rests: int = 0
    carries: int = 0
    by_label: dict[str, int] = field(default_factory=dict)
    since: dict[str, int] = field(default_factory=dict)


def shares(
    *, label: int, first_label: int, section: tuple[str, str], headings: Iterable[Listed]
) -> Iterator[Share]:
    """Everything one story is counted in; `section` is its slug and name."""
    way = f"{first_label}-{label}"
    yield Share(ALL, "", "", label, way)
    yield Share(SECTION, *section, label, "")
    for one in headings:
        yield Share(
            one.kind,
            one.slug,
            one.name,
            label if one.is_now else None,
            way if one.at_first else "",
            one.is_first,
            one.rests,
            one.carries,
        )


def put(row: Tallied, share: Share, times: int = 1) -> None:
    """Count a share in; `times` -1 takes it out."""
    if share.label is not None:
        row.stories += times
        _add(row.by_label, str(share.label), times)
    if share.way:
        _add(row.since, share.way, times)
    row.firsts += times * share.is_first
    row.rests += times * share.rests
    row.carries += times * share.carries


def _add(counts: dict[str, int], name: str, times: int) -> None:
    counts[name] = counts.get(name, 0) + times
    if not counts[name]:
        del counts[name]


def ways(since: Mapping[str, int]) -> Iterator[tuple[int, int, int]]:
    """(label first published at, label now, stories) of the JSON kept."""
    for way, stories in since.items():
        first, _, now = way.partition("-")
        yield int(first), int(now), stories

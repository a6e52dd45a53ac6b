"""Whose material rests on whose, of one source: in how many stories, and the newest of them to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stories.models import CatalogueRest

# On either side it is looked so many times back, so many lines are shown, and of each so many stories.
LOOK_AT, MOST, READ = 300, 6, 2
STORY = ("of__headline", "of__edition__slug")
Kind = CatalogueRest.Kind
ON_IT = {Kind.COPY: "carries its text", Kind.REWRITE: "rewrites it", Kind.CREDIT: "credits it"}
ON_OTHERS = {Kind.COPY: "Carries the text of", Kind.REWRITE: "Rewrites", Kind.CREDIT: "Credits"}


@dataclass
class Line:
    """Another source, and how the one rests on the other; `doubts` are the stories where nobody judged it.

    `read` are the slug and headline of the newest stories.
    """

    slug: str
    name: str
    kind: str
    stories: int = 0
    doubts: int = 0
    read: list[Mapping[str, str]] = field(default_factory=list)

    @property
    def on_it(self) -> str:
        return ON_IT.get(Kind(self.kind), "rests on it")

    @property
    def on_other(self) -> str:
        return ON_OTHERS.get(Kind(self.kind), "Rests on")


@dataclass(frozen=True)
class Side:
    """`looked` is how often it was told where we looked, the newest first; `more` lines are not shown."""

    lines: Sequence[Line]
    more: int
    looked: int

    @property
    def is_cut(self) -> bool:
        return self.looked == LOOK_AT


@dataclass(frozen=True)
class Resting:
    """What others have rested on the source, and what it has rested on."""

    on_it: Side
    on_others: Side

    @property
    def anything(self) -> bool:
        return bool(self.on_it.lines or self.on_others.lines)


def resting(slug: str) -> Resting:
    """Two queries, one a side: each goes along an index of its own, and no further than it looks."""
    return Resting(on_it=_side("derived", origin=slug), on_others=_side("origin", derived=slug))


def _side(other: str, **one: str) -> Side:
    """`other` is the column of the sources at the other end."""
    names = (other, f"{other}_name", "kind", "is_doubt", *STORY)
    rows = list(CatalogueRest.objects.filter(**one).order_by("-entry").values_list(*names)[:LOOK_AT])
    lines: dict[tuple[str, str], Line] = {}
    for slug, name, kind, is_doubt, headline, story in rows:
        line = lines.setdefault((slug, kind), Line(slug, name, kind))
        line.stories += 1
        line.doubts += is_doubt
        if len(line.read) < READ:
            line.read.append({"headline": headline, "slug": story})
    ordered = sorted(lines.values(), key=lambda line: (-line.stories, line.name.lower(), line.kind))
    return Side(ordered[:MOST], len(ordered[MOST:]), len(rows))

"""Stories near to one: those that share its tags or its sources, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from stories.models import CatalogueHeading, Edition
from stories.rules.headings import SOURCE, TAG, Heading, headings

MOST = 4
# So many headings are looked under, and under each at so many stories, the newest: what a story shares with
# one of years ago costs nothing, however much the newsroom has published.
HEADINGS, UNDER = 12, 24
# A tag is chosen for the story; a source may be an agency behind half of all.
WEIGHT = {TAG: 3, SOURCE: 2}
LABEL = ("slug", "name", "place", "rank", "colour")
COLUMNS = ("of_id", "kind", "name", "entry", "of__headline", "of__published_at", "of__edition__slug")


@dataclass
class Near:
    """A story beside the one that is read; `shared` are the names of what both stand under, by kind."""

    slug: str
    headline: str
    published_at: Any
    label: Mapping[str, Any]
    entry: int
    shared: dict[str, list[str]] = field(default_factory=dict)

    @property
    def near(self) -> int:
        return sum(WEIGHT[kind] * len(names) for kind, names in self.shared.items())

    @property
    def retracted(self) -> bool:
        return bool(self.label["place"] == "retracted")

    @property
    def why(self) -> str:
        """ "Tags: batteries, laptops. Shares a source: Fixbench"."""
        told = []
        if tags := self.shared.get(TAG):
            told.append(f"{'Tag' if len(tags) == 1 else 'Tags'}: {', '.join(tags)}")
        if sources := self.shared.get(SOURCE):
            told.append(
                f"Shares {'a source' if len(sources) == 1 else f'{len(sources)} sources'}: {sources[0]}"
                + (f" and {len(sources) - 1} more" if len(sources) > 1 else "")
            )
        return ". ".join(told)


def related(edition: Edition) -> list[Near]:
    """At most MOST, the one that shares most first, of equals the newest; a retracted one only after
    others.

    One query.
    """
    found = headings(edition.content, edition.evidence)
    chosen = sorted((one for one in found if one.kind in WEIGHT), key=lambda one: -WEIGHT[one.kind])
    if not chosen:
        return []
    first, *others = [_newest(edition, one) for one in chosen[:HEADINGS]]
    rows = first.union(*others, all=True) if others else first
    near = sorted(_gather(rows), key=lambda one: (one.retracted, -one.near, -one.entry))[:MOST]
    return near if near and not near[0].retracted else []


def _newest(edition: Edition, heading: Heading) -> Any:
    """Of the stories under a heading the newest, in a form that any of our databases takes into a union."""
    under = CatalogueHeading.objects.filter(kind=heading.kind, slug=heading.slug)
    newest = under.order_by("-entry").values("pk")[:UNDER]
    rows = CatalogueHeading.objects.filter(pk__in=newest, is_now=True).exclude(of__story=edition.story_id)
    return rows.order_by().values(*COLUMNS, *(f"of__label__{name}" for name in LABEL))


def _gather(rows: Iterable[Mapping[str, Any]]) -> list[Near]:
    near: dict[int, Near] = {}
    for row in rows:
        one = near.setdefault(row["of_id"], _near(row))
        one.shared.setdefault(row["kind"], []).append(row["name"])
    return list(near.values())


def _near(row: Mapping[str, Any]) -> Near:
    return Near(
        slug=row["of__edition__slug"],
        headline=row["of__headline"],
        published_at=row["of__published_at"],
        label={name: row[f"of__label__{name}"] for name in LABEL},
        entry=row["entry"],
    )

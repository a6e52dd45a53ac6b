"""Lists of stories: the river, and what moved lately."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from stories.models import Edition

from .history import HOW, did
from .pictures import Shown, shown, with_formats

Frozen = Mapping[str, Any]
# The numbers in the ledger of editions that are live.
Places = QuerySet[Any, Any]

# So many times more editions are looked at, since several may be of one story.
LOOK_BACK = 4
# Of a lead's layers so many are drawn.
DRAWN = 8
MOVES = ("promote", "lower", "correct", "clarify", "retract")


@dataclass(frozen=True)
class Entry:
    """A story in a list, as its live edition tells it; `beds` are its layers."""

    entry: int
    number: int
    slug: str
    headline: str
    standfirst: str
    section: Frozen
    label: Frozen
    ladder: list[Frozen]
    layers: int
    references: int
    beds: list[Frozen]
    published_at: datetime
    picture: Shown | None
    reason: str

    @property
    def core(self) -> Sequence[Frozen]:
        """The lowest of its layers as beds of rock, the deepest last; the more references, the thicker."""
        laid = [
            {**bed, "position": place, "weight": max(2, min(4, len(bed["references"])))}
            for place, bed in enumerate(self.beds[:DRAWN])
        ]
        return laid[::-1]

    @property
    def retracted(self) -> bool:
        return bool(self.label["place"] == "retracted")


@dataclass(frozen=True)
class Move:
    """An edition that moved the label or mended an error. `says` is the newsroom's own line on it."""

    slug: str
    headline: str
    published_at: datetime
    how: str
    before: Frozen | None
    label: Frozen
    says: str


def entries(places: Places) -> list[Entry]:
    """The stories at some places of a list, newest first; one query, and no body among it."""
    rows = with_formats(Edition.objects.filter(entry__in=places).newest_first()).values(
        *("entry", "number", "slug", "headline", "layers", "references", "published_at", "formats"),
        standfirst=F("content__standfirst"),
        section=F("content__section"),
        lead=F("content__lead"),
        label_=F("statement__label"),
        ladder=F("statement__ladder"),
        reason=F("statement__reason"),
        beds=F("evidence__layers"),
    )
    return [
        Entry(label=row.pop("label_"), picture=shown(row.pop("lead"), row.pop("formats")), **row)
        for row in rows
    ]


def moved(count: int, stories: QuerySet[Any, Any]) -> list[Move]:
    """The newest editions of `stories` that moved a label or mended something, one a story."""
    rows = (
        Edition.objects.filter(story__in=stories, statement__kind__in=MOVES)
        .newest_first()
        .values_list("story", "slug", "headline", "published_at", "statement")[: count * LOOK_BACK]
    )
    newest: dict[int, Move] = {}
    for story, *facts in rows:
        newest.setdefault(story, move(*facts))
    return list(newest.values())[:count]


def move(slug: str, headline: str, published_at: datetime, statement: Frozen) -> Move:
    label, before = statement["label"], statement["previous_label"]
    return Move(
        slug=slug,
        headline=headline,
        published_at=published_at,
        how=HOW.get(did(statement), "Updated"),
        before=before if before and before["slug"] != label["slug"] else None,
        label=label,
        says=statement["correction"] or statement["reason"] or statement["change_note"],
    )

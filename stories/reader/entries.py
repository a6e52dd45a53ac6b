"""Lists of stories: the river, what moved lately, and how many stories hold each label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q

from stories.models import Edition, Label
from stories.models.edition import EditionQuerySet

from .history import HOW, did
from .pictures import Shown, shown

Frozen = Mapping[str, Any]

# So many times more editions are looked at, since several may be of one story.
LOOK_BACK = 4
MOVES = ("promote", "lower", "correct", "clarify", "retract")


@dataclass(frozen=True)
class Entry:
    """A story in a list, as its live edition tells it."""

    slug: str
    headline: str
    standfirst: str
    section: Frozen
    label: Frozen
    ladder: list[Frozen]
    layers: int
    references: int
    published_at: datetime
    picture: Shown | None
    reason: str

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


@dataclass(frozen=True)
class Tally:
    label: Label
    stories: int


def entries(editions: EditionQuerySet, start: int, count: int) -> list[Entry]:
    """Of `editions`, newest first, the `count` from `start`; one query, and no body among it."""
    rows = editions.newest_first().values(
        *("slug", "headline", "layers", "references", "published_at"),
        standfirst=F("content__standfirst"),
        section=F("content__section"),
        lead=F("content__lead"),
        label_=F("statement__label"),
        ladder=F("statement__ladder"),
        reason=F("statement__reason"),
    )[start : start + count]
    return [Entry(label=row.pop("label_"), picture=shown(row.pop("lead")), **row) for row in rows]


def moved(count: int, **within: str) -> list[Move]:
    """The newest editions that moved a label or mended something, one a story."""
    rows = (
        Edition.objects.filter(statement__kind__in=MOVES, **within)
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


def tallies(**within: str) -> list[Tally]:
    """Every label that can be published, and how many live editions hold it."""
    live = Q(editions__live_of__isnull=False)
    live &= Q(**{f"editions__{name}": value for name, value in within.items()})
    labels = Label.objects.filter(publishable=True).annotate(stories=Count("editions", filter=live))
    return [Tally(label, label.stories) for label in labels]

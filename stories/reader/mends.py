"""What the newsroom mended: every correction, clarification, lowering and retraction, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q

from stories.models import Edition
from stories.models.edition import EditionQuerySet

from .history import CLARIFICATION, CORRECTION, HOW, did

Frozen = Mapping[str, Any]

# Asked of an edition's proposal; an edition may mend its text and lower its label at once.
KINDS = {
    "corrections": Q(proposal__kind__in=["correct", "clarify"]) | ~Q(proposal__correction=""),
    "lowered": Q(proposal__kind="lower"),
    "retractions": Q(proposal__kind="retract"),
}


@dataclass(frozen=True)
class Mend:
    """An edition that mended something. `number` is the edition's, `slug` and `headline` as it has them.

    `how` is a word of `history.HOW`; `note` is "Correction", "Clarification" or "", `correction` its text.
    `before` is the label it left, None where the label stayed. `says` is the newsroom's own line on it.
    """

    key: UUID
    number: int
    slug: str
    headline: str
    section: Frozen
    published_at: datetime
    how: str
    note: str
    correction: str
    before: Frozen | None
    label: Frozen
    says: str

    @property
    def retracted(self) -> bool:
        return bool(self.label["place"] == "retracted")


def mending(kind: str = "") -> EditionQuerySet:
    """The editions that mend, newest first; those of one of KINDS, or of all.

    Their kind is asked of the approved proposal, which holds what the statement froze: in the statement it
    lies behind an edition's whole text, and every edition would be read for it.
    """
    return Edition.objects.filter(KINDS[kind] if kind else reduce(or_, KINDS.values())).newest_first()


def counts() -> dict[str, int]:
    """How many there are of each kind, and "" of all; one query."""
    asked = {f"of_{kind}": Count("pk", filter=of) for kind, of in KINDS.items()}
    told = mending().order_by().aggregate(of_=Count("pk"), **asked)
    return {kind: told[f"of_{kind}"] for kind in ("", *KINDS)}


def mends(start: int, count: int, kind: str = "") -> list[Mend]:
    """The `count` from `start`; one query, and no text of a story among it."""
    rows = mending(kind).values(
        *("number", "slug", "headline", "published_at", "statement"),
        key=F("story__key"),
        section=F("content__section"),
    )[start : start + count]
    return [mend(**row) for row in rows]


def mend(*, statement: Frozen, **told: Any) -> Mend:
    label, before, correction = statement["label"], statement["previous_label"], statement["correction"]
    note = CLARIFICATION if statement["kind"] == "clarify" else CORRECTION
    return Mend(
        how=HOW.get(did(statement), "Updated"),
        note=note if correction else "",
        correction=correction,
        before=before if before and before["slug"] != label["slug"] else None,
        label=label,
        says=correction or statement["reason"] or statement["change_note"],
        **told,
    )

"""What the newsroom mended: every correction, clarification, lowering and retraction, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from stories.models import Edition
from stories.models.edition import EditionQuerySet

from .history import CLARIFICATION, CORRECTION, HOW, did

Frozen = Mapping[str, Any]

KINDS = ("correct", "clarify", "lower", "retract")


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


def mending() -> EditionQuerySet:
    """The editions that mend, newest first.

    Their kind is asked of the approved proposal, which holds what the statement froze: in the statement it
    lies behind an edition's whole text, and every edition would be read for it.
    """
    mends = Q(proposal__kind__in=KINDS) | ~Q(proposal__correction="")
    return Edition.objects.filter(mends).newest_first()


def mends(start: int, count: int) -> list[Mend]:
    """Of all mends the `count` from `start`; one query, and no text of a story among it."""
    rows = mending().values(
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

"""How a story grew: what each edition did to label, text and evidence, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import F

from stories.models import Edition
from stories.models.edition import EditionQuerySet

Frozen = Mapping[str, Any]

# What an edition did; of these every one stays open in the list.
HOW = {
    "published": "First published",
    "raised": "Raised",
    "lowered": "Lowered",
    "disputed": "Disputed",
    "settled": "Settled",
    "retracted": "Retracted",
    "restored": "Published again",
    "corrected": "Corrected",
    "clarified": "Clarified",
}
# Editions of these kinds mend something with a note; what is not a clarification is a correction.
CLARIFICATION, CORRECTION = "Clarification", "Correction"
LEADS = {
    "published": "First published as",
    "raised": "Raised to",
    "lowered": "Lowered to",
    "disputed": "Marked",
    "settled": "No longer disputed, now",
    "retracted": "Withdrawn:",
    "restored": "Published again as",
}
FOUR_EYES = {
    "one editor": "Done at once by one editor, {}.",
    "the watch and one editor": "Proposed by our own watch over the sources, decided by {}.",
    "switched off": "Decided by one person, {}: this newsroom had its second pair of eyes switched off.",
}
NEWEST_OPEN = 2
COLUMNS = ("number", "slug", "published_at", "layers", "references", "statement")


@dataclass(frozen=True)
class Step:
    """One edition in a story's history. `beds` are its frozen layers."""

    number: int
    slug: str
    published_at: datetime
    layers: int
    references: int
    statement: Frozen
    beds: Sequence[Frozen]

    @property
    def before(self) -> int:
        """The number of the edition before; 0 for the first."""
        return self.number - 1

    @property
    def label(self) -> Frozen:
        label: Frozen = self.statement["label"]
        return label

    @property
    def did(self) -> str:
        return did(self.statement)

    @property
    def leads(self) -> str:
        return LEADS.get(self.did, "")

    @property
    def correction(self) -> str:
        return str(self.statement["correction"])

    @property
    def mends(self) -> str:
        """What its note on the text is called; "" where it has none."""
        if not self.correction:
            return ""
        return CLARIFICATION if self.statement["kind"] == "clarify" else CORRECTION

    @property
    def words(self) -> str:
        """The newsroom's own words on it: the reason of a lowering, else the note on what changed."""
        return str(self.statement["reason"] or self.statement["change_note"])

    @property
    def who(self) -> str:
        """A sentence where not two people decided, else ""."""
        shape = FOUR_EYES.get(self.statement["four_eyes"], "")
        return shape.format(self.statement["decided_by"])

    @property
    def matters(self) -> bool:
        return self.did != "updated" or bool(self.correction) or bool(self.statement["override"])


@dataclass(frozen=True)
class Run:
    """Neighbours in the list: one step that stands open, or several that fold into a line."""

    steps: tuple[Step, ...]
    folded: bool

    @property
    def numbers(self) -> str:
        """ "2, 3 and 5", lowest first."""
        *most, last = (str(step.number) for step in reversed(self.steps))
        return f"{', '.join(most)} and {last}" if most else last


def did(statement: Frozen) -> str:
    """What an edition did to the label, or "corrected", "clarified" or "updated" where the label stayed."""
    now, before = statement["label"], statement["previous_label"]
    if before is None:
        return "published"
    if now["slug"] == before["slug"]:
        if not statement["correction"]:
            return "updated"
        return "clarified" if statement["kind"] == "clarify" else "corrected"
    if now["place"] != "rung":
        return str(now["place"])
    if before["place"] != "rung":
        return "settled" if before["place"] == "disputed" else "restored"
    return "raised" if now["rank"] > before["rank"] else "lowered"


def steps(editions: EditionQuerySet) -> list[Step]:
    """All of a story's editions, oldest first; one query, and no text among it."""
    rows = editions.order_by("number").values(*COLUMNS, beds=F("evidence__layers"))
    return [Step(**row) for row in rows]


def step(edition: Edition) -> Step:
    """An edition that is at hand already."""
    told = {name: getattr(edition, name) for name in COLUMNS}
    return Step(**told, beds=edition.evidence["layers"])


def runs(history: Sequence[Step]) -> Iterator[Run]:
    """The list, newest first: open are the newest two, the first, and all that moved or mended something."""
    newest = history[-1].number if history else 0

    def stands(step: Step) -> bool:
        return step.matters or step.number > newest - NEWEST_OPEN

    for is_open, group in groupby(reversed(history), key=stands):
        some = tuple(group)
        if is_open:
            yield from (Run((step,), folded=False) for step in some)
        else:
            yield Run(some, folded=True)

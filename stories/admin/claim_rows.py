"""The claims of the grid: each with its number, its rank and what it has earned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any

from stories.admin.claim_order import Numbered
from stories.dossier import Dossier
from stories.models import Claim, Label
from stories.templatetags.desk import counted


@dataclass(frozen=True)
class ClaimRow:
    """A claim, its number in the story, and what it has earned: "headline, 2 layers".

    `text` is what its field shows: what was typed, where that could not be taken. `beyond`: it stands
    behind the switch.
    """

    claim: Claim
    n: int
    text: str
    rank: str
    state: str
    earned: Label | None
    beyond: bool = False

    @property
    def summary(self) -> str:
        return f"{self.rank}, {self.state}"


def claim_rows(
    dossier: Dossier, claims: Numbered, beyond: Set[int], refused: Mapping[str, Any]
) -> Iterable[ClaimRow]:
    """`claims` in the order of the page; `beyond` are the numbers behind the switch."""
    weighed = {one.key: one for one in dossier.assessment.claims}
    for n, claim in claims:
        told = weighed[claim.pk]
        rank = "headline" if claim.is_headline else "key" if claim.is_key else "not key"
        state = "contested" if told.contradicted_by else counted(told.layers, "layer,layers")
        yield ClaimRow(
            claim,
            n,
            as_typed(claim, refused),
            rank,
            state,
            dossier.label(told.label) if told.label and not told.contradicted_by else None,
            n in beyond,
        )


def as_typed(claim: Claim, refused: Mapping[str, Any]) -> str:
    """What its field shows."""
    return str(refused.get(f"claim-{claim.pk}", claim.text))

"""The evidence beside the words: claims against layers, why references share one, what is earned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sources.models import Derivation
from sources.rules.joins import told
from sources.rules.layers import Join, Layer
from stories.admin.typed import Typed
from stories.dossier import Dossier
from stories.dossier.weigh import named, unnamed
from stories.models import Citation, Claim, Label

# Beyond either, the grid turns: layers down, claims across.
MOST_COLUMNS, MOST_LAYERS = 6, 4
MIXED = "mixed"


@dataclass(frozen=True)
class ClaimRow:
    """A claim, its number in the story, and what it has earned: "headline, 2 layers".

    `text` is what its field shows: what was typed, where that could not be taken.
    """

    claim: Claim
    n: int
    text: str
    summary: str
    earned: Label | None


@dataclass(frozen=True)
class Cell:
    """What one reference, or all of a layer, says of a claim; `kind` is "" for unset, "mixed" for several."""

    name: str
    kind: str
    n: int
    says: str


@dataclass(frozen=True)
class Judgement:
    """A derivation of the layer: suggested ones wait for a person."""

    derivation: Derivation
    sentence: str
    note: str

    @property
    def is_suggested(self) -> bool:
        return self.derivation.state == Derivation.State.SUGGESTED


@dataclass(frozen=True)
class Ref:
    citation: Citation
    name: str
    cells: tuple[Cell, ...]
    unnamed: bool
    rests: str
    fallen: str


@dataclass(frozen=True)
class Bed:
    """A layer as the desk shows it; `cells` are the layer's own, for setting all its references."""

    letter: str
    place: int
    name: str
    refs: tuple[Ref, ...]
    cells: tuple[Cell, ...]
    joins: tuple[Join, ...]
    judgements: tuple[Judgement, ...]
    rejected: tuple[Judgement, ...]

    @property
    def first_hand(self) -> bool:
        return any(ref.citation.reference.first_hand and not ref.unnamed for ref in self.refs)

    @property
    def suggested(self) -> int:
        return sum(judgement.is_suggested for judgement in self.judgements)

    @property
    def fallen(self) -> bool:
        """Whether all of it counts for nothing any more."""
        return all(ref.fallen for ref in self.refs)


@dataclass(frozen=True)
class Panel:
    claims: tuple[ClaimRow, ...]
    beds: tuple[Bed, ...]
    references: int

    @property
    def turned(self) -> bool:
        return self.references > MOST_COLUMNS or len(self.beds) > MOST_LAYERS

    @property
    def refs(self) -> list[Ref]:
        return [ref for bed in self.beds for ref in bed.refs]

    @property
    def standing(self) -> int:
        """The layers that count."""
        return sum(not bed.fallen for bed in self.beds)

    @property
    def fallen(self) -> int:
        """The references that count for nothing any more."""
        return sum(bool(ref.fallen) for ref in self.refs)

    @property
    def unset(self) -> int:
        return sum(not cell.kind for ref in self.refs for cell in ref.cells)

    @property
    def suggested(self) -> int:
        return sum(bed.suggested for bed in self.beds)


def panel(dossier: Dossier, typed: Typed, refused: Mapping[str, Any] | None = None) -> Panel:
    """`refused`: a form whose claims could not be taken as they were typed."""
    return Panel(
        claims=tuple(_claims(dossier, refused or {})),
        beds=tuple(_bed(dossier, layer, place, typed) for place, layer in enumerate(dossier.layers)),
        references=len(dossier.citations),
    )


def _claims(dossier: Dossier, refused: Mapping[str, Any]) -> Iterable[ClaimRow]:
    weighed = {one.key: one for one in dossier.assessment.claims}
    for n, claim in enumerate(dossier.claims, start=1):
        told = weighed[claim.pk]
        rank = "headline" if claim.is_headline else "key" if claim.is_key else "not key"
        layers = "1 layer" if told.layers == 1 else f"{told.layers} layers"
        state = "contested" if told.contradicted_by else layers
        yield ClaimRow(
            claim,
            n,
            str(refused.get(f"claim-{claim.pk}", claim.text)),
            f"{rank}, {state}",
            dossier.label(told.label) if told.label and not told.contradicted_by else None,
        )


def _bed(dossier: Dossier, layer: Layer, place: int, typed: Typed) -> Bed:
    cited = [citation for citation in dossier.citations if citation.number in layer.keys]
    refs = tuple(_ref(dossier, citation) for citation in cited)
    inside = {citation.reference_id for citation in cited}
    # What joins two references of a story may lie outside it, one step on.
    through = {join.derivation for join in layer.joins}
    touching = [row for row in dossier.derivations if row.pk in through or row.derived_id in inside]
    seen = [Judgement(row, _sentence(row), typed.get(f"judge{row.pk}-note", "")) for row in touching]
    return Bed(
        letter=layer.letter,
        place=place,
        name=layer.name,
        refs=refs,
        cells=tuple(_layer_cells(dossier, layer, refs)),
        joins=layer.joins,
        judgements=tuple(one for one in seen if one.derivation.state != Derivation.State.REJECTED),
        rejected=tuple(one for one in seen if one.derivation.state == Derivation.State.REJECTED),
    )


def _ref(dossier: Dossier, citation: Citation) -> Ref:
    reference = citation.reference
    numbers = {one.reference_id: one.number for one in dossier.citations}
    rests = next(
        (
            row
            for row in dossier.derivations
            if row.derived_id == reference.pk
            and row.origin_id in numbers
            and row.state != Derivation.State.REJECTED
        ),
        None,
    )
    return Ref(
        citation=citation,
        name=named(reference),
        cells=tuple(_cells(dossier, citation)),
        unnamed=unnamed(reference),
        rests=f"rests on {numbers[rests.origin_id]}, {rests.get_state_display()}" if rests else "",
        fallen=dossier.fallen.get(reference.pk, ""),
    )


def _cells(dossier: Dossier, citation: Citation) -> Iterable[Cell]:
    for n, claim in enumerate(dossier.claims, start=1):
        stance = dossier.stances.get((claim.pk, citation.pk))
        yield Cell(
            name=f"stance-{claim.pk}-{citation.pk}",
            kind=stance.kind if stance else "",
            n=n,
            says=f"{named(citation.reference)}, source note {citation.number}, on claim {n}",
        )


def _layer_cells(dossier: Dossier, layer: Layer, refs: tuple[Ref, ...]) -> Iterable[Cell]:
    for at in range(len(dossier.claims)):
        kinds = {ref.cells[at].kind for ref in refs}
        yield Cell(
            name="",
            kind=kinds.pop() if len(kinds) == 1 else MIXED,
            n=at + 1,
            says=f"Layer {layer.letter} on claim {at + 1}, all {len(refs)} references",
        )


def _sentence(row: Derivation) -> str:
    return f"{told(row.kind, named(row.derived), named(row.origin), row.through)}."

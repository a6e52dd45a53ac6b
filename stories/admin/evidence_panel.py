"""The evidence beside the words: claims against layers, why references share one, what is earned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.text import capfirst

from sources.models import Derivation, Reference
from sources.rules.joins import told
from sources.rules.layers import Join, Layer
from stories.admin.claim_order import MOST_CLAIMS, Numbered, key_first, spanned
from stories.admin.claim_rows import ClaimRow, as_typed, claim_rows
from stories.admin.still_stands import Finding
from stories.admin.typed import Typed
from stories.dossier import Dossier
from stories.dossier.weigh import named, unnamed
from stories.models import Citation
from stories.templatetags.desk import counted

# Beyond, the grid turns, layers down: beside the text, 1280 pixels wide, more columns would cut their words.
MOST_COLUMNS = 3
MIXED = "mixed"


@dataclass(frozen=True)
class Cell:
    """What one reference, or all of a layer, says of a claim; `kind` is "" for unset, "mixed" for several."""

    name: str
    kind: str
    n: int
    says: str
    beyond: bool = False


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
    """`finding` is what a later look found at its page and still holds."""

    citation: Citation
    name: str
    cells: tuple[Cell, ...]
    unnamed: bool
    rests: str
    fallen: str
    finding: Finding | None = None


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
    def is_many(self) -> bool:
        return len(self.refs) > 1

    @property
    def line(self) -> tuple[Cell, ...]:
        """The fields on the layer's own line: those of its one reference, or its own."""
        return self.cells if self.is_many else self.refs[0].cells

    @property
    def first_hand(self) -> bool:
        return any(ref.citation.reference.first_hand and not ref.unnamed for ref in self.refs)

    @property
    def suggested(self) -> int:
        return sum(judgement.is_suggested for judgement in self.judgements)

    @property
    def found(self) -> str:
        """What later looks found at pages of it, for the line it folds to: "1 gone, 2 corrected"."""
        kinds = Counter(ref.finding.short for ref in self.refs if ref.finding)
        return ", ".join(f"{many} {kind}" for kind, many in kinds.items())

    @property
    def fallen(self) -> bool:
        """Whether all of it counts for nothing any more."""
        return all(ref.fallen for ref in self.refs)

    @property
    def about(self) -> str:
        """How many references it has, and what they count for."""
        references = counted(len(self.refs), "reference,references")
        if self.fallen:
            return f"{references}, {'count' if self.is_many else 'counts'} for nothing"
        return f"{references}, count once" if self.is_many else references


@dataclass(frozen=True)
class Panel:
    """`wide`: the grid has the window to itself, and a column a reference however many there are."""

    claims: tuple[ClaimRow, ...]
    beds: tuple[Bed, ...]
    references: int
    wide: bool = False

    @property
    def many(self) -> bool:
        return self.references > MOST_COLUMNS

    @property
    def turned(self) -> bool:
        return self.many and not self.wide

    @property
    def beyond(self) -> str:
        """What stands behind the switch: "Claims 6 to 9", "" for nothing."""
        return spanned([row.n for row in self.claims if row.beyond])

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

    @property
    def to_judge(self) -> str:
        """The letter of the first layer a suggestion waits in."""
        return next((bed.letter for bed in self.beds if bed.suggested), "")


def panel(
    dossier: Dossier,
    typed: Typed,
    refused: Mapping[str, Any] | None = None,
    *,
    found: Mapping[int, Finding] | None = None,
    wide: bool = False,
) -> Panel:
    """`refused`: a form whose claims could not be taken as they were typed; those stay in sight. `found` is
    by reference."""
    claims, refused = key_first(dossier.claims), refused or {}
    last = {n for n, claim in claims[MOST_CLAIMS:] if as_typed(claim, refused) == claim.text}
    shown = _Shown(dossier, claims, last, found or {})
    return Panel(
        claims=tuple(claim_rows(dossier, claims, last, refused)),
        beds=tuple(_bed(shown, layer, place, typed) for place, layer in enumerate(dossier.layers)),
        references=len(dossier.citations),
        wide=wide,
    )


@dataclass(frozen=True)
class _Shown:
    """What is shown of a dossier: its claims in the order of the page, and the numbers behind the switch."""

    dossier: Dossier
    claims: Numbered
    beyond: Set[int]
    found: Mapping[int, Finding]

    @cached_property
    def numbers(self) -> dict[int, int]:
        return {one.reference_id: one.number for one in self.dossier.citations}

    @cached_property
    def rests(self) -> dict[int, str]:
        """By reference: which of the story's source notes it rests on, by the first that was not rejected."""
        return {
            row.derived_id: f"rests on {self.numbers[row.origin_id]}, {row.get_state_display()}"
            for row in reversed(self.dossier.derivations)
            if row.origin_id in self.numbers and row.state != Derivation.State.REJECTED
        }

    def sentence(self, row: Derivation) -> str:
        """Who rests on whom. Two of one name are told apart by their source notes, or by their titles."""
        one, other = named(row.derived), named(row.origin)
        if one == other:
            one, other = capfirst(self._called(row.derived)), self._called(row.origin)
        return f"{told(row.kind, one, other, row.through)}."

    def _called(self, reference: Reference) -> str:
        return f"reference {n}" if (n := self.numbers.get(reference.pk)) else f"“{reference.title}”"


def _bed(shown: _Shown, layer: Layer, place: int, typed: Typed) -> Bed:
    dossier = shown.dossier
    refs = tuple(_ref(shown, citation) for citation in dossier.citations if citation.number in layer.keys)
    inside = {ref.citation.reference_id for ref in refs}
    # What joins two references of a story may lie outside it, one step on.
    through = {join.derivation for join in layer.joins}
    touching = [row for row in dossier.derivations if row.pk in through or row.derived_id in inside]
    seen = [Judgement(row, shown.sentence(row), typed.get(f"judge{row.pk}-note", "")) for row in touching]
    return Bed(
        letter=layer.letter,
        place=place,
        name=layer.name,
        refs=refs,
        cells=tuple(_layer_cells(shown, layer, refs)),
        joins=layer.joins,
        judgements=tuple(one for one in seen if one.derivation.state != Derivation.State.REJECTED),
        rejected=tuple(one for one in seen if one.derivation.state == Derivation.State.REJECTED),
    )


def _ref(shown: _Shown, citation: Citation) -> Ref:
    reference = citation.reference
    return Ref(
        citation=citation,
        name=named(reference),
        cells=tuple(_cells(shown, citation)),
        unnamed=unnamed(reference),
        rests=shown.rests.get(reference.pk, ""),
        fallen=shown.dossier.fallen.get(reference.pk, ""),
        finding=shown.found.get(reference.pk),
    )


def _cells(shown: _Shown, citation: Citation) -> Iterable[Cell]:
    for n, claim in shown.claims:
        stance = shown.dossier.stances.get((claim.pk, citation.pk))
        yield Cell(
            name=f"stance-{claim.pk}-{citation.pk}",
            kind=stance.kind if stance else "",
            n=n,
            says=f"{named(citation.reference)}, source note {citation.number}, on claim {n}",
            beyond=n in shown.beyond,
        )


def _layer_cells(shown: _Shown, layer: Layer, refs: tuple[Ref, ...]) -> Iterable[Cell]:
    all_of_it = "both references" if len(refs) == 2 else f"all {len(refs)} references"
    for at, (n, _) in enumerate(shown.claims):
        kinds = {ref.cells[at].kind for ref in refs}
        yield Cell(
            name="",
            kind=kinds.pop() if len(kinds) == 1 else MIXED,
            n=n,
            says=f"Layer {layer.letter} on claim {n}, {all_of_it}",
            beyond=n in shown.beyond,
        )

"""An edition's evidence as readers see it: claims against layers, layers with their source notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from stories.rules.snapshot import gone

from .addresses import web_address

# Up to this many layers the claims table has a column a layer; from more on, a column a stance.
COLUMNS = 4
# Of a layer's notes so many stand, the rest fold.
OPEN_NOTES = 4
SPEAKING = ("supports", "contradicts", "background")
# A divided layer supports nothing, and what it contradicts stands open.
COLUMN_OF = {"mixed": "contradicts"}
SAYS = {"supports": "supports", "contradicts": "contradicts", "background": "gives background to"}

Frozen = Mapping[str, Any]


@dataclass(frozen=True)
class Said:
    """What a reference says about one claim; `quote` may be ""."""

    claim: int
    says: str
    quote: str


@dataclass(frozen=True)
class Note:
    """A source note. `url` is "" or safe to follow; `dated` tells whether the hour is known too.

    `who` stands behind it, `publisher` is their slug where that is a publisher, else "".
    """

    n: int
    title: str
    url: str
    who: str
    publisher: str
    author: str
    kind: str
    published: datetime | None
    dated: str
    retrieved: datetime | None
    first_hand: bool
    unnamed: bool
    why_unnamed: str
    can_know: str
    words: str
    said: tuple[Said, ...]
    withdrawn: str


@dataclass(frozen=True)
class Layer:
    position: int
    letter: str
    name: str
    first_hand: bool
    unnamed_only: bool
    why: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def weight(self) -> int:
        """How thick its bed is drawn beside the text: 2 to 4."""
        return max(2, min(4, len(self.notes)))

    @property
    def open_notes(self) -> tuple[Note, ...]:
        return self.notes[:OPEN_NOTES]

    @property
    def folded(self) -> tuple[Note, ...]:
        return self.notes[OPEN_NOTES:]


@dataclass(frozen=True)
class Voice:
    layer: Layer
    kind: str


@dataclass(frozen=True)
class Stand:
    """All layers that say the same about one claim: a cell of the turned table."""

    kind: str
    layers: tuple[Layer, ...]

    @property
    def first_hand(self) -> int:
        return sum(layer.first_hand for layer in self.layers)

    @property
    def says(self) -> str:
        """ "7 layers support"."""
        count = len(self.layers)
        verb = {"supports": "support", "contradicts": "contradict"}.get(self.kind)
        if verb is None:
            return "Background"
        return f"1 layer {verb}s" if count == 1 else f"{count} layers {verb}"


@dataclass(frozen=True)
class Row:
    n: int
    text: str
    key: bool
    rank: str
    voices: tuple[Voice, ...]
    stands: tuple[Stand, ...]

    @property
    def against(self) -> tuple[Layer, ...]:
        return next(stand.layers for stand in self.stands if stand.kind == "contradicts")


@dataclass(frozen=True)
class Evidence:
    layers: tuple[Layer, ...]
    rows: tuple[Row, ...]
    notes: tuple[tuple[Layer, Note], ...]

    @property
    def turned(self) -> bool:
        return len(self.layers) > COLUMNS

    @property
    def shared(self) -> tuple[Layer, ...]:
        """Layers of more than one reference: the ones that need a reason."""
        return tuple(layer for layer in self.layers if len(layer.notes) > 1)

    @property
    def deepest_last(self) -> tuple[Layer, ...]:
        return self.layers[::-1]

    @property
    def contradicted(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.against)


def read_evidence(evidence: Frozen) -> Evidence:
    notes = {one["n"]: note(one, said_by(one["n"], evidence["claims"])) for one in evidence["references"]}
    layers = tuple(layer(place, one, notes) for place, one in enumerate(evidence["layers"]))
    rows = tuple(row(claim, layers) for claim in evidence["claims"])
    pairs = sorted(((bed, one) for bed in layers for one in bed.notes), key=lambda pair: pair[1].n)
    return Evidence(layers, rows, tuple(pairs))


def layer(position: int, frozen: Frozen, notes: Mapping[int, Note]) -> Layer:
    return Layer(
        position=position,
        letter=frozen["letter"],
        name=frozen["name"],
        first_hand=frozen["first_hand"],
        unnamed_only=frozen["unnamed_only"],
        why=tuple(frozen["why"]),
        notes=tuple(notes[n] for n in frozen["references"]),
    )


def row(claim: Frozen, layers: Sequence[Layer]) -> Row:
    voices = tuple(Voice(layer, claim["voices"].get(layer.letter, "silent")) for layer in layers)
    rank = "headline claim" if claim["headline"] else "key claim" if claim["key"] else "further claim"
    stands = tuple(
        Stand(kind, tuple(v.layer for v in voices if COLUMN_OF.get(v.kind, v.kind) == kind))
        for kind in SPEAKING
    )
    return Row(claim["n"], claim["text"], claim["key"], rank, voices, stands)


def note(frozen: Frozen, said: tuple[Said, ...]) -> Note:
    person, publisher = frozen["person"], frozen["publisher"]
    published = moment(frozen["published"])
    return Note(
        n=frozen["n"],
        title=frozen["title"],
        url=web_address(frozen["url"]),
        who=publisher["name"] if publisher else person["alias"] if person else "",
        publisher=publisher["slug"] if publisher else "",
        author=frozen["author"],
        kind=frozen["kind_name"],
        published=published,
        # Pages that give a day only are kept as its first second.
        dated="date" if published and published.astimezone(UTC).time() == datetime.min.time() else "full",
        retrieved=moment(frozen["retrieved"]),
        first_hand=frozen["first_hand"],
        unnamed=bool(person and not person["named"]),
        why_unnamed=person["why_unnamed"] if person and not person["named"] else "",
        can_know=person.get("can_know", "") if person else "",
        words=frozen["note"],
        said=said,
        withdrawn=gone(frozen),
    )


def said_by(reference: int, claims: Sequence[Frozen]) -> tuple[Said, ...]:
    return tuple(
        Said(claim["n"], SAYS.get(stance["kind"], stance["kind"]), stance["quote"])
        for claim in claims
        for stance in claim["stances"]
        if stance["reference"] == reference
    )


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

"""What an edition freezes: the words, the evidence, and how the newsroom stands to both.

The dataclasses are the JSON of schema 1, field for field. Times are ISO 8601 with
offset, in UTC. Lists keep their order: bylines as signed, references by number.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

SCHEMA = 1
LEFT_OUT = {"can_know"}


@dataclass(frozen=True)
class Named:
    name: str
    slug: str


@dataclass(frozen=True)
class FrozenSection:
    name: str
    slug: str
    angle: str


@dataclass(frozen=True)
class Lead:
    """`renditions` are {"width", "height", "path"}, widest last; paths under the media address.

    `x` and `y` are the point crops keep, in percent from the left and the top; editions sealed before
    it was kept have neither, and keep the middle.
    """

    alt: str
    caption: str
    credit: str
    credit_url: str
    width: int
    height: int
    digest: str
    renditions: tuple[Mapping[str, Any], ...]
    x: int = 50
    y: int = 50


@dataclass(frozen=True)
class Content:
    """`body` is sanitised HTML."""

    slug: str
    headline: str
    standfirst: str
    body: str
    language: str
    section: FrozenSection
    format: Named
    bylines: tuple[Named, ...]
    tags: tuple[Named, ...]
    lead: Lead | None


@dataclass(frozen=True)
class Who:
    """A publisher; `owner` is its ultimate owner's name, "" where it has none."""

    name: str
    slug: str
    owner: str


@dataclass(frozen=True)
class Person:
    """`can_know` is not there where nobody said how, as in editions sealed before it was asked."""

    alias: str
    named: bool
    why_unnamed: str
    can_know: str = ""


@dataclass(frozen=True)
class FrozenReference:
    """`n` is the source note's number, `layer` the letter of the layer it lies in.

    `withdrawn` is what its publisher said when it took the item back, `fallen` that it rests on what was
    taken back: either way it counts for nothing. "" while it stands; editions sealed before these were
    kept have neither.
    """

    n: int
    layer: str
    kind: str
    kind_name: str
    title: str
    url: str | None
    publisher: Who | None
    author: str
    published: str | None
    retrieved: str | None
    first_hand: bool
    confidential: bool
    person: Person | None
    note: str
    withdrawn: str = ""
    fallen: str = ""

    def public(self) -> FrozenReference:
        """What readers may know. Of a confidential item: that it exists, its kind and the note."""
        if not self.confidential:
            return self
        return replace(
            self,
            title=f"{self.kind_name} the newsroom has seen and does not publish",
            url=None,
            publisher=None,
            author="",
            published=None,
            retrieved=None,
            withdrawn="Taken back by whoever gave it." if self.withdrawn else "",
            fallen="It rests on what was taken back." if self.fallen else "",
        )


@dataclass(frozen=True)
class FrozenLayer:
    letter: str
    name: str
    references: tuple[int, ...]
    first_hand: bool
    unnamed_only: bool
    why: tuple[str, ...]


@dataclass(frozen=True)
class FrozenStance:
    reference: int
    kind: str
    quote: str


@dataclass(frozen=True)
class FrozenClaim:
    """`label` is the rung its own evidence earns; `voices` says per layer how it speaks."""

    n: int
    text: str
    headline: bool
    key: bool
    label: str | None
    layers: int
    voices: Mapping[str, str]
    stances: tuple[FrozenStance, ...]


@dataclass(frozen=True)
class FrozenAssessment:
    label: str | None
    next: str | None
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    references: tuple[FrozenReference, ...]
    layers: tuple[FrozenLayer, ...]
    claims: tuple[FrozenClaim, ...]
    assessment: FrozenAssessment


@dataclass(frozen=True)
class FrozenLabel:
    slug: str
    name: str
    place: str
    rank: int | None
    meaning: str
    colour: str


@dataclass(frozen=True)
class Override:
    by: str
    text: str


@dataclass(frozen=True)
class Statement:
    """What the newsroom declares with an edition.

    `four_eyes` is "two people", "one editor" (lowered or retracted at once), "the watch and
    one editor" (a lowering the newsroom's own watch proposed) or "switched off" (a newsroom
    of one). `reason` is public, for lowering and retracting. `signals` is how many the story
    has considered, `signals_kept` how many of these it cites; editions sealed before these
    were counted have neither.
    """

    kind: str
    label: FrozenLabel
    ladder: tuple[FrozenLabel, ...]
    previous_label: FrozenLabel | None
    change_note: str
    correction: str
    reason: str
    proposed_by: str
    decided_by: str
    four_eyes: str
    override: Override | None
    signals: int = 0
    signals_kept: int = 0


def gone(note: Mapping[str, Any]) -> str:
    """Why a frozen reference counts for nothing any more; "" while it stands."""
    return str(note.get("withdrawn") or note.get("fallen") or "")


def standing_layers(evidence: Mapping[str, Any]) -> int:
    """Layers with a reference that its publisher stands by."""
    stands = {note["n"] for note in evidence["references"] if not gone(note)}
    return sum(not stands.isdisjoint(layer["references"]) for layer in evidence["layers"])


def frozen(part: Content | Evidence | Statement) -> dict[str, Any]:
    """The JSON of a part, just as a database gives it back."""
    plain: dict[str, Any] = json.loads(canonical_json(asdict(part, dict_factory=_said)))
    return plain


def _said(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Without what is left out where nothing is said: else all that was sealed before would differ."""
    return {name: value for name, value in pairs if name not in LEFT_OUT or value}


def canonical_json(value: object) -> str:
    """One text for one value: keys sorted, no spaces, no escapes that could be written two ways."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(value: object) -> str:
    """ "sha256:<hex>" of the canonical JSON of `value`."""
    return f"sha256:{sha256(canonical_json(value).encode()).hexdigest()}"

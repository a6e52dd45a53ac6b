"""What a proposal changes, in at most four lines, each leading to all of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stories.rules.comparison import ContentChange
from stories.rules.difference import IN, OUT, SAME, Part, Piece
from stories.templatetags.desk import counted

from .weighing import ClaimRow, EvidenceChange, Moved

NAMED = 3


@dataclass(frozen=True)
class Line:
    """`more` is told smaller, as words or as `pieces` of a difference; `leads` names the part of the page."""

    name: str
    told: str
    leads: str
    more: str = ""
    pieces: tuple[Piece, ...] = ()


def what_changed(evidence: EvidenceChange, words: ContentChange) -> tuple[Line, ...]:
    return tuple(
        line for line in (_sources(evidence), _claims(evidence), _headline(words), _text(words)) if line
    )


def _sources(change: EvidenceChange) -> Line:
    if change.first:
        layers = counted(len(change.layers), "layer,layers")
        told = f"{layers} from {counted(len(change.came), 'reference,references')}"
    elif change.came or change.left:
        told = f"{counted(len(change.came), 'reference,references')} came, {_none(len(change.left))} left"
    elif change.changed or change.stances:
        told = _within(change)
    else:
        told = "as readers know it"
    return Line("Evidence", told, "evidence", _names(change.came or change.left))


def _within(change: EvidenceChange) -> str:
    """ "1 reference and 2 stances changed" """
    counts = (len(change.changed), "reference,references"), (len(change.stances), "stance,stances")
    return " and ".join(counted(number, nouns) for number, nouns in counts if number) + " changed"


def _claims(change: EvidenceChange) -> Line | None:
    told = [said for row in change.claims if (said := _claim(row, first=change.first))]
    if not told:
        return None
    more = ". ".join(f"Claim {n}: {said}" for n, said in told[1 : 1 + NAMED])
    return Line(f"Claim {told[0][0]}", told[0][1], "evidence", more)


def _claim(row: ClaimRow, *, first: bool) -> tuple[int, str] | None:
    said = []
    if row.now is None:
        said.append("gone")
    elif first:
        said.append(counted(row.now, "layer,layers"))
    elif row.then is None:
        said.append(f"new, {counted(row.now, 'layer,layers')}")
    elif row.then != row.now:
        said.append(f"{row.then} to {counted(row.now, 'layer,layers')}")
    if any(voice.is_against and (voice.is_new or first) for voice in row.voices):
        said.append("contradicted" if first else "now contradicted")
    if said and not row.key:
        said.append("not key")
    return (row.n, ", ".join(said)) if said else None


def _headline(change: ContentChange) -> Line | None:
    if not change.headline.changed:
        return None
    moved = tuple(piece for piece in change.headline.pieces if piece.kind != SAME)
    return Line("Headline", "reworded", "text", pieces=moved)


def _text(change: ContentChange) -> Line:
    facts = [fact.name.lower() for fact in change.facts if fact.changed]
    if change.first:
        return Line("Text", "all of it: no edition stands yet", "text")
    if not change.changes:
        return Line("Text", "as readers know it", "text")
    words = counted(change.words_in, "word,words")
    told = f"{counted(change.changes, 'change,changes')}, {words} in, {change.words_out} out"
    return Line("Text", told, "text", ", ".join([*_parts(change), *facts]))


def _parts(change: ContentChange) -> Iterator[str]:
    """ "1 new part", "2 rewritten parts" """
    parts = [part for run in change.runs for part in run.parts]
    kinds = ((IN, "new"), ("changed", "rewritten"), (OUT, "removed"))
    for kind, word in kinds:
        number = _count(parts, kind)
        if number:
            yield f"{number} {word} {'part' if number == 1 else 'parts'}"


def _count(parts: Sequence[Part], kind: str) -> int:
    return sum(part.change == kind for part in parts)


def _none(number: int) -> str:
    return str(number) if number else "none"


def _names(moved: Sequence[Moved]) -> str:
    told = [_who(one) for one in moved]
    rest = len(told) - NAMED
    return "; ".join(told[:NAMED]) + (f"; and {rest} more" if rest > 0 else "")


def _who(moved: Moved) -> str:
    row = moved.row
    person = row.get("person") or {}
    name = (row.get("publisher") or {}).get("name") or person.get("alias") or row["title"]
    return f"{name}, first-hand" if row["first_hand"] else str(name)

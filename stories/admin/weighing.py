"""What one snapshot's evidence says that another's does not: claims, layers, references. Pure.

Evidence has the shape of `stories.rules.snapshot.Evidence`. A source note's number stays
with its reference, so it tells which reference is which; a layer's letter may wander.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from stories.rules.difference import Piece, compare_text

Evidence = Mapping[str, Any]
Row = Mapping[str, Any]
NOTHING: Evidence = {"references": [], "layers": [], "claims": []}
AGAINST = {"contradicts", "mixed"}
# Facts of a reference an editor would want to know have changed.
WATCHED = {
    "title": "title",
    "url": "address",
    "publisher": "publisher",
    "author": "author",
    "published": "date",
    "kind": "kind",
    "first_hand": "first-hand",
    "confidential": "confidential",
    "person": "person",
    "note": "source note",
    "withdrawn": "whether it stands",
    "fallen": "whether what it rests on stands",
}


@dataclass(frozen=True)
class Voice:
    """How a layer speaks to a claim; `is_new` when it did not speak so before."""

    letter: str
    kind: str
    is_new: bool
    first_hand: bool

    @property
    def is_against(self) -> bool:
        return self.kind in AGAINST


@dataclass(frozen=True)
class ClaimRow:
    """A claim then and now. Layers are None where the claim was not, or is no more."""

    n: int
    pieces: tuple[Piece, ...]
    headline: bool
    key: bool
    then: int | None
    now: int | None
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class Moved:
    """One reference that came, left, or changed in the facts named by `what`."""

    row: Row
    what: tuple[str, ...] = ()


@dataclass(frozen=True)
class StanceMove:
    claim: int
    reference: int
    then: str
    now: str


@dataclass(frozen=True)
class EvidenceChange:
    first: bool
    claims: tuple[ClaimRow, ...]
    came: tuple[Moved, ...]
    left: tuple[Moved, ...]
    changed: tuple[Moved, ...]
    stayed: tuple[Row, ...]
    stances: tuple[StanceMove, ...]
    layers: tuple[Row, ...]

    @property
    def moved(self) -> bool:
        claims = any(row.then != row.now or len(row.pieces) > 1 for row in self.claims)
        return bool(claims or self.came or self.left or self.changed or self.stances)


def compare_evidence(before: Evidence | None, after: Evidence) -> EvidenceChange:
    then = before or NOTHING
    old, new = _by_n(then["references"]), _by_n(after["references"])
    both = old.keys() & new.keys()
    company, company_now = _company(then, both), _company(after, both)
    changed = {
        n: (*_changed(old[n], new[n]), *(("layer",) if company[n] != company_now[n] else ())) for n in both
    }
    return EvidenceChange(
        first=before is None,
        claims=_claims(then, after),
        came=tuple(Moved(new[n]) for n in sorted(new.keys() - old.keys())),
        left=tuple(Moved(old[n]) for n in sorted(old.keys() - new.keys())),
        changed=tuple(Moved(new[n], changed[n]) for n in sorted(changed) if changed[n]),
        stayed=tuple(new[n] for n in sorted(changed) if not changed[n]),
        stances=_stance_moves(then, after),
        layers=tuple(after["layers"]),
    )


def _by_n(rows: Sequence[Row]) -> dict[int, Row]:
    return {row["n"]: row for row in rows}


def _changed(old: Row, new: Row) -> tuple[str, ...]:
    # Editions sealed before references could be withdrawn know nothing of it.
    return tuple(word for key, word in WATCHED.items() if (old.get(key) or "") != (new.get(key) or ""))


def _company(evidence: Evidence, known: Set[int]) -> dict[int, Set[int]]:
    """By reference: which of the `known` share its layer. Who came or left is told by itself."""
    layers = [known & set(layer["references"]) for layer in evidence["layers"]]
    return {n: next((layer for layer in layers if n in layer), set()) for n in known}


def _claims(then: Evidence, now: Evidence) -> tuple[ClaimRow, ...]:
    pairs = _paired(then["claims"], now["claims"])
    rows = [_claim(old, new, then, now) for old, new in pairs]
    met = {old["n"] for old, _ in pairs if old}
    return (*rows, *(_gone(old) for old in then["claims"] if old["n"] not in met))


def _paired(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[Row | None, Row]]:
    """Each claim with the one it was: the headline claim, the same words, or the same number reworded."""
    same = {row["text"]: row for row in old}
    free = {row["n"]: row for row in old if row["text"] not in {claim["text"] for claim in new}}
    head = next((row for row in old if row["headline"]), None)
    pairs: list[tuple[Row | None, Row]] = []
    for claim in new:
        was = head if claim["headline"] else same.get(claim["text"]) or free.pop(claim["n"], None)
        pairs.append((was, claim))
    return pairs


def _claim(old: Row | None, new: Row, then: Evidence, now: Evidence) -> ClaimRow:
    return ClaimRow(
        n=new["n"],
        pieces=compare_text(old["text"] if old else new["text"], new["text"]),
        headline=new["headline"],
        key=new["key"],
        then=old["layers"] if old else None,
        now=new["layers"],
        voices=_voices(old, new, then, now),
    )


def _gone(old: Row) -> ClaimRow:
    return ClaimRow(
        old["n"], compare_text(old["text"], ""), old["headline"], old["key"], old["layers"], None, ()
    )


def _voices(old: Row | None, new: Row, then: Evidence, now: Evidence) -> tuple[Voice, ...]:
    before = _spoken(old, then) if old else {}
    return tuple(
        Voice(
            layer["letter"],
            kind,
            all(before.get(n) != kind for n in layer["references"]),
            layer["first_hand"],
        )
        for layer in now["layers"]
        if (kind := new["voices"].get(layer["letter"], "silent")) != "silent"
    )


def _spoken(claim: Row, evidence: Evidence) -> dict[int, str]:
    """By reference: how its layer spoke to the claim."""
    return {
        n: claim["voices"].get(layer["letter"], "silent")
        for layer in evidence["layers"]
        for n in layer["references"]
    }


def _stance_moves(then: Evidence, now: Evidence) -> tuple[StanceMove, ...]:
    """Stances of references that were there before, on claims that were: those that say another thing now."""
    known = {row["n"] for row in then["references"]} & {row["n"] for row in now["references"]}
    return tuple(
        StanceMove(claim["n"], n, _told(was.get(n)), _told(is_now.get(n)))
        for old, claim in _paired(then["claims"], now["claims"])
        if old
        for was, is_now in [(_stances(old), _stances(claim))]
        for n in sorted(known)
        if was.get(n) != is_now.get(n)
    )


def _stances(claim: Row) -> dict[int, tuple[str, str]]:
    return {row["reference"]: (row["kind"], row["quote"]) for row in claim["stances"]}


def _told(stance: tuple[str, str] | None) -> str:
    if stance is None:
        return "unset"
    kind, quote = stance
    return f"{kind} “{quote}”" if quote else kind

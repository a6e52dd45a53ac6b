"""What two editions rest on, side by side: sources that came, went or fell, claims put otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stories.rules.difference import IN, OUT, Piece, compare_text
from stories.rules.snapshot import gone

Frozen = Mapping[str, Any]
# What it was called stands in the older edition; it is not called up again beside the newer one.
HIDDEN = "confidential now, and no longer shown"


@dataclass(frozen=True)
class Line:
    """One source or claim that is not what it was: its `name`, its words, and what is said of it."""

    name: str
    pieces: tuple[Piece, ...]
    says: str


def compare_sources(before: Frozen, after: Frozen) -> tuple[Line, ...]:
    return tuple(_sources(before, after))


def compare_claims(before: Frozen, after: Frozen) -> tuple[Line, ...]:
    return tuple(_claims(before, after))


def _sources(before: Frozen, after: Frozen) -> Iterator[Line]:
    old, new = (_by_number(one["references"]) for one in (before, after))
    for n in sorted(old.keys() | new.keys()):
        name = f"Source note {n}"
        if n not in new or n not in old:
            came = n in new
            source = new[n] if came else old[n]
            yield Line(name, _whole(_called(source), IN if came else OUT), "added" if came else "removed")
        elif new[n]["confidential"] and not old[n]["confidential"]:
            told = "; ".join([HIDDEN, *_moved(old[n], new[n])])
            yield Line(name, compare_text(_called(new[n]), _called(new[n])), told)
        elif told := "; ".join(_moved(old[n], new[n])):
            yield Line(name, compare_text(_called(old[n]), _called(new[n])), told)
        elif _called(old[n]) != _called(new[n]):
            yield Line(name, compare_text(_called(old[n]), _called(new[n])), "described otherwise")


def _moved(old: Frozen, new: Frozen) -> Iterator[str]:
    if gone(new) and not gone(old):
        yield f"no longer counts: {gone(new)}"
    if gone(old) and not gone(new):
        yield "counts again"
    if old["first_hand"] != new["first_hand"]:
        yield "now first-hand" if new["first_hand"] else "no longer first-hand"
    if old["layer"] != new["layer"]:
        yield f"now in layer {new['layer']}, before in {old['layer']}"


def _claims(before: Frozen, after: Frozen) -> Iterator[Line]:
    old, new = (_by_number(one["claims"]) for one in (before, after))
    for n in sorted(old.keys() | new.keys()):
        name = f"Claim {n}"
        if n not in new or n not in old:
            came = n in new
            claim = new[n] if came else old[n]
            yield Line(name, _whole(claim["text"], IN if came else OUT), "added" if came else "removed")
        elif old[n]["text"] != new[n]["text"] or list(_weighed(old[n], new[n])):
            words = compare_text(old[n]["text"], new[n]["text"])
            yield Line(name, words, "; ".join(_weighed(old[n], new[n])))


def _weighed(old: Frozen, new: Frozen) -> Iterator[str]:
    if old["layers"] != new["layers"]:
        yield f"supported by {_layers(new['layers'])}, before by {_layers(old['layers'])}"
    then, now = (_against(claim) for claim in (old, new))
    if then != now:
        yield f"contradicted by {_layers(now)}, before by {_layers(then)}"
    if old["key"] != new["key"]:
        yield "now a key claim" if new["key"] else "no longer a key claim"


def _against(claim: Frozen) -> int:
    return sum(voice in {"contradicts", "mixed"} for voice in claim["voices"].values())


def _layers(count: int) -> str:
    return {0: "no layer", 1: "1 layer"}.get(count, f"{count} layers")


def _by_number(rows: list[Frozen]) -> dict[int, Frozen]:
    return {row["n"]: row for row in rows}


def _called(source: Frozen) -> str:
    """Title and who stands behind it."""
    publisher, person = source["publisher"], source["person"]
    who = publisher["name"] if publisher else person["alias"] if person else ""
    return f"{source['title']}, {who}" if who else str(source["title"])


def _whole(text: str, kind: str) -> tuple[Piece, ...]:
    return tuple(Piece(kind, piece.text, piece.tight, piece.marks) for piece in compare_text(text, text))

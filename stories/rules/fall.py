"""Why a label is no longer earned, in sentences: what the evidence said then against what it says now.

Evidence has the shape of `stories.rules.snapshot.Evidence`; a source note's number stays with its
reference. An edition sealed before references could be withdrawn knows nothing of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations
from typing import Any

from stories.rules.snapshot import gone

Frozen = Mapping[str, Any]
SUPPORTS, CONTRADICTS = "supports", "contradicts"


def why_fell(then: Frozen, now: Frozen) -> tuple[str, ...]:
    """What moved, then what is left, for readers and editors alike."""
    moved = (
        *_withdrawn(then, now),
        *_fallen(then, now),
        *_taken_off(then, now),
        *_joined(then, now),
        *_spoken(then, now),
    )
    left = tuple(_left(then, now))
    if not moved and not left:
        return ("What the label asks for has changed since.",)
    return (*moved, *left)


def _withdrawn(then: Frozen, now: Frozen) -> Iterator[str]:
    before = _notes(then)
    for n, note in _notes(now).items():
        if note.get("withdrawn") and not before.get(n, {}).get("withdrawn"):
            yield f"{_who(note)} withdrew {_item(note)} (source note {n})."


def _fallen(then: Frozen, now: Frozen) -> Iterator[str]:
    before = _notes(then)
    for n, note in _notes(now).items():
        if note.get("fallen") and not before.get(n, {}).get("fallen"):
            yield f"{_who(note)} rests on a report that was withdrawn (source note {n})."


def _taken_off(then: Frozen, now: Frozen) -> Iterator[str]:
    still = _notes(now)
    for n, note in _notes(then).items():
        if n not in still:
            yield f"Source note {n} ({_who(note)}) was taken off the story."


def _joined(then: Frozen, now: Frozen) -> Iterator[str]:
    """References that were two layers and are one; of a whole layer that joined, one pair speaks."""
    notes, were, told = _notes(now), _layers(then), set[tuple[str, str]]()
    for layer in now["layers"]:
        for one, other in combinations(layer["references"], 2):
            pair = (were.get(one, ""), were.get(other, ""))
            if all(pair) and pair[0] != pair[1] and pair not in told:
                told.add(pair)
                yield f"{_who(notes[one])} and {_who(notes[other])} count as one layer now."


def _spoken(then: Frozen, now: Frozen) -> Iterator[str]:
    notes = _notes(now)
    for old, claim in _paired(then["claims"], now["claims"]):
        was, says = _stances(old) if old else {}, _stances(claim)
        for n, note in notes.items():
            if gone(note):
                continue
            if was.get(n) == SUPPORTS and says.get(n) != SUPPORTS:
                yield f"{_who(note)} no longer supports claim {claim['n']}."
            if says.get(n) == CONTRADICTS and was.get(n) != CONTRADICTS:
                yield f"{_who(note)} contradicts claim {claim['n']}."
        if claim["key"] and not (old and old["key"]):
            yield f"Claim {claim['n']} is key now."


def _left(then: Frozen, now: Frozen) -> Iterator[str]:
    for old, claim in _paired(then["claims"], now["claims"]):
        was, left = old["layers"] if old and old["key"] else None, claim["layers"]
        if not claim["key"] or left == was or (was is not None and left > was):
            continue
        if left == 0:
            yield f"No source layer supports claim {claim['n']} any more."
        else:
            yield f"Claim {claim['n']} now rests on {left} source layer{'' if left == 1 else 's'}."


def _paired(then: Sequence[Frozen], now: Sequence[Frozen]) -> list[tuple[Frozen | None, Frozen]]:
    """Each claim with what it was: the headline claim, or the same words."""
    same = {claim["text"]: claim for claim in then}
    head = next((claim for claim in then if claim["headline"]), None)
    return [(head if claim["headline"] else same.get(claim["text"]), claim) for claim in now]


def _notes(evidence: Frozen) -> dict[int, Frozen]:
    return {note["n"]: note for note in evidence["references"]}


def _layers(evidence: Frozen) -> dict[int, str]:
    return {n: layer["letter"] for layer in evidence["layers"] for n in layer["references"]}


def _stances(claim: Frozen) -> dict[int, str]:
    return {stance["reference"]: stance["kind"] for stance in claim["stances"]}


def _who(note: Frozen) -> str:
    if note["confidential"]:
        return "A confidential source"
    publisher, person = note["publisher"], note["person"]
    return str(publisher["name"] if publisher else person["alias"] if person else f"“{note['title']}”")


def _item(note: Frozen) -> str:
    if note["confidential"] or not note["published"]:
        return f"its {note['kind_name'].lower()}"
    day = datetime.fromisoformat(note["published"])
    return f"its {note['kind_name'].lower()} of {day.day} {day:%B %Y}"

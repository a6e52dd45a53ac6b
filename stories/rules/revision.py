"""What a revision of a draft holds, what differs between two, and which drafts fold into one. Pure.

A sheet is the JSON of a draft at one moment:

    text      the names of StoryText; section, format, authors and lead picture by id
    evidence  citations [{"n", "reference", "note"}], by number
              claims    [{"id", "text", "headline", "key"}], in order
              stances   [{"claim", "reference", "kind", "quote"}], claim and reference by id
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

# Drafts a page saves by itself: one each ten minutes stays, the last of them.
FOLD = timedelta(minutes=10)
# What a sheet says that was kept before the draft had these.
UNSAID = {"lead_x": 50, "lead_y": 50}

type Json = Mapping[str, Any]


@dataclass(frozen=True)
class Sheet:
    text: Json
    evidence: Json


@dataclass(frozen=True)
class Typing:
    """A save as far as folding asks: `began` is when the first of those it stands for was made."""

    by_itself: bool
    by: int
    tab: str
    began: datetime


@dataclass(frozen=True)
class Gone:
    """What a sheet had and the draft has no more; in the shapes of the sheet."""

    citations: tuple[Json, ...]
    claims: tuple[Json, ...]
    stances: tuple[Json, ...]

    def __bool__(self) -> bool:
        return bool(self.citations or self.claims or self.stances)


@dataclass(frozen=True)
class Pairing:
    """Rows of two sheets that are the same thing, and those only one of them has."""

    came: tuple[Json, ...]
    left: tuple[Json, ...]
    moved: tuple[tuple[Json, Json], ...]


def plain(text: Json) -> dict[str, Any]:
    """The text just as a database gives its JSON back."""
    held: dict[str, Any] = json.loads(json.dumps(dict(text)))
    return held


def folds(before: Typing | None, after: Typing) -> bool:
    """Whether a draft replaces the one before it: one page, one person, within ten minutes."""
    return (
        before is not None
        and before.by_itself
        and after.by_itself
        and (before.by, before.tab) == (after.by, after.tab)
        and after.began - before.began < FOLD
    )


def changed(before: Sheet | None, after: Sheet) -> list[str]:
    """Names of what differs, text first; all that says something when there was nothing before."""
    if before is None:
        parts = (after.text, after.evidence)
        return [name for part in parts for name, value in part.items() if value and value != UNSAID.get(name)]
    return [
        name
        for then, now in ((before.text, after.text), (before.evidence, after.evidence))
        for name in now
        if then.get(name, UNSAID.get(name)) != now[name]
    ]


def pair_citations(before: Json, after: Json) -> Pairing:
    """By reference; moved are those with another number or another note."""
    return _pair(before, after, "citations", lambda row: row["reference"])


def pair_claims(before: Json, after: Json) -> Pairing:
    """By claim; moved are those reworded, made key or no longer key."""
    return _pair(before, after, "claims", lambda row: row["id"])


def pair_stances(before: Json, after: Json) -> Pairing:
    return _pair(before, after, "stances", lambda row: (row["claim"], row["reference"]))


def gone(then: Json, now: Json) -> Gone:
    """What of the evidence `then` is not there `now`; reworded, renumbered or set anew is not gone."""
    cited = {row["reference"] for row in _rows(now, "citations")}
    made, same = {row["text"] for row in _rows(now, "claims")}, same_claims(then, now)
    said = {(row["claim"], row["reference"]) for row in _rows(now, "stances")}
    return Gone(
        citations=tuple(row for row in _rows(then, "citations") if row["reference"] not in cited),
        claims=tuple(
            row for row in _rows(then, "claims") if row["id"] not in same and row["text"] not in made
        ),
        stances=tuple(
            row for row in _rows(then, "stances") if (same.get(row["claim"]), row["reference"]) not in said
        ),
    )


def same_claims(then: Json, now: Json) -> dict[int, int]:
    """Claims of `then` by id to the same claims `now`: by id, by their words, or both the headline's."""
    ids = {row["id"] for row in _rows(now, "claims")}
    by_words = {row["text"]: row["id"] for row in _rows(now, "claims")}
    headline = next((row["id"] for row in _rows(now, "claims") if row["headline"]), None)
    found: dict[int, int | None] = {}
    for row in _rows(then, "claims"):
        words = headline if row["headline"] else by_words.get(row["text"])
        found[row["id"]] = row["id"] if row["id"] in ids else words
    return {claim: same for claim, same in found.items() if same is not None}


def _rows(evidence: Json, name: str) -> Sequence[Json]:
    rows: Sequence[Json] = evidence.get(name, ())
    return rows


def _pair(before: Json, after: Json, name: str, key: Any) -> Pairing:
    then, now = _keyed(_rows(before, name), key), _keyed(_rows(after, name), key)
    return Pairing(
        came=tuple(row for at, row in now.items() if at not in then),
        left=tuple(row for at, row in then.items() if at not in now),
        moved=tuple((then[at], row) for at, row in now.items() if at in then and then[at] != row),
    )


def _keyed(rows: Iterable[Json], key: Any) -> dict[Any, Json]:
    return {key(row): row for row in rows}

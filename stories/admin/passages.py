"""Two texts side by side, with the passages that speak for a derivation marked in both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_lowercase

from sources.models import Derivation

NAMES = {
    "copy": "Shared text",
    "rewrite": "Shared text",
    "credit": "Credit",
    "link": "Link",
    "byline": "Byline",
    "release": "One release",
    "common": "One origin",
    "other": "Stated",
}
STRONG, MIDDLING = 70, 45
MOST_WORDS = 1500


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for it; `letter` stands beside its passages in the texts."""

    letter: str
    name: str
    sentence: str
    passage: str
    origin_passage: str


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `letters` of the passages it belongs to, `opens` where one of them begins."""

    text: str
    letters: str = ""
    opens: str = ""


def reasons(row: Derivation, closed: Set[int] = frozenset()) -> list[Reason]:
    """Everything kept that speaks for it; what a person stated has at most its passage.

    No passage of a reference that is `closed`, by its id, to who looks.
    """
    told = row.reasons or [
        {"kind": row.kind, "sentence": "", "passage": row.passage, "origin_passage": row.origin_passage}
    ]
    return [
        Reason(
            letter=ascii_lowercase[place % 26],
            name=NAMES.get(one.get("kind", ""), "Stated"),
            sentence=one.get("sentence", ""),
            passage="" if row.derived_id in closed else one.get("passage", ""),
            origin_passage="" if row.origin_id in closed else one.get("origin_passage", ""),
        )
        for place, one in enumerate(told)
        if one.get("sentence") or one.get("passage")
    ]


def strength(row: Derivation) -> str:
    """How much speaks for it, in a word; "" for what a person stated."""
    if not row.strength:
        return ""
    return "strong" if row.strength >= STRONG else "middling" if row.strength >= MIDDLING else "weak"


def marked(text: str, passages: Iterable[tuple[str, str]]) -> list[list[Piece]]:
    """The paragraphs of a text in pieces, each (letter, passage) marked where it stands.

    A passage is found whatever its white space; one that is not there marks nothing. What
    lies beyond the first `MOST_WORDS` words is left out, but for paragraphs that hold a mark.
    """
    spans = [(start, end, letter) for letter, passage in passages for start, end in _found(text, passage)]
    paragraphs: list[list[Piece]] = []
    words = 0
    for match in re.finditer(r"[^\n]+", text):
        touching = [span for span in spans if span[0] < match.end() and span[1] > match.start()]
        if words < MOST_WORDS or touching:
            paragraphs.append(list(_pieces(text, match.start(), match.end(), touching)))
        words += match[0].count(" ") + 1
    return paragraphs


def _found(text: str, passage: str) -> list[tuple[int, int]]:
    words = passage.strip(' \u2026."\u201c\u201d').split()
    if not words:
        return []
    match = re.search(r"\s+".join(re.escape(word) for word in words), text, re.IGNORECASE)
    return [match.span()] if match else []


def _pieces(text: str, start: int, end: int, spans: Sequence[tuple[int, int, str]]) -> Iterable[Piece]:
    edges = sorted(
        {start, end, *(max(start, span[0]) for span in spans), *(min(end, span[1]) for span in spans)}
    )
    for here, there in pairwise(edges):
        inside = [span for span in spans if span[0] <= here and there <= span[1]]
        yield Piece(
            text[here:there],
            ", ".join(letter for _, _, letter in inside),
            ", ".join(letter for begin, _, letter in inside if begin == here),
        )

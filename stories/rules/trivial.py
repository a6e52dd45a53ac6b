"""Edits that change no meaning: a comma, a capital, letters that stood in the wrong order.

Narrow on purpose: whatever might change what is said is shown open. A sign beside a figure, a quotation
mark, a word more or less and a word that looks like another are no trifles. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from .difference import CHANGED, IN, OUT, Part

PUNCTUATION, CAPITAL, SPELLING, EMPHASIS = "punctuation", "a capital", "a spelling", "emphasis"
SIGNS = frozenset(",;:.\u2019'\u2013\u2014-")
LEAST_LETTERS = 4
_WORD = re.compile(r"\w[\w\u2019'-]*|[^\w\s]")


def trivial(part: Part) -> tuple[str, ...]:
    """What kinds of trifles changed in a paragraph; () when more than that did, or nothing."""
    if part.change != CHANGED:
        return ()
    old, new = _side(part, IN), _side(part, OUT)
    if old == new:
        return (EMPHASIS,)
    words, then = list(_without_signs(old)), list(_without_signs(new))
    if len(words) != len(then):
        return ()
    kinds = {_kind(was, now) for was, now in zip(words, then, strict=True) if was != now}
    if "" in kinds:
        return ()
    # Words alike, and yet not the same: signs came, went or stand elsewhere.
    signs = [token for token in old if token in SIGNS] != [token for token in new if token in SIGNS]
    if signs or not kinds:
        kinds.add(PUNCTUATION)
    return tuple(sorted(kinds))


def _side(part: Part, without: str) -> list[str]:
    """All words and signs of one side; the address of a link is one word."""
    return [
        word
        for piece in part.pieces
        if piece.kind != without
        for word in ([piece.text] if "address" in piece.marks else _WORD.findall(piece.text))
    ]


def _without_signs(tokens: Sequence[str]) -> Iterator[str]:
    for at, token in enumerate(tokens):
        if token not in SIGNS or _beside_figure(tokens, at):
            yield token


def _beside_figure(tokens: Sequence[str], at: int) -> bool:
    """Before a figure a sign may be a minus, between two a decimal point; after one it may end a sentence."""
    return at + 1 < len(tokens) and tokens[at + 1][0].isdigit()


def _kind(was: str, now: str) -> str:
    if was[:1].lower() + was[1:] == now[:1].lower() + now[1:]:
        return CAPITAL
    letters = was.isalpha() and now.isalpha() and min(len(was), len(now)) >= LEAST_LETTERS
    return SPELLING if letters and was[0] == now[0] and _misspelt(was, now) else ""


def _misspelt(was: str, now: str) -> bool:
    """Two neighbouring letters changed places, or one was doubled or no longer is."""
    if len(was) == len(now):
        apart = [at for at, (one, other) in enumerate(zip(was, now, strict=True)) if one != other]
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1
        return swapped and was[apart[0]] == now[apart[1]] and was[apart[1]] == now[apart[0]]
    return "".join(one for one, _ in groupby(was)) == "".join(one for one, _ in groupby(now))

"""Two people wrote on from one version: what joins by itself, and what somebody must settle. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from html.parser import HTMLParser
from itertools import accumulate, pairwise
from typing import Any

SAME, MINE, THEIRS, CLASH = "same", "mine", "theirs", "clash"
PARAGRAPHS = "paragraphs"
_BETWEEN = re.compile(r">\s+<")
_VOID = frozenset({"br", "hr", "img"})


def mark(value: Any) -> str:
    """A short fingerprint of a stored value, the same on every machine."""
    return sha256(json.dumps(value).encode()).hexdigest()[:16]


def began(now: Mapping[str, Any]) -> str:
    """What a page carries of the version its writer begins from: a mark of every part, and of every
    paragraph of the body, as JSON."""
    marks: dict[str, Any] = {name: mark(value) for name, value in now.items()}
    return json.dumps({**marks, PARAGRAPHS: _names(paragraphs(str(now.get("body", ""))))})


def read_began(carried: str) -> Mapping[str, Any]:
    """The marks a page carried; none where it carried something else, so that everything clashes."""
    try:
        held: Any = json.loads(carried or "{}")
    except json.JSONDecodeError:
        held = {}
    return held if isinstance(held, dict) else {}


def side(mine: Any, theirs: Any, known: Collection[Any], start: Any) -> str:
    """Whose value of one part stands.

    `start` is the mark of what both began from, `known` the marks of what this writer has
    put there since or began from: finding one of those means nobody else was there.
    """
    if mine == theirs:
        return SAME
    if mark(theirs) in known:
        return MINE
    return THEIRS if mark(mine) == start else CLASH


def paragraphs(html: str) -> tuple[str, ...]:
    """The body cut between its outermost elements; put together again it is the body."""
    reader = _Cuts(html)
    reader.feed(html)
    reader.close()
    edges = [0, *sorted(set(reader.cuts)), len(html)]
    pieces = [html[a:b] for a, b in pairwise(edges) if a < b]
    whole: list[str] = []
    for piece in pieces:
        if piece.isspace() and whole:
            whole[-1] += piece
        else:
            whole.append(piece)
    return tuple(whole)


def _name(paragraph: str) -> str:
    """The mark of a paragraph; how its markup is spaced, which editors change, is nothing to it."""
    return mark(_BETWEEN.sub("><", paragraph.strip()))


def _names(several: Iterable[str]) -> list[str]:
    return [_name(one) for one in several]


@dataclass(frozen=True)
class _Hunk:
    """Where one side left what both began from: its places `start` to `stop` became `now`."""

    start: int
    stop: int
    now: tuple[str, ...]


def merge(start: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...] | None:
    """Both sides' paragraphs in one text; None where both changed, added or removed at one place.

    `start` are the marks of the paragraphs both began from. Every paragraph one side wrote is
    in the result; one is left out only where one side took it away and the other let it stand.
    """
    before = [str(one) for one in start]
    hunks = sorted({*_hunks(before, mine), *_hunks(before, theirs)}, key=lambda hunk: (hunk.start, hunk.stop))
    if any(_meet(*pair) for pair in pairwise(hunks)):
        return None
    words = {_name(one): one for one in (*theirs, *mine)}
    merged: list[str] = []
    at = 0
    for hunk in hunks:
        merged += [*(words[one] for one in before[at : hunk.start]), *hunk.now]
        at = hunk.stop
    merged += [words[one] for one in before[at:]]
    # Of paragraphs that say the same, each side may have taken away another.
    both_kept = set(before) & set(_names(mine)) & set(_names(theirs))
    return tuple(merged) if both_kept <= set(_names(merged)) else None


def _meet(earlier: _Hunk, later: _Hunk) -> bool:
    """Whether two changes are of one place, or come so close that their order would be a guess."""
    adds = earlier.start == earlier.stop or later.start == later.stop
    return later.start < earlier.stop or (adds and later.start == earlier.stop)


def _hunks(before: Sequence[str], side: Sequence[str]) -> Iterator[_Hunk]:
    matcher = SequenceMatcher(None, before, _names(side), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield _Hunk(a, b, tuple(side[c:d]))


class _Cuts(HTMLParser):
    """Finds where an outermost element ends."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.depth, self.cuts = 0, list[int]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth == 0:
            self.cuts.append(self.here())
        if tag not in _VOID:
            self.depth += 1
        elif self.depth == 0:
            self.cuts.append(self.here() + len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - (tag not in _VOID))
        if self.depth == 0:
            self.cuts.append(self.here() + len(f"</{tag}>"))

    def here(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

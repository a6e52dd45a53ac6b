"""A body by its paragraphs: which of them two people changed apart, and which both. Pure."""

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

SAME, MINE, THEIRS, BOTH, CLASH = "same", "mine", "theirs", "both", "clash"
_BETWEEN = re.compile(r">\s+<")
_VOID = frozenset({"br", "hr", "img"})


def mark(value: Any) -> str:
    """A short fingerprint of a stored value, the same on every machine."""
    return sha256(json.dumps(value).encode()).hexdigest()[:16]


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


def name(paragraph: str) -> str:
    """The mark of a paragraph; how it is spaced, which editors change, is nothing to it but in a <pre>."""
    bare = paragraph.strip()
    return mark(bare if bare.startswith("<pre") else " ".join(_BETWEEN.sub("><", bare).split()))


def names(several: Iterable[str]) -> list[str]:
    return [name(one) for one in several]


@dataclass(frozen=True)
class Stretch:
    """Paragraphs one after the other, as either side has them; `whose` says who changed them. `start` are
    the marks of what both began from."""

    whose: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    start: tuple[str, ...]

    @property
    def now(self) -> tuple[str, ...]:
        """What stands; of a clash the writer's own."""
        return self.theirs if self.whose == THEIRS else self.mine


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
    return joined(stretches(start, mine, theirs))


def joined(several: Sequence[Stretch]) -> tuple[str, ...] | None:
    """The text they make together, None while any of them clashes."""
    if any(one.whose == CLASH for one in several):
        return None
    return tuple(paragraph for one in several for paragraph in one.now)


def stretches(
    start: Sequence[str], mine: Sequence[str], theirs: Sequence[str], known: Collection[str] = ()
) -> tuple[Stretch, ...]:
    """The text both sides make together, in order, and where they clash both of it.

    `known` are marks of paragraphs the writer sent before: meeting only those on the other side is
    meeting oneself. Where joining would lose a paragraph both kept, all of it is one clash.
    """
    before = [str(one) for one in start]
    my, their = list(_hunks(before, mine)), list(_hunks(before, theirs))
    words = {name(one): one for one in (*theirs, *mine)}
    found, at = list[Stretch](), 0
    for low, high in _places(sorted({*my, *their}, key=lambda hunk: (hunk.start, hunk.stop))):
        found += _kept(before[at:low], words)
        mine_now = _side(before, words, my, low, high)
        theirs_now = _side(before, words, their, low, high)
        found.append(_met(mine_now, theirs_now, tuple(before[low:high]), words, known))
        at = high
    found += _kept(before[at:], words)
    # Of paragraphs that say the same, each side may have taken away another.
    both_kept = set(before) & set(names(mine)) & set(names(theirs))
    if all(both_kept <= set(names(side)) for side in (_standing(found), _standing(found, theirs=True))):
        return tuple(found)
    return (Stretch(CLASH, tuple(mine), tuple(theirs), tuple(before)),)


def _standing(several: Iterable[Stretch], *, theirs: bool = False) -> list[str]:
    """The text with one side of every clash."""
    return [
        paragraph
        for one in several
        for paragraph in (one.theirs if theirs and one.whose == CLASH else one.now)
    ]


def _kept(marks: Sequence[str], words: dict[str, str]) -> list[Stretch]:
    same = tuple(words[one] for one in marks)
    return [Stretch(SAME, same, same, tuple(marks))] if marks else []


def _side(
    before: Sequence[str], words: dict[str, str], hunks: Iterable[_Hunk], low: int, high: int
) -> tuple[str, ...] | None:
    """One side's paragraphs at a place, None where it changed nothing there."""
    text, at, is_changed = list[str](), low, False
    for hunk in hunks:
        if low <= hunk.start and hunk.stop <= high:
            text += [*(words[one] for one in before[at : hunk.start]), *hunk.now]
            at, is_changed = hunk.stop, True
    return (*text, *(words[one] for one in before[at:high])) if is_changed else None


def _met(
    mine: tuple[str, ...] | None,
    theirs: tuple[str, ...] | None,
    start: tuple[str, ...],
    words: Mapping[str, str],
    known: Collection[str],
) -> Stretch:
    if mine is None or theirs is None:
        kept = tuple(words[one] for one in start)
        whose = MINE if theirs is None else THEIRS
        return Stretch(whose, kept if mine is None else mine, kept if theirs is None else theirs, start)
    if names(mine) == names(theirs):
        return Stretch(BOTH, mine, mine, start)
    written = [one for one in names(theirs) if one not in start]
    if written and all(one in known for one in written):
        return Stretch(MINE, mine, mine, start)
    return Stretch(CLASH, mine, theirs, start)


def _places(hunks: Sequence[_Hunk]) -> Iterator[tuple[int, int]]:
    """(start, stop) of each place, changes that meet taken together."""
    met: list[_Hunk] = []
    for hunk in hunks:
        if met and not any(_meet(one, hunk) for one in met):
            yield met[0].start, max(one.stop for one in met)
            met = []
        met.append(hunk)
    if met:
        yield met[0].start, max(one.stop for one in met)


def _meet(earlier: _Hunk, later: _Hunk) -> bool:
    """Whether two changes are of one place, or come so close that their order would be a guess."""
    adds = earlier.start == earlier.stop or later.start == later.stop
    return later.start < earlier.stop or (adds and later.start == earlier.stop)


def _hunks(before: Sequence[str], side: Sequence[str]) -> Iterator[_Hunk]:
    """As many paragraphs as stood there are each one reworded; otherwise it is one change."""
    matcher = SequenceMatcher(None, before, names(side), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "replace" and b - a == d - c:
            yield from (_Hunk(a + n, a + n + 1, (side[c + n],)) for n in range(b - a))
        elif kind != "equal":
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

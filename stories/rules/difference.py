"""Word by word: what came and what went between two texts. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from math import inf

from .blocks import Block, Token, blocks

SAME, IN, OUT, CHANGED = "same", "in", "out", "changed"
# Two paragraphs this alike are one paragraph reworded; below, one went and another came.
ALIKE = 0.4
# A few words left standing between two changes read as noise: they join the change.
ISLAND = 2


@dataclass(frozen=True)
class Piece:
    """A stretch of words of one `kind` (same, in, out); `tight` when no space stands before it."""

    kind: str
    text: str
    tight: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A paragraph, heading or item, by its `tag`; `change` is same, in, out or changed."""

    tag: str
    change: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Run:
    """Parts that stand together; `folded` ones are unchanged and may be put away."""

    folded: bool
    parts: tuple[Part, ...]


@dataclass
class Effort:
    """How much comparing may cost, in pairs of like words looked at. Once it is `spent`, what remains is told
    whole, as gone and come."""

    left: float = inf

    def affords(self, one: Sequence[Hashable], other: Sequence[Hashable]) -> bool:
        if self.left == inf or self.left < 0:
            return self.left > 0
        here, there = Counter(one), Counter(other)
        return self.pays(sum(number * there[word] for word, number in here.items()))

    def pays(self, pairs: int) -> bool:
        self.left -= pairs
        return self.left >= 0

    @property
    def spent(self) -> bool:
        return self.left < 0


def compare_text(before: str, after: str) -> tuple[Piece, ...]:
    return _pieces(_words(before), _words(after))


def compare_html(before: str, after: str, effort: Effort | None = None) -> tuple[Part, ...]:
    """The parts of `after`, with what went standing where it stood; without `effort`, whatever it costs."""
    old, new, effort = blocks(before), blocks(after), effort or Effort()
    if not effort.affords(old, new):
        return tuple(_exchanged(old, new))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        part
        for change, a, b, c, d in matcher.get_opcodes()
        for part in (
            [_whole(block, SAME) for block in new[c:d]]
            if change == "equal"
            else _rewritten(old[a:b], new[c:d], effort)
        )
    )


def whole_html(html: str) -> tuple[Part, ...]:
    """All of a text, compared with nothing."""
    return tuple(_whole(block, SAME) for block in blocks(html))


def fold(parts: Sequence[Part]) -> tuple[Run, ...]:
    """Runs of unchanged parts put together; a heading stays with the change below it."""
    runs: list[Run] = []
    for same, found in groupby(parts, key=lambda part: part.change == SAME):
        group = list(found)
        above = [] if not same or _is_last(group, parts) else _headings_at_the_end(group)
        kept = group[: len(group) - len(above)]
        if kept:
            runs.append(Run(same, tuple(kept)))
        if above:
            runs.append(Run(folded=False, parts=tuple(above)))
    return tuple(runs)


def compare_names(then: Sequence[str], now: Sequence[str]) -> tuple[Piece, ...]:
    """Names in a list: each stands for itself. Only where their order alone changed, it is read as text."""
    if then != now and set(then) == set(now):
        return compare_text(", ".join(then), ", ".join(now))
    told = [(SAME if name in then else IN, name) for name in now]
    told += [(OUT, name) for name in then if name not in now]
    last = len(told) - 1
    return tuple(Piece(kind, name if at == last else f"{name},") for at, (kind, name) in enumerate(told))


def count(pieces: Sequence[Piece], kind: str) -> int:
    """How many words are of that kind."""
    return sum(len(re.findall(r"\w[\w\u2019'-]*", p.text)) for p in pieces if p.kind == kind)


def places(pieces: Sequence[Piece]) -> int:
    """How many separate changes there are."""
    return sum(1 for changed, _ in groupby(pieces, key=lambda p: p.kind != SAME) if changed)


def _is_last(group: list[Part], parts: Sequence[Part]) -> bool:
    return group[-1] is parts[-1]


def _headings_at_the_end(group: list[Part]) -> list[Part]:
    return [group[-1]] if group[-1].tag in {"h2", "h3"} else []


def _rewritten(old: Sequence[Block], new: Sequence[Block], effort: Effort) -> Iterator[Part]:
    """Each new block beside the most similar old one not yet passed; what went stands before what came."""
    passed, came = 0, list[Block]()
    for block in new:
        match = _most_alike(block, old, passed, effort)
        if match is None:
            came.append(block)
            continue
        yield from _exchanged(old[passed:match], came)
        yield Part(block.tag, CHANGED, _pieces(old[match].tokens, block.tokens))
        passed, came = match + 1, []
    yield from _exchanged(old[passed:], came)


def _exchanged(went: Sequence[Block], came: Sequence[Block]) -> Iterator[Part]:
    yield from (_whole(block, OUT) for block in went)
    yield from (_whole(block, IN) for block in came)


def _most_alike(block: Block, old: Sequence[Block], start: int, effort: Effort) -> int | None:
    best, most = None, ALIKE
    for at in range(start, min(len(old), start + 12)):
        likeness = _likeness(old[at], block, most, effort)
        if likeness > most or (best is None and likeness >= most):
            best, most = at, likeness
    return best


def _likeness(one: Block, other: Block, least: float, effort: Effort) -> float:
    """0 for less than `least`, which most pairs are known to be before they are compared word by word."""
    if not effort.pays(len(one.tokens) + len(other.tokens)):
        return 0.0
    matcher = SequenceMatcher(None, one.tokens, other.tokens, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio() if effort.affords(one.tokens, other.tokens) else 0.0


def _whole(block: Block, kind: str) -> Part:
    return Part(block.tag, kind, tuple(_joined([(kind, token) for token in block.tokens])))


def _words(text: str) -> tuple[Token, ...]:
    found = blocks(text.replace("&", "&amp;").replace("<", "&lt;"))
    return tuple(token for block in found for token in block.tokens)


def _pieces(old: Sequence[Token], new: Sequence[Token]) -> tuple[Piece, ...]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    steps = _without_islands([(a, b, c, d) for _, a, b, c, d in matcher.get_opcodes()], old, new)
    marked: list[tuple[str, Token]] = []
    for same, a, b, c, d in steps:
        if not same:
            marked += [(OUT, token) for token in old[a:b]]
        marked += [(SAME if same else IN, token) for token in new[c:d]]
    return tuple(_joined(marked))


Step = tuple[bool, int, int, int, int]


def _without_islands(
    spans: list[tuple[int, int, int, int]], old: Sequence[Token], new: Sequence[Token]
) -> list[Step]:
    """The steps from old to new, changes that all but touch made one."""
    steps: list[Step] = []
    for at, (a, b, c, d) in enumerate(spans):
        same = tuple(old[a:b]) == tuple(new[c:d])
        island = same and 0 < at < len(spans) - 1 and b - a <= ISLAND
        if steps and (island or not same) and not steps[-1][0]:
            steps[-1] = (False, steps[-1][1], b, steps[-1][3], d)
        else:
            steps.append((same, a, b, c, d))
    return steps


def _joined(marked: Sequence[tuple[str, Token]]) -> Iterator[Piece]:
    """Neighbouring words of one kind and look as one piece; of source notes each is a piece."""
    apart = ((at if token.marks == ("note",) else -1, kind, token) for at, (kind, token) in enumerate(marked))
    for (_, kind, marks), group in groupby(apart, key=lambda one: (one[0], one[1], one[2].marks)):
        tokens = [token for *_, token in group]
        text = "".join(f"{'' if token.tight else ' '}{token.text}" for token in tokens)
        yield Piece(kind, text.strip(), tokens[0].tight, marks)

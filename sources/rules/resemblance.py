"""How much of one text stands in another."""

from collections.abc import Iterable
from dataclasses import dataclass

from sources.rules.words import quotations, spans, words

SHINGLE = 5
SHORT = 3

type Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resemblance:
    """`share` (0 to 1) of a's runs of five words that also stand in b, quotations left out, and `loose` of
    its runs of three; `passage` the longest run of words both have, as a has it ("" under five words),
    `length` its words, `start` and `end` where it stands in a."""

    share: float
    passage: str
    length: int
    loose: float = 0.0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """A text in its own words: stretches between its quotations (words and where they stand), their runs of
    five (`runs`) and three words (`short`), and how many words."""

    text: str
    stretches: tuple[tuple[list[str], list[tuple[int, int]]], ...]
    runs: frozenset[Run]
    short: frozenset[Run]
    count: int


def told(text: str) -> Told:
    """A text made ready to be compared."""
    stretches = []
    start = 0
    for opens, closes in (*quotations(text), (len(text), len(text))):
        piece = text[start:opens]
        stretches.append((words(piece), [(start + a, start + b) for a, b in spans(piece)]))
        start = closes
    own = [found for found, _ in stretches]
    return Told(text, tuple(stretches), runs(own, SHINGLE), runs(own, SHORT), sum(map(len, own)))


def runs(own: Iterable[list[str]], length: int) -> frozenset[Run]:
    """Every run of `length` words in the stretches."""
    return frozenset(run for found in own for run in zip(*(found[i:] for i in range(length)), strict=False))


def resemblance(a: str, b: str) -> Resemblance:
    """What of `a` is found in `b`; reuse by either makes it high, so it has no direction of itself."""
    return alike(told(a), told(b))


def alike(a: Told, b: Told) -> Resemblance:
    """As `resemblance`, of texts made ready before."""
    start, end, length = _longest(a, b.runs)
    return Resemblance(
        _share(a.runs, b.runs), a.text[start:end], length, _share(a.short, b.short), start, end
    )


def _share(mine: frozenset[Run], known: frozenset[Run]) -> float:
    return len(mine & known) / len(mine) if mine else 0.0


def _longest(mine: Told, known: frozenset[Run]) -> tuple[int, int, int]:
    """Start, end and words of the longest stretch of `mine` whose every run of five words is known."""
    best = (0, 0, 0)
    for found, places in mine.stretches:
        start = 0
        for i in range(len(found) - SHINGLE + 1):
            last = i + SHINGLE
            if tuple(found[i:last]) not in known:
                start = i + 1
            elif last - start > best[2]:
                best = (places[start][0], places[last - 1][1], last - start)
    return best

"""How much of one text stands in another."""

from dataclasses import dataclass

from sources.rules.words import spans, unquoted, words

SHINGLE = 5


@dataclass(frozen=True, slots=True)
class Resemblance:
    """`share` (0 to 1) of a's runs of five words that also stand in b, quotations left out;
    `passage` the longest run of words both have, as a has it ("" under five words), `length` its words."""

    share: float
    passage: str
    length: int


def resemblance(a: str, b: str) -> Resemblance:
    """What of `a` is found in `b`; reuse by either makes it high, so it has no direction of itself."""
    own = unquoted(a)
    mine, theirs = words(own), words(unquoted(b))
    known = _shingles(theirs)
    runs = _shingles(mine)
    share = len(runs & known) / len(runs) if runs else 0.0
    start, length = _longest(mine, known)
    places = spans(own)[start : start + length]
    return Resemblance(share, own[places[0][0] : places[-1][1]] if places else "", length)


def _shingles(found: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(found[i : i + SHINGLE]) for i in range(len(found) - SHINGLE + 1))


def _longest(mine: list[str], known: frozenset[tuple[str, ...]]) -> tuple[int, int]:
    """Start and length of the longest stretch of `mine` whose every run of five words is known."""
    best, start = (0, 0), 0
    for i in range(len(mine) - SHINGLE + 1):
        if tuple(mine[i : i + SHINGLE]) not in known:
            start = i + 1
        elif i + SHINGLE - start > best[1]:
            best = (start, i + SHINGLE - start)
    return best

"""How alike two texts are in what they tell, whatever their wording: the words of their heads, without
quotations."""

import re
from collections.abc import Sequence
from functools import lru_cache

from sources.rules.basis import subject
from sources.rules.legwork import without_quotations
from sources.rules.texts import Side
from sources.rules.words import told_sentences

_HEAD_WORDS = 200
_FEWEST = 4
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")


def likeness(one: Side, other: Side) -> float:
    """How much (0 to 1) of the words of the two heads is in both."""
    mine, theirs = _told_of(one.body), _told_of(other.body)
    if min(len(told_sentences(one.body)), len(told_sentences(other.body))) < _FEWEST:
        return 0.0
    return 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))


@lru_cache(maxsize=128)
def _told_of(body: str) -> frozenset[str]:
    return stems(" ".join(leading(told_sentences(body))))


def leading(sentences: Sequence[str]) -> list[str]:
    head: list[str] = []
    count = 0
    for sentence in sentences:
        if count >= _HEAD_WORDS:
            break
        head.append(sentence[:1_000])
        count += len(head[-1].split())
    return head


def stems(text: str) -> frozenset[str]:
    plain = without_quotations(text)
    return subject(plain) | {match[0].replace(",", "") for match in _FIGURE.finditer(plain)}

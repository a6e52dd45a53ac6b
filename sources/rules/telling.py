"""Whether two texts that credit nobody for it tell one account: what is alike in them, weighed against what
shows that either found something out for itself.

Each thing weighed gives points; ENOUGH of them make it one account. A tenth of the words in common is worth
one point; the others were set beside it by what parts pairs that people have read and labelled.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from sources.rules import plainly
from sources.rules.basis import CARRIES, bases
from sources.rules.figures import figures
from sources.rules.hearing import own_voices
from sources.rules.legwork import has_legwork, without_quotations
from sources.rules.likeness import leading, likeness, stems
from sources.rules.outlets import Outlets
from sources.rules.reliance import leaning
from sources.rules.texts import Reason, Side
from sources.rules.wording import Finding
from sources.rules.words import told_sentences

ENOUGH = 3.5
ALIKE, SAME_FIGURE = 10.0, 1.0
LEGWORK, OWN_VOICE, PUBLIC, CREDITS_ANOTHER = -2.0, -2.5, -0.6, -0.5
MOST_FIGURES, MOST_VOICES, MOST_MARKS = 5, 2, 4
STRENGTH, MOST = 50, 80
_HEAD = 250  # words whose figures count
# What happened before everybody's eyes is no one's account: two may tell a hearing, a game or a fire alike.
_PUBLIC = re.compile(
    r"\b(?:(?:news|press) conference|speech|address(?:ed|ing)?|hearing|testif\w+|testimony|on ?stage|"
    r"rall(?:y|ied|ies)|trial|sentenc(?:ed|ing)|told reporters|reporters|debate|courtroom|in court|jury|"
    r"jurors|verdict|ruling|ruled|voted?|votes|voting|elections?|floor|protest\w*|games?|quake|earthquake|"
    r"storm|hurricane|wildfire|fire|killed|died|crowd|crash|shooting|interview|press briefing|primary|"
    r"ballots?)\b",
    re.IGNORECASE,
)


class Point(NamedTuple):
    """What speaks for one account (above 0) or against it, and by how much."""

    what: str
    weight: float


def one_telling(one: Side, other: Side, outlets: Outlets) -> Finding | None:
    """That the two tell one account; the later one has it from the earlier, if that alone shows findings."""
    if _sum(_alike(one, other)) + CARRIES < ENOUGH:
        return None  # the rest speaks against it, but for a credit
    weight = _sum(points(one, other, outlets))
    if weight < ENOUGH:
        return None
    derived, origin = (one, other) if one.rank > other.rank else (other, one)
    own = has_legwork(derived, outlets), has_legwork(origin, outlets)
    strength = min(MOST, round(STRENGTH + 5 * (weight - ENOUGH)))
    if own == (False, True):
        return Finding("rewrite", derived, origin, strength, (_again(derived, origin),))
    return Finding("common", derived, origin, strength, (_one_account(derived, origin, any(own)),))


def points(one: Side, other: Side, outlets: Outlets) -> Iterator[Point]:
    """All that is weighed."""
    yield from _alike(one, other)
    yield Point("legwork", LEGWORK * (has_legwork(one, outlets) + has_legwork(other, outlets)))
    voices = max(len(own_voices(one, other)), len(own_voices(other, one)))
    yield Point("voices", OWN_VOICE * min(MOST_VOICES, voices))
    marks = len(_public_marks(one.body)) + len(_public_marks(other.body))
    yield Point("public", PUBLIC * min(MOST_MARKS, marks))
    apart = max(_credits_another(one, other, outlets), _credits_another(other, one, outlets))
    yield Point("another", CREDITS_ANOTHER * apart)
    yield Point("credit", leaning(one, other, outlets))


def _alike(one: Side, other: Side) -> Iterator[Point]:
    yield Point("words", ALIKE * likeness(one, other))
    yield Point("figures", SAME_FIGURE * min(MOST_FIGURES, len(_figures(one) & _figures(other))))


def _sum(weighed: Iterable[Point]) -> float:
    return sum(point.weight for point in weighed)


def _figures(side: Side) -> frozenset[str]:
    return figures(" ".join(" ".join(told_sentences(side.body)).split()[:_HEAD]))


@lru_cache(maxsize=128)
def _public_marks(body: str) -> frozenset[str]:
    head = without_quotations(" ".join(leading(told_sentences(body))))
    return frozenset(match[0].casefold() for match in _PUBLIC.finditer(head))


def _credits_another(side: Side, other: Side, outlets: Outlets) -> float:
    """How heavily a text credits an outlet that the other does not even name."""
    given = bases(side.title, side.body, outlets, side.own | side.wires)
    alone = (basis.weight for basis in given if outlets.name(basis.name) not in other.body)
    return max(0.0, *alone, 0.0)


def _one_account(derived: Side, origin: Side, own: bool) -> Reason:
    same = len(_figures(derived) & _figures(origin))
    says = plainly.same_telling(derived.name, origin.name, likeness(derived, origin), same, own)
    return Reason("common", says, *_most_alike(derived, origin))


def _again(derived: Side, origin: Side) -> Reason:
    says = plainly.tells_again(derived.name, origin.name, likeness(derived, origin))
    return Reason("rewrite", says, *_most_alike(derived, origin))


def _most_alike(derived: Side, origin: Side) -> tuple[str, str]:
    """The sentence of each that is most like one of the other's."""
    mine = [stems(sentence) for sentence in leading(told_sentences(derived.body))]
    theirs = [stems(sentence) for sentence in leading(told_sentences(origin.body))]
    pairs = ((len(ours & its), -i, -j) for i, ours in enumerate(mine) for j, its in enumerate(theirs))
    _, at, there = max(pairs)
    return derived.shown(-at), origin.shown(-there)

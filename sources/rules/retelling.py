"""Whether two texts that credit nobody for it tell one account: with nothing in either that its own reporter
found out, or the one with nothing that is not the other's.

What happened before everybody's eyes is no one's account: two may tell a hearing, a game or a fire alike.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from sources.rules import plainly
from sources.rules.accounts import heard, named_in
from sources.rules.basis import CARRIES, bases, subject
from sources.rules.legwork import has_legwork, without_quotations
from sources.rules.outlets import Outlets
from sources.rules.texts import Reason, Side
from sources.rules.wording import Finding
from sources.rules.words import told_sentences

ALIKE, CLOSELY, WHOLLY = 0.3, 0.4, 0.45  # of the words of their heads, quotations left out
STRENGTH, REWRITTEN = 50, 60
_HEAD_WORDS = 200
_SPEECH = 30  # runs of quoted words in common from which on it is a speech that both heard
_SEEN_BY_ALL = 1
_QUOTES = 5  # runs of quoted words that are enough for a quotation taken over
_FEWEST = 4
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_PUBLIC = re.compile(
    r"\b(?:(?:news|press) conference|speech|address(?:ed|ing)?|hearing|testif\w+|testimony|on ?stage|"
    r"rall(?:y|ied|ies)|trial|sentenc(?:ed|ing)|told reporters|reporters|debate|courtroom|in court|jury|jurors|"
    r"verdict|ruling|ruled|voted?|votes|voting|elections?|floor|protest\w*|games?|quake|earthquake|storm|"
    r"hurricane|wildfire|fire|killed|died|crowd|crash|shooting|interview|press briefing|primary|ballots?)\b",
    re.IGNORECASE,
)


def one_telling(one: Side, other: Side, outlets: Outlets) -> Finding | None:
    """That neither brings anything of its own to what both tell, or the one takes all it has from the other."""
    if _is_public(one.body, other.body) or len(one.quoted & other.quoted) > _SPEECH:
        return None
    own = has_legwork(one, outlets), has_legwork(other, outlets)
    if own[0] and own[1]:
        return None
    if own[0] or own[1]:
        derived, origin = (other, one) if own[0] else (one, other)
        return _taken_over(derived, origin, outlets)
    return _both_retell(one, other)


def _both_retell(one: Side, other: Side) -> Finding | None:
    alone = len(_own_voices(one, other)) + len(_own_voices(other, one))
    if alone > 1 or likeness(one, other) < (CLOSELY if alone else ALIKE):
        return None
    derived, origin = (one, other) if one.rank > other.rank else (other, one)
    says = plainly.same_telling(derived.name, origin.name)
    return Finding("common", derived, origin, STRENGTH, (_shown("common", says, derived, origin),))


def _taken_over(derived: Side, origin: Side, outlets: Outlets) -> Finding | None:
    """Who credits a third may have it all from there."""
    if _own_voices(derived, origin):
        return None
    alike = likeness(derived, origin)
    borrowed = derived.quotes_of(origin, _QUOTES) == 1.0
    if alike < (ALIKE if borrowed else WHOLLY):
        return None
    given = bases(derived.title, derived.body, outlets, derived.own)
    if given and given[0].weight >= CARRIES:
        return None
    says = plainly.tells_again(derived.name, origin.name)
    return Finding("rewrite", derived, origin, REWRITTEN, (_shown("rewrite", says, derived, origin),))


def likeness(one: Side, other: Side) -> float:
    """How much (0 to 1) of the words of the two heads is in both."""
    mine, theirs = _told_of(one.body), _told_of(other.body)
    if min(len(told_sentences(one.body)), len(told_sentences(other.body))) < _FEWEST:
        return 0.0
    return 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))


@lru_cache(maxsize=128)
def _told_of(body: str) -> frozenset[str]:
    return _stems(" ".join(_head(told_sentences(body))))


def _head(sentences: Sequence[str]) -> list[str]:
    head: list[str] = []
    count = 0
    for sentence in sentences:
        if count >= _HEAD_WORDS:
            break
        head.append(sentence[:1_000])
        count += len(head[-1].split())
    return head


def _stems(text: str) -> frozenset[str]:
    plain = without_quotations(text)
    return subject(plain) | {match[0].replace(",", "") for match in _FIGURE.finditer(plain)}


def _is_public(*bodies: str) -> bool:
    return sum(map(_public_marks, bodies)) > _SEEN_BY_ALL


@lru_cache(maxsize=128)
def _public_marks(body: str) -> int:
    plain = without_quotations(" ".join(_head(told_sentences(body))))
    return len({match[0].casefold() for match in _PUBLIC.finditer(plain)})


def _own_voices(side: Side, other: Side) -> set[str]:
    return heard(side) - named_in(other.body)


def _shown(kind: str, says: str, derived: Side, origin: Side) -> Reason:
    """The two sentences that are most alike."""
    mine = [_stems(sentence) for sentence in _head(told_sentences(derived.body))]
    theirs = [_stems(sentence) for sentence in _head(told_sentences(origin.body))]
    pairs = ((len(ours & its), -i, -j) for i, ours in enumerate(mine) for j, its in enumerate(theirs))
    _, at, there = max(pairs)
    return Reason(kind, says, derived.shown(-at), origin.shown(-there))

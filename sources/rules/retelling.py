"""Whether two texts that credit nobody for it tell one account: with nothing in either that its own reporter
found out, or the one with nothing that is not the other's.

What happened before everybody's eyes is no one's account: two may tell a hearing, a game or a fire alike.
"""

import re
from functools import lru_cache

from sources.rules import plainly
from sources.rules.accounts import figures_of, heard, named_in
from sources.rules.basis import CARRIES, bases
from sources.rules.legwork import has_legwork, without_quotations
from sources.rules.likeness import leading, likeness, stems
from sources.rules.outlets import Outlets
from sources.rules.posts import rest_on_a_post, shown_in_both
from sources.rules.texts import Reason, Side
from sources.rules.voices import UNNAMED
from sources.rules.wording import Finding
from sources.rules.words import told_sentences

ALIKE, WHOLLY, CLOSELY = 0.3, 0.4, 0.47  # of the words of their heads, quotations left out
BY_FIGURES, FIGURES = 0.27, 2  # where they share as many figures, less is enough
BY_A_POST = 0.18  # where both say that all of it stands in one post
STRENGTH, REWRITTEN = 50, 60
_SPEECH = 30  # runs of quoted words in common from which on it is a speech that both heard
_SEEN_BY_ALL = 1
_QUOTES = 5  # runs of quoted words that are enough for a quotation taken over
_READ = 8_000
_PUBLIC = re.compile(
    r"\b(?:(?:news|press) conference|speech|address(?:ed|ing)?|hearing|testif\w+|testimony|on ?stage|"
    r"rall(?:y|ied|ies)|trial|sentenc(?:ed|ing)|told reporters|reporters|debate|courtroom|in court|jury|"
    r"jurors|verdict|ruling|ruled|voted?|votes|voting|elections?|floor|protest\w*|games?|quake|earthquake|"
    r"storm|hurricane|wildfire|fire|killed|died|crowd|crash|shooting|interview|press briefing|primary|"
    r"ballots?)\b",
    re.IGNORECASE,
)
_INSIDERS = re.compile(
    r"\b(?:people|persons?|sources?|officials?|executives?|insiders?)\b[^.\n]{0,40}\b(?:familiar|close to|"
    r"knowledge|briefed|in the know|who (?:knows?|knew|asked not|declined|spoke on)|declined to be named)\b",
    re.IGNORECASE,
)
# Views asked for: an account of what somebody put out has none.
_VIEWS = re.compile(
    r"\b(?:economists?|strategists?|experts?|critics|observers|forecasters?)\b(?: \w{1,20}){0,2} "
    r"(?:think|thought|expect(?:s|ed)?|sa(?:y|ys|id)|believes?|surveyed|polled|predict(?:s|ed)?|warn(?:s|ed)?|agrees?|doubts?)\b",
    re.IGNORECASE,
)
# What is put out, or said to many, no reporter was told alone.
_FOR_ALL = re.compile(
    r"\b(?:announc(?:ed|es|ement)|unveil(?:ed|s)|statement|(?:press|news) release|blog ?post|filings?|"
    r"in a (?:tweet|post|letter|memo)|complaint|lawsuit|indictment|petition|affidavit|"
    r"court (?:papers|documents|records)|stud(?:y|ies)|survey|poll|researchers|"
    r"according to the (?:company|agency))\b|"
    r"\btold (?:the |an? |its |his |her |their )?(?:\w{1,20} )?(?:shareholders|investors|employees|staff|"
    r"workers|lawmakers|senators|mps|parliament|congress|audience|crowd|delegates|fans|supporters|members|"
    r"customers|analysts|conference)\b",
    re.IGNORECASE,
)


def one_telling(one: Side, other: Side, outlets: Outlets) -> Finding | None:
    """That neither brings anything of its own to what both tell, or one has all it tells from the other."""
    if len(one.quoted & other.quoted) > _SPEECH:
        return None
    own = has_legwork(one, outlets), has_legwork(other, outlets)
    if own[0] and own[1]:
        return None
    if own[0] or own[1]:
        derived, origin = (other, one) if own[0] else (one, other)
        return _taken_over(derived, origin, outlets)
    return _both_retell(one, other)


def _both_retell(one: Side, other: Side) -> Finding | None:
    figures = len(figures_of(one.body) & figures_of(other.body))
    asked = BY_FIGURES if figures >= FIGURES else ALIKE
    if rest_on_a_post(one.body) and rest_on_a_post(other.body) and shown_in_both(one.body, other.body):
        asked = BY_A_POST
    if len(_public_marks(one.body)) + len(_public_marks(other.body)) > _SEEN_BY_ALL:
        asked = CLOSELY
    if likeness(one, other) < asked:
        return None
    if _own_voices(one, other) or _own_voices(other, one) or _asks(one.body) or _asks(other.body):
        return None
    derived, origin = (one, other) if one.rank > other.rank else (other, one)
    says = plainly.same_telling(derived.name, origin.name)
    return Finding("common", derived, origin, STRENGTH, (_shown("common", says, derived, origin),))


def _taken_over(derived: Side, origin: Side, outlets: Outlets) -> Finding | None:
    """Who credits a third may have it all from there."""
    if len(_public_marks(derived.body) | _public_marks(origin.body)) > _SEEN_BY_ALL:
        return None
    is_of_another = rest_on_a_post(derived.body) or _FOR_ALL.search(_plain_head(derived.body))
    if is_of_another or _own_voices(derived, origin):
        return None
    borrowed = derived.quotes_of(origin, _QUOTES) == 1.0
    if likeness(derived, origin) < (ALIKE if borrowed else WHOLLY):
        return None
    given = bases(derived.title, derived.body, outlets, derived.own)
    if given and given[0].weight >= CARRIES:
        return None
    says = plainly.tells_again(derived.name, origin.name)
    return Finding("rewrite", derived, origin, REWRITTEN, (_shown("rewrite", says, derived, origin),))


@lru_cache(maxsize=128)
def _public_marks(body: str) -> frozenset[str]:
    return frozenset(match[0].casefold() for match in _PUBLIC.finditer(_plain_head(body)))


def _plain_head(body: str) -> str:
    return without_quotations(" ".join(leading(told_sentences(body))))


def _own_voices(side: Side, other: Side) -> set[str]:
    """Whom only the one hears, be it people it does not name."""
    unnamed = {UNNAMED} if _hears_insiders(side.body) and not _hears_insiders(other.body) else set()
    named = {name.removesuffix("'s").removesuffix("\u2019s") for name in heard(side)} - named_in(other.body)
    known = named_in(other.body)
    return {name for name in named if _is_person(name, side.body[:_READ], known)} | unnamed


def _is_person(name: str, text: str, known: frozenset[str]) -> bool:
    """Whether somebody is introduced by more than one name, or by a title;
    "Amberfield Inc" is nobody else where Amberfield is known."""
    found = re.search(rf"\b([A-Z][\w.'\u2019-]{{0,30}}) (?i:{re.escape(name)})\b", text)
    return found is not None and found[1].casefold() not in known


@lru_cache(maxsize=128)
def _asks(body: str) -> bool:
    return bool(_VIEWS.search(without_quotations(body[:_READ])))


@lru_cache(maxsize=128)
def _hears_insiders(body: str) -> bool:
    return bool(_INSIDERS.search(without_quotations(body[:_READ])))


def _shown(kind: str, says: str, derived: Side, origin: Side) -> Reason:
    """The two sentences that are most alike."""
    mine = [stems(sentence) for sentence in leading(told_sentences(derived.body))]
    theirs = [stems(sentence) for sentence in leading(told_sentences(origin.body))]
    pairs = ((len(ours & its), -i, -j) for i, ours in enumerate(mine) for j, its in enumerate(theirs))
    _, at, there = max(pairs)
    return Reason(kind, says, derived.shown(-at), origin.shown(-there))

"""Whether two texts take their main news from what one party put out in writing: a release, a memo, a
post."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sources.rules import plainly
from sources.rules.basis import bases
from sources.rules.frames import NAME
from sources.rules.nobody import bare, is_nobody, is_same
from sources.rules.outlets import Outlets
from sources.rules.texts import Reason, Side
from sources.rules.voices import UNNAMED, voices
from sources.rules.wording import Finding, on_a_third
from sources.rules.words import told_sentences, words

STRENGTH = 60
RELEASED = 8  # runs of quoted words that are enough, where both name a release
RELEASED_ALIKE, STATED_ALIKE, WHOLLY = 0.5, 0.65, 0.97
_READ = 8_000
_SOON, _AT_ONCE = 5, 3
_MOSTLY, _OTHERS = 0.6, 2
RELEASE = re.compile(
    r"\b(?:press|news|media|joint) release\b|\bblog ?post\b|\b(?:press|joint) statement\b|"
    r"\baccording to (?:an?|the|its|their) release\b|\b"
    r"release (?:from|issued by|sent (?:by|to|out)|says|said|reads)\b|"
    r"\b(?:the following|this) statement\b|\bstatement (?:reads?|in full)\b",
    re.IGNORECASE,
)
# In whose words alone a report may stand, where it quotes nobody else.
STATEMENT = re.compile(
    rf"{RELEASE.pattern}|\b(?:joint |written )?statement\b|\b(?:re)?tweet(?:s|ed)?\b|"
    r"\bon (?:Twitter|Instagram|Facebook)\b|"
    r"\bin (?:the|a|its|their) (?:report|study|paper|release|survey|letter|memo)\b",
    re.IGNORECASE,
)
_MESSAGE = r"(?:letter|e-?mail|note|memo|message)"
_RELEASED = re.compile(
    r"\b(?:press|news) releases?\b|\bblog ?post\b|\bpress statement\b|\bop-ed\b|"
    r"\bopinion (?:piece|article)\b|\b(?:guest|written an?|in an?) (?:column|essay)\b|"
    rf"\b(?:open|internal|companywide|company-wide|staff) {_MESSAGE}\b|\bin (?:an?|the|his|her|"
    rf"its) (?:\w+ )?memo\b|"
    r"\bon (?:its|his|her|the|their) (?:company |corporate |official |own |company's )?(?:blog|website)\b|"
    rf"\b{_MESSAGE} to (?:\w+ )?(?:employees|staff|workers|shareholders|customers|investors|users)\b",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"\b(?:re)?tweet(?:s|ed|ing)?\b|\b(?:on|to) (?:Twitter|Instagram|Facebook)\b|\b(?:Instagram|"
    r"Facebook) post\b",
    re.IGNORECASE,
)
_STATED = re.compile(rf"\bstatement\b|{_POSTED.pattern}", re.IGNORECASE)
_PUTS_OUT = (
    r"(?:said|says|announced|announces|wrote|writes|tweeted|posted|put out|published|issued|released|"
    r"revealed|"
    r"confirmed|gave|told)"
)
_ISSUES = re.compile(
    rf"({NAME})(?:['\u2019]s?|,[^,.]{{2,60}},|,)? (?:(?:chief|founder|president|chairman)[\w ]{{0,40}} )?"
    rf"(?:also |has |have )?{_PUTS_OUT}\b"
)
_NAME = re.compile(rf"({NAME})")
_QUOTED = re.compile(r"[\"\u201c][^\"\u201d]*(?:[\"\u201d]|$)")
_APART = re.compile(
    r" and |['\u2019]s? | (?:CEO|Chairman|Chief Executive|Founder|CFO|COO|Judge|Justice|President|Senator|"
    r"Sen\.|Rep\.|Gov\.|Secretary|Speaker) |"
    r"^(?:Judge|Justice|President|Senator|Sen\.|Rep\.|Gov\.|Secretary|Speaker) "
)


class Release(NamedTuple):
    """The number of a sentence that tells of a release, who may have made it, and whether it is one for
    sure."""

    at: int
    issuers: frozenset[str]
    sure: bool


def one_release(one: Side, other: Side, outlets: Outlets) -> Finding | None:
    """That both give what one party put out, and credit nobody else with it."""
    return _one_wording(one, other, outlets) or _one_issuer(one, other) or _one_post(one, other)


def _one_wording(one: Side, other: Side, outlets: Outlets) -> Finding | None:
    """One release in its quoted words."""
    few = min(one.quotes_of(other, RELEASED), other.quotes_of(one, RELEASED))
    alike = sorted((one.quotes_of(other), other.quotes_of(one)))
    if few < RELEASED_ALIKE:
        return None
    mark = STATEMENT if alike[0] >= STATED_ALIKE and alike[1] >= WHOLLY else RELEASE
    marks = mark.search(one.body[:_READ]), mark.search(other.body[:_READ])
    if not (marks[0] and marks[1]):
        return None
    if any(bases(side.title, side.body, outlets) for side in (one, other)):
        return None
    shown = {one.which: one.sentence(marks[0].start()), other.which: other.sentence(marks[1].start())}
    derived, origin = sorted((one, other), key=lambda side: side.rank, reverse=True)
    says = plainly.same_release(derived.name, origin.name)
    reason = Reason("release", says, shown[derived.which], shown[origin.which])
    return Finding("release", derived, origin, STRENGTH, (reason,), marks[0].group().lower())


def _one_issuer(one: Side, other: Side) -> Finding | None:
    """One party's release, of which both tell at their head."""
    mine, theirs = _releases(one.body), _releases(other.body)
    if not any(release.sure for release in (*mine, *theirs)):
        return None
    for ours in mine:
        for its in theirs:
            same = (name for name in sorted(ours.issuers) if any(is_same(name, also) for also in its.issuers))
            name = next(same, "")
            if name:
                return on_a_third(one, other, (one.shown(ours.at), other.shown(its.at)), name, STRENGTH)
    return None


@lru_cache(maxsize=128)
def _releases(body: str) -> tuple[Release, ...]:
    sentences = told_sentences(body)
    found = []
    for at, sentence in enumerate(sentences[:_SOON]):
        if _RELEASED.search(_QUOTED.sub(" ", sentence)):
            issuers = (*_names(sentence, _NAME), *_names(sentences[max(0, at - 1)], _ISSUES))
            found.append(Release(at, frozenset(issuers), True))
        elif _STATED.search(sentence):
            found.append(Release(at, frozenset(_names(sentence, _ISSUES)), False))
    return tuple(found)


def _names(sentence: str, way: re.Pattern[str]) -> Iterator[str]:
    """The names outside its quotations."""
    for match in way.finditer(_QUOTED.sub(" ", sentence)):
        for name in map(bare, _APART.split(match[1])):
            if not is_nobody(name):
                yield name


def _one_post(one: Side, other: Side) -> Finding | None:
    """One person's post, beside which neither hears more than a voice or two."""
    mine, theirs = _posted(one.title, one.body), _posted(other.title, other.body)
    if mine is None or theirs is None or mine.issuers != theirs.issuers:
        return None
    name = next(iter(mine.issuers)).title()
    return on_a_third(one, other, (one.shown(mine.at), other.shown(theirs.at)), name, STRENGTH)


@lru_cache(maxsize=128)
def _posted(title: str, body: str) -> Release | None:
    sentences = told_sentences(body)
    at = next((at for at, sentence in enumerate(sentences[:_AT_ONCE]) if _POSTED.search(sentence)), None)
    if at is None:
        return None
    heard = Counter(voice for voice in voices(body) if voice and voice != UNNAMED)
    poster = next((voice for voice, _ in heard.most_common(1) if voice in words(title)), "")
    if not poster or heard[poster] < _MOSTLY * heard.total() or len(heard) > _OTHERS:
        return None
    return Release(at, frozenset({poster}), True)

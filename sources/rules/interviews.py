"""Whether two texts take their main news from one interview: the same person heard at the same place."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sources.rules import plainly
from sources.rules.frames import NAME
from sources.rules.nobody import bare, is_nobody, is_same
from sources.rules.phrases import OF_OLD
from sources.rules.texts import Reason, Side
from sources.rules.voices import UNNAMED, voices
from sources.rules.wording import Finding
from sources.rules.words import told_sentences, words

_SOON = 6
_MOSTLY = 0.45
STRENGTH = 60
_HEARD = re.compile(
    r"\b[Ii]nterview(?:ed|er|s)?\b|\btown hall\b|\bmoderated by\b|\b(?:guest|first time|appear\w*) on\b|"
    r"\bpodcast\b|\bsat? down with\b|"
    r"\b(?:radio|talk|morning|late-night|Sunday|TV|television|cable) (?:show|program)\b|\bhosts? [A-Z]|"
    r"\bhosts?\b|"
    r"\b(?:[Ss]aid|[Tt]old|[Ss]poke|[Ss]peaking|[Aa]sked|[Pp]ressed|[Cc]alled|[Rr]emarks?|[Cc]omments?)\b"
    r"[^.\n]{0,60}\b(?:on|to) (?:the )?(?:[A-Z][\w.]{1,30}['\u2019]s? )?[\"\u201c\u2018A-Z]"
)
_WHERE = re.compile(
    rf"\b(?:on|with|to|told|hosts?|by|during|an?) (?:the |his |her |"
    rf"a )?(?:[a-z-]{{1,30}} ){{0,2}}[\"\u201c\u2018]?({NAME})"
    rf"(?: [\"\u201c\u2018]({NAME}))?"
)
_APART = re.compile(r"['\u2019]s? ")


@dataclass(frozen=True, slots=True)
class Interview:
    """Whom a text hears for its main news, the names of where, and the number of the sentence which "
    "tells it."""

    speaker: str
    where: frozenset[str]
    at: int


def one_interview(one: Side, other: Side) -> Finding | None:
    """That both tell, for their main news, what one person said in one interview."""
    mine, theirs = _interview(one.title, one.body), _interview(other.title, other.body)
    if mine is None or theirs is None or mine.speaker != theirs.speaker:
        return None
    where = {name for name in mine.where if any(is_same(name, also) for also in theirs.where)}
    if not where:
        return None
    derived, origin = (one, other) if one.rank > other.rank else (other, one)
    told = {one.which: mine, other.which: theirs}
    shown = [side.shown(told[side.which].at) for side in (derived, origin)]
    place = min(where, key=lambda name: (-len(name), name)).title()
    says = plainly.same_interview(derived.name, origin.name, mine.speaker.title(), place)
    return Finding("common", derived, origin, STRENGTH, (Reason("common", says, *shown),), place)


@lru_cache(maxsize=128)
def _interview(title: str, body: str) -> Interview | None:
    heard = voices(body)
    told = [voice for voice in heard[: max(10, len(heard) // 2)] if voice]
    often = Counter(voice for voice in told if voice != UNNAMED)
    speaker, times = next(iter(often.most_common(1)), ("", 0))
    if not speaker or times < _MOSTLY * len(told):
        return None
    for at, sentence in enumerate(told_sentences(body)[:_SOON]):
        heard_here = _HEARD.search(sentence) and not OF_OLD.search(sentence)
        where = frozenset(_places(sentence)) - set(words(title)) if heard_here else frozenset()
        if where:
            return Interview(speaker, where, at)
    return None


def _places(sentence: str) -> Iterator[str]:
    for match in _WHERE.finditer(sentence):
        for written in filter(None, match.groups()):
            for part in _APART.split(written):
                name = bare(part)
                if not is_nobody(name):
                    yield name.casefold()

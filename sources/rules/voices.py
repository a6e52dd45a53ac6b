"""Who speaks in each sentence of a text, as far as it tells."""

import re
from collections.abc import Sequence
from functools import lru_cache

from sources.rules.words import told_sentences

_SAY = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|tweeted|argued|argues|insisted|claimed|claims|replied|"
    r"responded|continued|noted|notes|acknowledged|admitted|asked|warned|warns|declared|stressed|recalled|"
    r"explained|predicted|predicts|conceded|suggested|suggests|believes|expects|estimates|concluded|"
    r"called|went on|"
    r"complained|joked|described|denied|announced|promised|vowed|fired back|shot back|hit back|lashed out|"
    r"weighed in|took to|granted|testified|thinks|found|finds)"
)
_ADVERB = r"(?:(?:also|later|then|has|had|further|reportedly|himself|herself) )?"
_BY_NAME = re.compile(rf"\b([A-Z][\w\u2019'-]{{1,30}}),? {_ADVERB}{_SAY}\b")
_SET_APART = re.compile(rf"\b([A-Z][\w\u2019'-]{{1,30}}), [^,.\n]{{3,70}}, {_ADVERB}{_SAY}\b")
_AFTER = re.compile(
    rf"[,?!\u201d\"] {_SAY} ((?:[\w.,'\u2019-]{{1,30}} ){{0,6}}?)((?:[A-Z][\w.'\u2019-]{{1,30}} "
    rf"){{0,5}}[A-Z][\w'\u2019-]{{1,30}})"
)
_AGAIN = re.compile(
    rf"\b(?:[Hh]e|[Ss]he) {_ADVERB}{_SAY}\b|, (?:he|she) |"
    rf"(?:^|[,;\"\u201d] |\b(?:and|but|as) )"
    rf"[Tt]he [a-z-]{{1,30}}(?: [a-z]{{1,30}})?(?:, \d\d,)? {_ADVERB}{_SAY}\b"
)
_UNNAMED = re.compile(
    r"\b(?:officials?|sources?|people|person|aides?|spokes\w+|police|authorities|lawyers?|prosecutors?|"
    r"documents|"
    r"records|critics|experts|witnesses|advisers?)\b[^.\n]{0,60}\b(?:said|says|told|show|familiar|"
    r"close to|confirmed|say)\b",
    re.IGNORECASE,
)
_NO_SPEAKER_WORDS = """
he she it they i we who which what that this times post senate house states instagram twitter facebook monday
tuesday wednesday thursday friday saturday sunday
"""
_NO_SPEAKER = frozenset(_NO_SPEAKER_WORDS.split())
_PERSON = re.compile(r"\b[A-Z][a-z]{1,30} (?:[A-Z]\. )?([A-Z][\w\u2019'-]{1,30})")
UNNAMED = "?"


@lru_cache(maxsize=128)
def voices(body: str) -> tuple[str, ...]:
    """For each sentence of the prose who speaks in it: a last name in small letters, `UNNAMED`, or ""."""
    sentences = told_sentences(body)
    named = [_named(sentence) for sentence in sentences]
    last = _first_person(sentences)
    for at, sentence in enumerate(sentences):
        if not named[at] and _goes_on(sentence) and at + 1 < len(named):
            named[at] = named[at + 1]
        if named[at]:
            last = named[at]
        elif _AGAIN.search(sentence) or sentence[0] in '"\u201c':
            named[at] = last
        elif _UNNAMED.search(sentence):
            named[at] = UNNAMED
    return tuple(named)


def _first_person(sentences: Sequence[str]) -> str:
    """Whom "he" means before anybody has spoken: the first who is named in full."""
    found = (_PERSON.search(sentence) for sentence in sentences[:2])
    names = (match[1].casefold() for match in found if match)
    return next((name for name in names if name not in _NO_SPEAKER), "")


def _goes_on(sentence: str) -> bool:
    """Whether a quotation opens that the sentence does not close."""
    return sentence[0] in '"\u201c' and not sentence.endswith(('"', "\u201d"))


def _named(sentence: str) -> str:
    by_name, apart = _BY_NAME.search(sentence), _SET_APART.search(sentence)
    if by_name and apart and apart.end() <= by_name.end():
        by_name = None
    for match in (by_name, apart, _AFTER.search(sentence)):
        if match:
            name = match.group(match.lastindex or 1).split()[-1].removesuffix("'s").removesuffix("\u2019s")
            if name.casefold() not in _NO_SPEAKER:
                return name.casefold()
    return ""

"""Where a text credits another outlet with what it tells; naming one in passing is no credit."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sources.rules.words import prose, sentences

_VERBS = (
    r"(?:reports?|reported|reporting|wrote|writes|broke|revealed|reveals|learned|published|obtained|uncovered|"
    r"confirmed|spotted|found|notes|noted|said|says|cited|disclosed)"
)
_ADVERB = r"(?:(?:has|had|first|also|exclusively|earlier|originally|initially|now|just)\s+){0,3}"
_DAY = r"(?:(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+)?"
_WORK = (
    r"(?:report|story|article|investigation|interview|scoop|piece|account|reporters?|analysis|survey|poll|"
    r"newsletter)"
)
_LEADS = (
    r"(?:according\s+to|citing)\s+(?:[\w'\u2019-]+\s+){0,6}?",
    r"(?:per|via|as\s+told\s+to)\s+(?:the\s+)?",
    (
        r"(?:reported|published|revealed|obtained|seen|reviewed|viewed|spotted|broken|noted|disclosed|uncovered)"
        r"\s+(?:\w+\s+)?(?:by|in|on)\s+(?:the\s+)?"
    ),
    (
        r"(?:told|tells|telling|spoke\s+(?:to|with)|speaking\s+(?:to|with)|interview\s+(?:with|in|on|by)|"
        r"statement\s+to|confirmed\s+to|e-?mail(?:ed)?\s+to)\s+(?:the\s+)?"
    ),
    rf"{_WORK}\s+(?:\w+\s+)?(?:from|by|in|on|at)\s+(?:the\s+)?",
)
_INITIALS_FROM = 3
_AGENCY = (
    r"(?:^|\W)(?:\({name}\)\s*[-\u2013\u2014]|/\s*{name}\s*[-\u2013\u2014)]|\u2014\s*{name}$|\({name}\)$)"
)
_TAIL = re.compile(
    r"contributed to this (?:report|story|article)|\breprinted|\bread more\b|\bsubscribe\b", re.I
)
_FIRST = re.compile(
    r"\b(?:first|originally|exclusively)\s+(?:\w+\s+)?(?:reported|revealed|published|broke|spotted)", re.I
)
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_OF_OLD = re.compile(
    r"\b(?:last|previous)\s+(?:week|month|year)|\bpreviously\b|\b(?:year|month)s?\s+ago|\bback in\b|"
    rf"\b(?:in|since)\s+(?:{_MONTH}|(?:19|20)\d\d)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """One sentence that credits `name` (a key of the names asked for). `place` is how far into the text it
    stands (0 to 1); `lead` whether it is among the first sentences; `first` whether it says who told it
    first; `past` whether it credits older news."""

    name: str
    sentence: str
    place: float
    lead: bool
    first: bool
    past: bool


def credits(text: str, names: Mapping[str, Iterable[str]]) -> list[Credit]:  # noqa: A001
    """The credits in a text, in its order, to any of `names`: {key: the spellings it goes by}."""
    found = sentences(prose(text))
    known = {key: _with_bare(given) for key, given in names.items()}
    patterns = {key: list(_patterns(given)) for key, given in known.items()}
    return [
        Credit(
            name=key,
            sentence=sentence,
            place=at / len(found),
            lead=at < _lead(len(found)),
            first=bool(_FIRST.search(sentence)),
            past=bool(_OF_OLD.search(sentence)),
        )
        for at, sentence in enumerate(found)
        for key, ways in patterns.items()
        if any(name in sentence for name in known[key])
        and not _TAIL.search(sentence)
        and any(way.search(sentence) for way in ways)
    ]


def _lead(count: int) -> int:
    return max(3, count // 4)


def _patterns(given: Iterable[str]) -> Iterator[re.Pattern[str]]:
    names = "|".join(re.escape(name) for name in sorted(given, key=len, reverse=True))
    if not names:
        return
    # names are matched as they are written: "Time" is not "time"
    name = rf"(?-i:\b(?:{names})(?:\.com)?)(?![\w-])"
    of = r"(?:['\u2019]s?)?\s+(?:[\w'\u2019-]+\s+){0,2}?"
    for lead in _LEADS:
        yield re.compile(rf"\b{lead}{name}", re.I)
    yield re.compile(rf"{name}\s*,?\s*(?:which\s+|who\s+)?{_DAY}{_ADVERB}{_VERBS}\b", re.I)
    yield re.compile(rf"\b(?:a|an|the|in|recent|new)?\s*{name}{of}{_WORK}\b", re.I)
    yield re.compile(
        rf"\b(?:report(?:s|ed)|wr(?:ites|ote)|sa(?:ys|id))\s+(?:the\s+)?{name}\s*(?:[.,]|$)", re.I
    )
    yield re.compile(_AGENCY.format(name=name), re.I)


def _with_bare(spellings: Iterable[str]) -> set[str]:
    given = {spelling.strip() for spelling in spellings if len(spelling.strip()) > 1}
    return given | {bare for name in given if len(bare := re.sub(r"^The\s+", "", name)) > 1}


def spellings(name: str) -> tuple[str, ...]:
    """How others write an outlet's name: itself, without "The" or ".com", its initials."""
    bare = re.sub(r"^the\s+|\.com$|\s*\([^)]*\)$", "", name.strip(), flags=re.I)
    known = {"associated press": "AP", "agence france-presse": "AFP"}.get(bare.casefold())
    capitals = [word[0] for word in bare.split() if word[0].isupper()]
    initials = known or ("".join(capitals) if len(capitals) >= _INITIALS_FROM else None)
    return tuple(dict.fromkeys(filter(None, (name.strip(), bare, initials))))

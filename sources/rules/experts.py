"""Whether two texts take their main news from one person who is nobody's reporter: an analyst, a leaker, the
author of a book."""

import re
from functools import lru_cache

from sources.rules.frames import NAME
from sources.rules.nobody import bare, is_nobody
from sources.rules.texts import Side
from sources.rules.voices import UNNAMED, voices
from sources.rules.wording import Finding, on_a_third
from sources.rules.words import told_sentences

STRENGTH = 60
_HEAD, _LEAST, _SOON, _MOSTLY = 0.4, 5, 3, 0.4
_EARLY = 14
_ROLE = (
    r"(?:analysts?|leakers?|leakster|tipsters?|insiders?|bloggers?|YouTubers?|forecasters?|economists?|"
    r"strategists?|"
    r"historians?|researchers?|hackers?|whistleblowers?)"
)
_BOOK = r"(?:book|memoir|documentary|biography|tell-all|manuscript)"
_WITH_ROLE = (
    re.compile(rf"\b{_ROLE} ({NAME})"),
    re.compile(
        rf"({NAME})(?: of [A-Z][\w.& ]{{2,30}})?, (?:an?|the|one of) (?:[\w-]{{1,30}} ){{0,4}}?{_ROLE}\b"
    ),
    re.compile(rf"\b{_BOOK}(?: \w{{1,30}}){{0,3}},? (?:by|from) (?:\w{{1,30}} ){{0,2}}({NAME})"),
    re.compile(
        rf"({NAME})(?:['\u2019]s?|,[^,.\n]{{3,90}},)? (?:\w{{1,30}} ){{0,3}}?(?:new|forthcoming|upcoming|"
        rf"soon-to-be) {_BOOK}\b"
    ),
)
_ITS_WORK = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Aa]|[Aa] new|new|latest|today['\u2019]s) (?:\w+ ){0,2}?(?:analyst|note|"
    r"leak\w*|tipster|report|"
    r"predictions?|images|renders|photos|pictures|tweets?|post|newsletter|excerpts?|book|memoir|manuscript)\b"
)


def one_expert(one: Side, other: Side) -> Finding | None:
    """That both tell, for their main news, what one such person says."""
    for name in sorted(_introduced(one.body) | _introduced(other.body)):
        last = name.split()[-1]
        shown = [_carried(side, last) for side in (one, other)]
        if shown[0] is not None and shown[1] is not None:
            return on_a_third(one, other, (one.shown(shown[0]), other.shown(shown[1])), name, STRENGTH)
    return None


@lru_cache(maxsize=128)
def _introduced(body: str) -> frozenset[str]:
    """The people a text names, early, as such."""
    early = "\n".join(told_sentences(body)[:_EARLY])
    given = (match[1] for way in _WITH_ROLE for match in way.finditer(early))
    return frozenset(name for name in map(bare, given) if " " in name and not is_nobody(name))


def _carried(side: Side, last: str) -> int | None:
    """The number of the sentence that first names somebody whose words the head of a text tells."""
    sentences, speakers = told_sentences(side.body), voices(side.body)
    head = sentences[: max(_LEAST, int(_HEAD * len(sentences)))]
    named = re.compile(rf"\b{re.escape(last)}\b")
    first = next((at for at, sentence in enumerate(head) if named.search(sentence)), None)
    if first is None or (first >= _SOON and not named.search(side.title)):
        return None
    own = ("", UNNAMED, last.casefold())
    by = re.compile(rf"\b(?:[Aa]ccording to|[Pp]er|by|from)\b[^.\n]{{0,50}}\b{re.escape(last)}\b")
    heard = [
        speaker == last.casefold()
        or bool(by.search(sentence))
        or (speaker in own and bool(_ITS_WORK.search(sentence) or named.search(sentence)))
        for speaker, sentence in zip(speakers, head, strict=False)
    ]
    others = sum(
        bool(speaker) and speaker != UNNAMED and not its
        for speaker, its in zip(speakers, heard, strict=False)
    )
    told = sum(heard)
    return first if told >= _MOSTLY * len(head) and told > others else None

"""Whether two texts tell the same account and neither adds a word of its own: a release, a filing, a post."""

import re
from functools import lru_cache

from sources.rules import plainly
from sources.rules.reliance import head
from sources.rules.texts import Reason, Side
from sources.rules.voices import UNNAMED, voices
from sources.rules.wording import Finding
from sources.rules.words import told_sentences, words

STRENGTH = 50
FIGURES, FIGURES_SHARE = 3, 0.5
HEAD_SHARE = 0.4
_READ = 6_000
_FEWEST = 4
# what somebody put into the world, for all to tell
_PUT_OUT = re.compile(
    r"\b(?:announced|unveiled|release[sd]?|filings?|filed|complaint|lawsuit|indictment|documents?|unsealed|"
    r"statement|according to the (?:company|agency|filing|documents?)|leak(?:s|ed)?|renders?|report|data|"
    r"blog post|posted|published|shared)\b",
    re.IGNORECASE,
)
# what a reporter of its own brought in: people spoken to, papers seen, a place gone to, a view of its own
_OWN = re.compile(
    r"\b(?:told|tells|spoke (?:to|with)|speaking (?:to|with)|interview(?:ed)?|seen by|obtained by|viewed by|"
    r"reviewed by|shown to|shared with|reporters?|news conference|press conference|speech|address|hearing|"
    r"testified|people familiar|familiar with|with knowledge|sources?|asked not|condition of anonymity|"
    r"analysts?|review|hands-on)\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"(?<![\w\"\u201c])(?:I|I['\u2019]\w+|[Mm]y|[Mm]e)\b")
_QUOTED = re.compile(r"[\"\u201c][^\"\u201d]*(?:[\"\u201d]|$)")
_FIGURE = re.compile(r"(?<![\w.])\$?\d[\d.,]*\d(?:%|\b)|(?<![\w.])\$?\d+%")
_NOBODY = frozenset({"", UNNAMED, "ceo", "chief", "president", "founder", "co-founder", "director"})
_IN_FULL = re.compile(r"[A-Z]\w{1,30}(?: [A-Z]\w{1,30}){1,5}")
_A_YEAR = re.compile(r"^(?:19|20)\d\d$")


def one_account(one: Side, other: Side) -> Finding | None:
    """That both tell the same figures of one matter, in no voice the other has not."""
    if not (_is_told(one.body) and _is_told(other.body)):
        return None
    few = min(len(figures_of(one.body)), len(figures_of(other.body)))
    both = figures_of(one.body) & figures_of(other.body)
    mine, theirs = head(one), head(other)
    is_alike = len(mine & theirs) >= HEAD_SHARE * min(len(mine), len(theirs))
    if len(both) < max(FIGURES, FIGURES_SHARE * few) or not is_alike or not _same_voices(one, other):
        return None
    derived, origin = (one, other) if one.rank > other.rank else (other, one)
    says = plainly.same_account(derived.name, origin.name, sorted(both)[:3])
    shown = (side.shown(_first(side.body, both)) for side in (derived, origin))
    return Finding("common", derived, origin, STRENGTH, (Reason("common", says, *shown),))


@lru_cache(maxsize=128)
def _is_told(body: str) -> bool:
    """Whether a text tells what somebody put out and shows nothing its reporter brought in."""
    plain = _QUOTED.sub(" ", body[:_READ])
    is_long = len(told_sentences(body)) >= _FEWEST
    return is_long and bool(_PUT_OUT.search(plain)) and not _OWN.search(plain) and not _ITSELF.search(plain)


@lru_cache(maxsize=128)
def figures_of(body: str) -> frozenset[str]:
    found = (match[0].strip("$%.,") for match in _FIGURE.finditer(body[:_READ]))
    return frozenset(figure for figure in found if not _A_YEAR.match(figure))


def _same_voices(one: Side, other: Side) -> bool:
    """Whether each hears nobody whom the other does not name, be it in full."""
    return not (heard(one) - named_in(other.body) or heard(other) - named_in(one.body))


@lru_cache(maxsize=128)
def named_in(body: str) -> frozenset[str]:
    whole = (match[0].split() for match in _IN_FULL.finditer(body[:_READ]))
    return frozenset(words(body)) | {"".join(part[0] for part in parts).lower() for parts in whole}


def heard(side: Side) -> set[str]:
    return {voice for voice in voices(side.body) if voice not in _NOBODY}


def _first(body: str, figures: frozenset[str]) -> int:
    """The number of the first sentence that tells one of these figures."""
    told = (at for at, sentence in enumerate(told_sentences(body)) if figures & figures_of(sentence))
    return next(told, 0)

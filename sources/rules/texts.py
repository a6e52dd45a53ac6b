"""What is compared and what is found: two reports, and that one rests on the other."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Literal

from sources.rules.outlets import Outlets, nearest
from sources.rules.resemblance import Run, Told, runs, told
from sources.rules.signatures import house, signed
from sources.rules.words import places, prose, quotations, told_places, words

type Kind = Literal["copy", "rewrite", "credit", "common"]
type Which = Literal["one", "other"]

READ = 60_000  # letters of a text that are looked at
TITLE = 1_000
PASSAGE = 400
QUOTED_RUN, FEW_QUOTED = 4, 15
HEAD_LINES, BYLINE = 6, 8  # lines a head may take; words a byline has at most
_LATEST = datetime.max.replace(tzinfo=UTC)
_NAMES_END = re.compile(r"\s*(?:[,;|&\n]|\band\b|\bfor\b)\s*")
_PERSON = re.compile(r"[^\W\d_][\w.'\u2019-]*(?: [^\W\d_][\w.'\u2019-]*){1,4}")
_POST = re.compile(
    r"\b(?:editors?|correspondents?|reporters?|writers?|staff|desk|bureau|producers?|columnists?|journalists?|"
    r"team|newsroom)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Text:
    """One report: its headline, its text, the names its publisher goes by, who wrote it, when it was
    published (aware), its address and the addresses its text links to (both canonical)."""

    title: str
    text: str
    names: tuple[str, ...] = ()
    author: str = ""
    published: datetime | None = None
    url: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for it (`kind`: copy, rewrite, credit, link, byline, common), in plain
    words, with the words of the derived text and of the other that show it."""

    kind: str
    sentence: str
    passage: str
    origin_passage: str = ""

    def turned(self) -> "Reason":
        return replace(self, passage=self.origin_passage, origin_passage=self.passage)


@dataclass(frozen=True, slots=True)
class Verdict:
    """That two texts are one line of evidence: `derived` rests on the other or, of kind common,
    both rest on a third (`through`, its name; "" else). `strength` is 1 to 100; `passage` is of the derived
    text and never empty, `origin_passage` of the other."""

    kind: Kind
    derived: Which
    strength: int
    passage: str
    origin_passage: str
    through: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A text as it is looked at: its head cut to size, its own words, the keys its outlet goes by, and the
    agencies whose reporters wrote it; `quoted` are the runs of words in its quotations."""

    which: Which
    text: Text
    title: str
    body: str
    told: Told
    quoted: frozenset[Run]
    own: frozenset[str]
    wires: frozenset[str]

    @property
    def name(self) -> str:
        unnamed = "One text" if self.which == "one" else "The other text"
        return self.text.names[0] if self.text.names else unnamed

    @property
    def moment(self) -> datetime:
        return self.text.published or _LATEST

    def sentence(self, place: int) -> str:
        """The sentence of the text around a place in it."""
        return self.shown(nearest([opens for opens, _ in told_places(self.body)], place))

    def shown(self, at: int) -> str:
        """A sentence of the text's prose by its number, as the text has it."""
        start, end = told_places(self.body)[at]
        return clip(self.body[start:end])

    def people(self) -> tuple[str, ...]:
        """Who wrote it, as it is written there."""
        names = (name.strip() for name in _NAMES_END.split(self.text.author[:TITLE]))
        return tuple(name for name in names if _PERSON.fullmatch(name) and not _POST.search(name))

    def authors(self) -> frozenset[str]:
        return frozenset(name.casefold() for name in self.people())

    @property
    def rank(self) -> tuple[datetime, bool, str, str, str]:
        """Of two that are alike the one that ranks lower is the origin: the earlier; of two of one time, the
        one that no agency wrote; else one that is the same whichever is asked about first."""
        return self.moment, bool(self.wires), self.title, self.body, repr(self.text)

    def quotes_of(self, other: "Side", enough: int = FEW_QUOTED) -> float:
        """How much of what it quotes (0 to 1) the other quotes too; 0 where that is under `enough` runs."""
        both = len(self.quoted & other.quoted)
        return both / len(self.quoted) if both >= enough else 0.0

    def opening(self) -> str:
        """Its first words that are neither furniture nor a caption; its headline where there are none."""
        return next(iter(_openings(self.body)), "") or self.title[:PASSAGE] or self.body.strip()[:PASSAGE]


def side(which: Which, text: Text, outlets: Outlets) -> Side:
    """Where an agency is written as the author the text is the agency's."""
    body = _without_head(text)
    wires = frozenset(naming.key for naming in outlets.found(f"{text.author[:TITLE]}\n{signed(body)}"))
    own = outlets.known_as((*text.names, *house(text.names)))
    return Side(which, text, text.title[:TITLE], body, *_read(body), own, wires - own)


def _without_head(text: Text) -> str:
    """The text from its first sentence on: a page's text often opens with its headline and byline as lines,
    and where a credit stands is counted in sentences."""
    lines = text.text[:READ].split("\n")
    head, author = set(words(text.title[:TITLE])), set(words(text.author[:TITLE]))
    for at, line in enumerate(lines[:HEAD_LINES]):
        told = words(line[:TITLE])
        is_headline = bool(told) and set(told) == head
        is_byline = bool(told) and len(told) <= BYLINE and (told[0] == "by" or set(told) <= author)
        if told and not is_headline and not is_byline:
            return "\n".join(lines[at:])
    return text.text[:READ]


@lru_cache(maxsize=64)
def _read(body: str) -> tuple[Told, frozenset[Run]]:
    own = prose(body)
    said = [words(own[start:end]) for start, end in quotations(own)]
    return told(own), runs(said, QUOTED_RUN)


@lru_cache(maxsize=64)
def _openings(body: str) -> list[str]:
    found = places(prose(body[:4_000]))
    return [body[start:end][:PASSAGE] for start, end in found if end - start > 40][:1]


def clip(passage: str) -> str:
    """A passage short enough to be read, cut at a word."""
    passage = passage.strip()
    return passage if len(passage) <= PASSAGE else passage[:PASSAGE].rsplit(None, 1)[0]

"""What a search found, as it is shown: the words asked for marked, and a piece of text around the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString

from stories.rules.body import NOTE
from stories.search.terms import ACCENTS, Term

WORD = re.compile(r"[^\W_]+")
# Where a block ends a word ends; within one, a tag may stand in the middle of a word.
BLOCK = re.compile(r"</?(?:p|h2|h3|li|ul|ol|blockquote|br|hr)\b[^>]*>")
BARE = str.maketrans(ACCENTS)
# So much of a text is looked through for the words to show it by, and so much of it is shown.
LOOKED_THROUGH, BEFORE, SHOWN = 60_000, 60, 220
# Both databases find a word by its stem; these are what English puts after one.
ENDINGS = frozenset(
    ("", "s", "es", "e", "ed", "er", "ers", "ing", "ings", "y", "ies", "ied", "ly", "ion", "ions", "ment")
)
LEAST_STEM = 3


@dataclass(frozen=True)
class Hit:
    """`headline` and `text` are safe to print. `sources`: the words stand in the sources alone."""

    slug: str
    headline: SafeString
    text: SafeString
    section: Mapping[str, Any]
    label: Mapping[str, Any]
    published_at: datetime
    sources: bool = False

    @property
    def retracted(self) -> bool:
        return bool(self.label["place"] == "retracted")


def hit(said: Sequence[Term], *, headline: str, standfirst: str, body: str, sources: str, **told: Any) -> Hit:
    text = " ".join(f"{standfirst} {plain(body[:LOOKED_THROUGH])}".split())
    first = next(spans(text, said), None)
    cited = "" if first else fullest(sources.splitlines(), said)
    return Hit(
        headline=marked(headline, said),
        text=marked(piece(cited or text, first), said),
        sources=bool(cited),
        **told,
    )


def fullest(lines: Sequence[str], said: Sequence[Term]) -> str:
    """The first line that holds most of the words; "" where none holds any."""
    counted = [(sum(any(spans(line, [term])) for term in said), line) for line in lines]
    count, line = max(counted, key=lambda one: one[0], default=(0, ""))
    return line if count else ""


def plain(body: str) -> str:
    """The words of a text, without tags and without the numbers of its source notes; a heading leads on."""
    parted = NOTE.sub("", body).replace("</h2>", ": ").replace("</h3>", ": ")
    return unescape(strip_tags(BLOCK.sub(" ", parted)))


def headline_says(headline: str, said: Sequence[Term]) -> bool:
    """Whether every word asked for stands in it."""
    return all(any(spans(headline, [term])) for term in said)


def spans(text: str, said: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Where the words asked for stand, from the first on, never two over each other."""
    bare, ends = folded(text), 0
    words = [(one.start(), one.end()) for one in WORD.finditer(bare)] if said else []
    for at, (start, _) in enumerate(words):
        if start < ends:
            continue
        for term in said:
            run = words[at : at + len(term.words)]
            if len(run) == len(term.words) and is_term(term, [bare[a:b] for a, b in run]):
                ends = run[-1][1]
                yield start, ends
                break


def folded(text: str) -> str:
    """Lower case without accents, letter for letter, so that places stay."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return lower.translate(BARE)


def is_term(term: Term, words: Sequence[str]) -> bool:
    *before, last = zip(term.words, words, strict=True)
    begun = term.begins and last[1].startswith(last[0])
    return (begun or alike(*last)) and all(alike(asked, found) for asked, found in before)


def alike(asked: str, found: str) -> bool:
    """Whether two words are forms of one: what they share, and an ending each."""
    if asked == found:
        return True
    if asked[:LEAST_STEM] != found[:LEAST_STEM]:
        return False
    shared = next((at for at, (a, b) in enumerate(zip(asked, found, strict=False)) if a != b), None)
    stem = min(len(asked), len(found)) if shared is None else shared
    return stem >= LEAST_STEM and all(ends(word, stem) for word in (asked, found))


def ends(word: str, stem: int) -> bool:
    """An ending after the stem, whose last letter may be doubled: "run", "running"."""
    rest = word[stem:]
    return rest in ENDINGS or (rest[:1] == word[stem - 1] and rest[1:] in ENDINGS)


def piece(text: str, first: tuple[int, int] | None) -> str:
    """Whole words around the first hit, with marks of omission where something is left out."""
    start = max(0, first[0] - BEFORE) if first else 0
    if start:
        start = text.find(" ", start, first[0] if first else None) + 1 or start
    end = len(text) if len(text) - start <= SHOWN else text.rfind(" ", start, start + SHOWN)
    end = end if end > start else start + SHOWN
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def marked(text: str, said: Sequence[Term]) -> SafeString:
    pieces, at = [], 0
    for start, end in spans(text, said):
        pieces.append((text[at:start], text[start:end]))
        at = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[at:])

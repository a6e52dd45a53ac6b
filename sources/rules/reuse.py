"""Texts to who rests on whom: whether one text copies, rewrites or credits another, and what shows it.

Made to be careful with merging: two outlets that quote one speech, or name each other in passing, stay apart.
"""

from dataclasses import dataclass
from typing import Literal

from sources.rules.credits import Credit, credits, spellings  # noqa: A004
from sources.rules.resemblance import Resemblance, resemblance
from sources.rules.words import prose, words

__all__ = ["Credit", "Resemblance", "Suggestion", "Text", "credits", "resemblance", "spellings", "suggest"]

COPY_FROM = 0.45
REWRITE_FROM = 0.15
REWRITE_PASSAGE = 15
LEAST_WORDS = 40
SHARED_SUBJECT = 3
FIRST_HALF = 0.5
OFTEN = 3
SUBJECT_LETTERS = 5
STEM = 7


@dataclass(frozen=True, slots=True)
class Text:
    """One report: its headline, its text, and the names its publisher goes by."""

    title: str
    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """That the newer text rests on the older: `strength` 1 to 100, `passage` the words that show it."""

    kind: Literal["copy", "rewrite", "credit"]
    strength: int
    passage: str


def suggest(newer: Text, older: Text) -> Suggestion | None:
    """Whether `newer` rests on `older`, or None. Asked the other way round it answers for the other way:
    of two answers the stronger tells the direction, and where texts are alike the times do."""
    return _reused(newer, older) or _credited(newer, older)


def _reused(newer: Text, older: Text) -> Suggestion | None:
    mine, theirs = prose(newer.text), prose(older.text)
    if min(len(words(mine)), len(words(theirs))) < LEAST_WORDS:
        return None
    found = max(resemblance(mine, theirs), resemblance(theirs, mine), key=lambda r: r.share)
    if found.share >= COPY_FROM:
        return Suggestion("copy", min(100, round(60 + 40 * found.share)), found.passage)
    if found.share >= REWRITE_FROM and found.length >= REWRITE_PASSAGE:
        return Suggestion("rewrite", round(40 + 60 * found.share), found.passage)
    return None


def _credited(newer: Text, older: Text) -> Suggestion | None:
    named = credits(f"{newer.title}\n{newer.text}", {"older": older.names})
    relied = [
        credit for credit in named if _carries(credit, len(named)) and _of_one_matter(credit, newer, older)
    ]
    if not relied:
        return None
    best = min(relied, key=lambda credit: credit.place)
    strength = round(75 - 30 * best.place + 5 * min(3, len(relied) - 1))
    return Suggestion("credit", strength, best.sentence)


def _carries(credit: Credit, count: int) -> bool:
    """Whether the credited fact carries the report: told first, or credited again and again."""
    if credit.past:
        return False
    return credit.lead or (credit.place < FIRST_HALF and (credit.first or count >= OFTEN))


def _of_one_matter(credit: Credit, newer: Text, older: Text) -> bool:
    """Whether what is credited is what the older report is about."""
    head = _subject(f"{older.title} {older.text[:1500]}")
    told = _subject(f"{newer.title} {credit.sentence}")
    return len(head & told) >= SHARED_SUBJECT


def _subject(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words(text) if len(word) >= SUBJECT_LETTERS)

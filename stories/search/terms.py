"""What somebody typed into a search field: words and phrases. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_TERMS, LONGEST = 8, 200
LEAST_BEGINNING = 3
# What parts words; PostgreSQL alone would take "a/b" for a file and "a.b" for a host.
PARTING = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~«»·•–—‘’“”„…\u00a0"  # noqa: RUF001


def _accents() -> dict[str, str]:
    """The Latin letters with accents, each to the one without."""
    letters = (chr(code) for code in range(0x00C0, 0x0180))
    bare = {one: unicodedata.normalize("NFKD", one)[0] for one in letters}
    return {one: plain for one, plain in bare.items() if plain.isascii() and one.islower()}


ACCENTS = _accents()
_PLAIN = str.maketrans({**ACCENTS, **dict.fromkeys(PARTING, " ")})


@dataclass(frozen=True)
class Term:
    """Words that stand side by side; the last of them may be a beginning."""

    words: tuple[str, ...]
    begins: bool = False


def terms(text: str, least: int = LEAST_BEGINNING) -> tuple[Term, ...]:
    """All of them must be found. `"in quotes"` is a phrase; of a longer text the first eight count.
    A word of `least` letters may be a beginning."""
    found = [
        term
        for at, piece in enumerate(text[:LONGEST].replace("\x00", "").split('"'))
        for term in (_phrase(piece) if at % 2 else _words(piece, least))
    ]
    return tuple(dict.fromkeys(found))[:MOST_TERMS]


def _phrase(text: str) -> list[Term]:
    words = _plain(text)
    return [Term(words)] if words else []


def _words(text: str, least: int) -> list[Term]:
    """What a sign joins ("wi-fi") stands side by side."""
    return [Term(words, begins=len(words[-1]) >= least) for one in text.split() if (words := _plain(one))]


def _plain(text: str) -> tuple[str, ...]:
    """Lower case, accents off, cut where a word ends."""
    return tuple(re.findall(r"\w+", text.lower().translate(_PLAIN)))

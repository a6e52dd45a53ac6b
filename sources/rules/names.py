"""One name of a firm written in several ways."""

from __future__ import annotations

import re
import unicodedata

# What says only in which legal form a firm stands.
_FORMS = frozenset({
    "ab", "ag", "as", "asa", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated",
    "kg", "kk", "limited", "llc", "llp", "lp", "ltd", "nv", "oy", "oyj", "plc", "pte", "pty", "sa", "sarl",
    "sas", "se", "spa", "srl",
})  # fmt: skip
_WORDS = re.compile(r"[^\W_]+")
_DOTS = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|,|$)")


def plain(name: str) -> str:
    """The name folded, without its legal form: `Apple Inc.` and `APPLE` are both `apple`.

    A name that is nothing but a legal form stays as it is.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    words = _WORDS.findall(_DOTS.sub("", folded))
    end = len(words)
    while end > 1 and words[end - 1] in _FORMS:
        end -= 1
    return " ".join(words[:end])


def first_word(name: str) -> str:
    """The name's first word as it is written: what every spelling of it begins with."""
    found = _WORDS.search(name)
    return found[0] if found else ""

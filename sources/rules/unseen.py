"""Characters nobody sees that make a text read as what it is not: they turn its direction, or hide in it.

What languages and emoji need stays: joiners; marks of direction where a text has right-to-left letters;
spaces of no width in scripts that put no other between words; the letters of a flag. See Unicode UAX 9,
UTR 36 and UTS 51.
"""

from __future__ import annotations

import re
import unicodedata

TURNS = "\u202a-\u202e\u2066-\u2069"
# Joiners of words, signs of no width in formulas, what Unicode gave up, byte order, notes between lines.
HIDES = "\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
_TAGS = "\U000e0000-\U000e007f"
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]{1,16}\U000e007f"
# Thai, Lao, Myanmar, Khmer.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_SPACE = f"(?<![{_UNSPACED}])\u200b|\u200b(?![{_UNSPACED}])"
_UNSEEN = re.compile(f"({_FLAG})|[{TURNS}{HIDES}{_TAGS}]|{_SPACE}")
_MARKS = re.compile("[\u061c\u200e\u200f]")
ANY = re.compile(f"[{TURNS}{HIDES}{_TAGS}\u200b\u061c\u200e\u200f]")


def seen(text: str) -> str:
    """The text without them."""
    if not ANY.search(text):
        return text
    plain = _UNSEEN.sub(lambda found: found[1] or "", text)
    bare = _MARKS.sub("", plain)
    return plain if bare != plain and any(map(_is_right_to_left, bare)) else bare


def _is_right_to_left(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"R", "AL"}

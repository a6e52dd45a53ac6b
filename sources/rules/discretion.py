"""Does a plain sentence give a person away? Asked before it is stored where others read it."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d[\d\s()./+-]{4,}\d")
_ADDRESS = re.compile(r"[^\s<>,;]*[@/][^\s<>,;]*|@?\w+(?:\.\w+)+")
# Shorter words of a name, and these, stand in any sentence.
LEAST = 3
PARTICLES = frozenset({"and", "bin", "dos", "mrs", "prof", "sir", "the", "van", "von", "zum", "zur"})


def gives_away(text: str, *, name: str = "", contact: str = "") -> bool:
    """Whether `text` holds the name, a word of it, or a number or address of the contact.

    A first name that is also a plain word counts: refusing one sentence too many costs
    a rewording, one too few a promise.
    """
    plain = _folded(text)
    return _says_name(plain, _folded(name)) or _says_contact(plain, _folded(contact))


def _says_name(text: str, name: str) -> bool:
    if not name:
        return False
    telling = {word for word in _WORD.findall(name) if len(word) >= LEAST and word not in PARTICLES}
    # Names written without spaces, or of short words only, are sought as they stand.
    whole = not telling and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    unspaced = not name.isascii() and len(name) > 1 and name in text
    return bool(telling & set(_WORD.findall(text)) or whole or unspaced)


def _says_contact(text: str, contact: str) -> bool:
    numbers = {_digits(found) for found in _DIGITS.findall(contact)}
    said = {_digits(found) for found in _DIGITS.findall(text)}
    same = any(one.endswith(other) or other.endswith(one) for one in numbers for other in said)
    return same or any(address in text for address in _ADDRESS.findall(contact) if len(address) > LEAST)


def _digits(text: str) -> str:
    """Without what a country's or a town's code begins with."""
    return re.sub(r"\D", "", text).lstrip("0")


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())

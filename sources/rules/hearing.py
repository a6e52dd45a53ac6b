"""Whom one text hears and the other does not even name."""

import re
from collections.abc import Mapping
from functools import lru_cache

from sources.rules.legwork import without_quotations
from sources.rules.texts import Side
from sources.rules.voices import UNNAMED, voices
from sources.rules.words import words

_READ = 8_000
_NOBODY = frozenset({"", UNNAMED, "ceo", "chief", "president", "founder", "co-founder", "director"})
_IN_FULL = re.compile(r"[A-Z]\w{1,30}(?: [A-Z]\w{1,30}){1,5}")
_POSSESSIVE = re.compile(r"['\u2019]s$")
_PAIR = re.compile(r"\b([A-Z][\w.'\u2019-]{0,30})(?= ([^\W_][\w'\u2019-]*))")
_INSIDERS = re.compile(
    r"\b(?:people|persons?|sources?|officials?|executives?|insiders?)\b[^.\n]{0,40}\b(?:familiar|close to|"
    r"knowledge|briefed|in the know|who (?:knows?|knew|asked not|declined|spoke on)|declined to be named)\b",
    re.IGNORECASE,
)


def own_voices(side: Side, other: Side) -> frozenset[str]:
    """Whom only the one hears, be it people it does not name (`UNNAMED`)."""
    unnamed = {UNNAMED} if _hears_insiders(side.body) and not _hears_insiders(other.body) else set()
    known, before = _named_in(other.body), _before(side.body)
    heard = {_POSSESSIVE.sub("", voice) for voice in voices(side.body) if voice not in _NOBODY}
    # Somebody is introduced by more than one name, or by a title; "Amberfield Inc" is nobody else where
    # Amberfield is known.
    return frozenset(
        unnamed | {name for name in heard - known if name in before and before[name] not in known}
    )


@lru_cache(maxsize=128)
def _before(body: str) -> Mapping[str, str]:
    """For each word of a text the name or title that first stands before it."""
    found: dict[str, str] = {}
    for match in _PAIR.finditer(body[:_READ]):
        found.setdefault(_POSSESSIVE.sub("", match[2].casefold()), match[1].casefold())
    return found


@lru_cache(maxsize=128)
def _named_in(body: str) -> frozenset[str]:
    """Every word of a text, and the initials of its names."""
    whole = (match[0].split() for match in _IN_FULL.finditer(body[:_READ]))
    return frozenset(words(body)) | {"".join(part[0] for part in parts).lower() for parts in whole}


@lru_cache(maxsize=128)
def _hears_insiders(body: str) -> bool:
    return bool(_INSIDERS.search(without_quotations(body[:_READ])))

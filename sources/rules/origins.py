"""Origins that no list of outlets knows: a local paper, a leaker, an analyst, a survey's makers, a
programme."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sources.rules.frames import (
    AFTER,
    BEFORE,
    CALL_SIGN,
    FOUND,
    ITS_WORK,
    NAME,
    OUTLET_BY_NAME,
    REACH,
    SHOW,
    STOPS,
    STUDY,
)
from sources.rules.nobody import bare, is_nobody, is_party
from sources.rules.outlets import Outlets

PLACES = (
    "Weibo", "Geekbench", "AnTuTu", "TENAA", "4chan", "Reddit", "GitHub", "Discord", "Telegram", "SteamDB",
    "FCC", "Bluetooth SIG", "EEC", "USPTO", "WIPO", "KIPO",
)  # fmt: skip
_NAME = re.compile(NAME)
_STUDY = re.compile(STUDY)
_HOUSE = re.compile(
    r" (?:University|Research Cent(?:er|re)|Cent(?:er|re)|Institute|Analytics|Securities|Research|Foundation|"
    r"News|TV|Magazine|Polling Institute|Survey|Policy Polling)$"
)
_BODY_OF = re.compile(
    r"^(?:The )?(?:\w+ )?(?:University|School|Institute|College|Journal|Voice|Council|Academy|Association|"
    r"League) of "
)
# All but the last word of a person's name; an institution's or a paper's last word names no one.
_LAST = re.compile(
    r"^.* (?!(?:University|College|Center|Centre|Institute|Research|Foundation|Survey|News|TV|Times|Post|"
    r"Journal|Review|"
    r"Network|Radio|Show|Magazine|Group|Analytics|Securities|Bank|Association|Council|Press|Watch|Today|"
    r"Medicine|"
    r"Science|Nature|States|York|America|Media|International|Insider|Company|Partners|Capital|Daily|Online)$)"
    r"(?=[\w.'\u2019-]+$)"
)
_OF_A_PLACE = re.compile(
    r"(?:-based)? (?:television |TV |radio |news )?(?:station|newspaper|affiliate|outlet|paper)\b"
)
_AROUND = 60


@lru_cache(maxsize=128)
def strangers(text: str) -> frozenset[str]:
    """Names a text credits with news, as an outlet is credited; bodies and parties left out."""
    return frozenset(_names(text))


def _names(text: str) -> Iterator[str]:
    for start, end in _credited(text):
        studied = bool(_STUDY.search(text, max(0, start - _AROUND), min(len(text), end + _AROUND)))
        if is_party(text, start, end):
            continue
        for part in _parts(text[start:end]):
            name = bare(part)
            if not is_nobody(name, studied=studied):
                yield name


def _parts(written: str) -> Iterator[str]:
    """A name, and those it joins: "Ian of the Network", "the Network's Ian"."""
    parts = re.split(r"(?:['\u2019]s?)? (?:for|and|&) (?:the )?|['\u2019]s ", written)
    for part in parts:
        first, *more = re.split(r" of (?:the )?", part)
        if not more or " " not in bare(first) or _BODY_OF.search(part):
            yield part
        else:
            yield from (first, *more)


def _credited(text: str) -> Iterator[tuple[int, int]]:
    for match in BEFORE.finditer(text):
        stop = STOPS.search(text, match.end(), match.end() + REACH)
        for found in _NAME.finditer(text, match.end(), stop.start() if stop else match.end() + REACH):
            if not _OF_A_PLACE.match(text, found.end()):
                yield found.span()
    for way in (AFTER, ITS_WORK, FOUND, OUTLET_BY_NAME, SHOW):
        for match in way.finditer(text):
            yield match.span(1)


def parties(text: str, outlets: Outlets) -> frozenset[str]:
    """Those of the outlets' names that the text introduces as an official or a party's own."""
    return frozenset(naming.key for naming in outlets.found(text) if is_party(text, naming.start, naming.end))


def known_by(names: Iterable[str]) -> dict[str, list[str]]:
    """Names as outlets are known, {key: spellings}: a name which ends with another goes by that one too, and
    a house by its name alone."""
    longest = sorted(set(names), key=lambda name: (-len(name), name))
    known: dict[str, list[str]] = {}
    for name in longest:
        key = next((key for key in known if _is_short_for(name, key)), name)
        known.setdefault(key, []).append(name)
        for short in (_HOUSE.sub("", name), _LAST.sub("", name)):
            if short != name and not is_nobody(short):
                known[key].append(short)
        if CALL_SIGN.fullmatch(name):
            known[key].append(f"{name}-TV")
    return known


def _is_short_for(name: str, longer: str) -> bool:
    """A last name, or a house by its name alone."""
    return (longer.endswith(f" {name}") and " " not in name) or _HOUSE.sub("", longer) == name

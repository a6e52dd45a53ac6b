"""Which outlets a text names, and where: one pass over its words, however many outlets are known."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_](?:[\w&+]|[.!'\u2019-](?=\w))*!?")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_INITIALS_FROM = 3
_LONG = 400
_KNOWN = {
    "associated press": ("AP",),
    "agence france-presse": ("AFP",),
    "new york times": ("NYT", "NY Times"),
    "wall street journal": ("WSJ",),
    "washington post": ("WaPo",),
    "npr": ("National Public Radio",),
    "buzzfeed news": ("BuzzFeed",),
    "financial times": ("FT",),
}
# Names that are words or surnames too: they count only where nothing makes them another's.
_PLAIN_WORDS = """
time fortune wired quartz information nature science cell people variety deadline protocol insider today
vice slate salon sun mirror independent guardian times post journal monitor hill verge register atlantic
nation week economist spectator observer mail express star metro standard tribune herald chronicle
bloomberg forbes axios edge inverse motherboard semafor ars ap afp ft outline chip root inc national
australian next space record drive conversation athletic mint dawn eater polygon ken hindu aftermath telegraph
globes tempo intercept billboard elec cio cso
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())
# The last word of a longer name stands for it once the whole name has been written.
_SHORT_WORDS = """
times post journal monitor crimson chronicle tribune herald guardian globe mail newspaper reporter beast
courier examiner register gazette observer dispatch enquirer inquirer sentinel republic advocate bulletin
statesman
"""
_LAST = re.compile(r"\w ([A-Z]\w{3,30})$")
_SHORT = frozenset(_SHORT_WORDS.split())
_BEFORE = re.compile(r"[A-Z][\w.'\u2019-]+ $")
_HARMLESS_BEFORE_WORDS = """
the a an at in by from to of as on per via and but or with when while after before since according citing
told source sources meanwhile however what that this why how
"""
_HARMLESS_BEFORE = frozenset(_HARMLESS_BEFORE_WORDS.split())
_ARTICLE = re.compile(r"\b(?:the|an?|new|recent) $", re.IGNORECASE)
# USA Today is not the USA.
_STATION = re.compile(r"(?!USA|FOX|NEW|MIT)([A-Z]{3,5}) \w")
_FOLLOWED = re.compile(r" (?!(?:News|Magazine|TV|Online|Radio|Opinion|US|UK)\b)[A-Z0-9]")


class Naming(NamedTuple):
    """An outlet (its key) named in a text from `start` to `end`; a possessive ending is not counted in.
    `plain`: by a name that is a word, too."""

    key: str
    start: int
    end: int
    plain: bool = False


@dataclass(frozen=True, slots=True)
class _Spelling:
    key: str
    rest: tuple[str, ...]  # its words after the first, lower case
    article: bool  # written with "The", and a plain word without
    plain: bool


class Outlets:
    """Names of those who report (outlets and wires, not companies), made ready once for many texts.

    `names`: {key: the spellings it goes by}. A name is found as a whole, written with a capital (or a digit,
    or as its spelling has it), never as a part of a longer word: "Time" is not "time", nor "Engadgets".
    """

    def __init__(self, names: Mapping[str, Iterable[str]], *, sure: bool = True) -> None:
        self.sure = sure
        self._by_first: dict[str, list[_Spelling]] = {}
        self._lower: set[str] = set()  # first words written small, as in iMore
        self._names: dict[str, str] = {}
        for key, given in names.items():
            for written in dict.fromkeys(filter(None, map(str.strip, given))):
                self._learn(key, written)
                self._names.setdefault(key, written)
        for known in self._by_first.values():
            known.sort(key=lambda spelling: len(spelling.rest), reverse=True)

    def name(self, key: str) -> str:
        """What an outlet is called: the first of its spellings."""
        return self._names.get(key, key)

    def known_as(self, names: Iterable[str]) -> frozenset[str]:
        """The keys of the outlets that go by any of these names."""
        return frozenset(
            spelling.key
            for words in map(_words_of, names)
            for spelling in (self._by_first.get(words[0], ()) if words else ())
            if spelling.rest == words[1:]
        )

    def _learn(self, key: str, written: str) -> None:
        found = _words_of(written)
        if len("".join(found)) < 2:
            return
        plain = len(found) == 1 and found[0].removesuffix(".com") in _PLAIN
        article = plain and written.casefold().startswith("the ")
        first = next(token for token in _TOKEN.findall(written) if _plain(token) == found[0])
        if first[0].islower():
            self._lower.add(first)
        spelling = _Spelling(key, found[1:], article, plain)
        known = self._by_first.setdefault(found[0], [])
        if all((one.key, one.rest) != (key, spelling.rest) for one in known):
            known.append(spelling)

    def found(self, text: str) -> list[Naming]:
        """Who is named, in the text's order; the longest name counts, and a last word ("the Times") stands
        for the outlet whose whole name the text has given."""
        read = _kept(text) if len(text) > _LONG else _read(text)
        whole: dict[str, str] = {}
        found: list[Naming] = []
        after = 0
        for at, first in read.asked(self._lower):
            if at < after:
                continue
            token = read.tokens[at]
            spelling = self._at(text, read.tokens, first, at) if first in self._by_first else None
            if spelling is not None and (spelling.rest or first not in whole):
                after = at + 1 + len(spelling.rest)
                named = _named(spelling.key, token.start(), read.tokens[after - 1])
                found.append(named._replace(plain=spelling.plain))
                if spelling.rest and spelling.rest[-1] in _SHORT:
                    whole[spelling.rest[-1]] = spelling.key
            elif first in whole and _is_short(text, token):
                found.append(_named(whole[first], token.start(), token))
        return found

    def _at(self, text: str, tokens: Sequence[re.Match[str]], first: str, at: int) -> _Spelling | None:
        for spelling in self._by_first[first]:
            rest = tokens[at + 1 : at + 1 + len(spelling.rest)]
            if tuple(_plain(token.group()) for token in rest) == spelling.rest and (
                not spelling.plain or _is_its_own(text, tokens[at], spelling)
            ):
                return spelling
        return None


class _Read(NamedTuple):
    """A text's words: all of them, the numbers and plain forms of those that may open a name, and where
    words written small stand."""

    tokens: tuple[re.Match[str], ...]
    capitals: tuple[tuple[int, str], ...]
    small: Mapping[str, Sequence[int]]

    def asked(self, lower: Iterable[str]) -> Sequence[tuple[int, str]]:
        """The capitals, and those of these words that the text has."""
        more = [(at, _plain(word)) for word in lower for at in self.small.get(word, ())]
        return sorted((*self.capitals, *more)) if more else self.capitals


def _read(text: str) -> _Read:
    tokens = tuple(_TOKEN.finditer(text))
    capitals: list[tuple[int, str]] = []
    small: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        written = token.group()
        if written[0].islower():
            small.setdefault(written, []).append(at)
        else:
            capitals.append((at, _plain(written)))
    return _Read(tokens, tuple(capitals), small)


# A report is read once for many lists of names.
_kept = lru_cache(maxsize=64)(_read)


def _words_of(written: str) -> tuple[str, ...]:
    found = [_plain(token) for token in _TOKEN.findall(written)]
    return tuple(found[1:] if len(found) > 1 and found[0] == "the" else found)


def _plain(token: str) -> str:
    return _POSSESSIVE.sub("", token).casefold()


def _named(key: str, start: int, last: re.Match[str]) -> Naming:
    return Naming(key, start, last.start() + len(_POSSESSIVE.sub("", last.group())))


def _is_short(text: str, token: re.Match[str]) -> bool:
    before = text[max(0, token.start() - 4) : token.start()].casefold()
    return token.group()[0].isupper() and before.endswith("the ")


def _is_its_own(text: str, token: re.Match[str], spelling: _Spelling) -> bool:
    """Whether a plain word is the outlet here: not "Michael Bloomberg", "Time Warner", "Fortune 500"."""
    before = text[max(0, token.start() - 30) : token.start()]
    if spelling.article and not _ARTICLE.search(before):
        return False
    previous = _BEFORE.search(before)
    if previous and previous.group().strip().casefold() not in _HARMLESS_BEFORE:
        return False
    return bool(_POSSESSIVE.search(token.group())) or not _FOLLOWED.match(text, token.end())


def spellings(name: str) -> tuple[str, ...]:
    """How others write an outlet's name: itself, without "The" or ".com", its initials, its short form."""
    bare = re.sub(r"^the\s+|\.com$|\s*\([^)]*\)$", "", name.strip(), flags=re.IGNORECASE)
    capitals = [word[0] for word in bare.split() if word[0].isupper()]
    known = _KNOWN.get(bare.casefold(), ())
    initials = () if known or len(capitals) < _INITIALS_FROM else ("".join(capitals),)
    network = re.fullmatch(r"([A-Z]{2,5}) News", bare)
    short = (network.group(1),) if network else ()
    return tuple(dict.fromkeys(filter(None, (name.strip(), bare, *known, *initials, *short))))


def short_names(names: Iterable[str]) -> tuple[str, ...]:
    """What "the" stands before once an outlet is known: the Courier, of the Harbour Courier."""
    return tuple(dict.fromkeys(match[1] for name in names if (match := _LAST.search(name))))


def stations(names: Iterable[str]) -> tuple[str, ...]:
    """What CTV Toronto is a part of: CTV."""
    return tuple(dict.fromkeys(match[1] for name in names if (match := _STATION.match(name))))


def nearest(starts: list[int], place: int) -> int:
    """Which of the sorted `starts` a place lies behind: the number of the last one not after it."""
    return max(0, bisect_left(starts, place + 1) - 1)

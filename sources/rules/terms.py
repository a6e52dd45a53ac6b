"""What an item on the wire tells of: names, and words that may be rare.

Names are found by how they are written: capitals inside a sentence, capitals inside a word, a number
that follows a name. A headline that capitalises every word says nothing of its own; there a name is
what the running text beside it writes with a capital. Scripts without capitals have words only, those
without spaces pairs of characters.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sources.rules.stopwords import COMMON, PLAINLY_ENGLISH

LONGEST = 60  # as many characters as a stored term has
MOST = 60  # terms of one item, title first
_READ_TITLE, _READ_SUMMARY = 500, 2000
_TOKEN = re.compile(r"[^\W_]+(?:[.'\u2019&][^\W_]+)*(?:-\d[^\W_]*)?")
_BREAK = r"[.!?:;|\u2026\u2013\u2014\u00b7]|\s-"
_OPENING = r"[\s\"'\u201c\u2018\u00ab\u201e(\[]*$"
_OPENS, _BREAKS = re.compile(f"(?:^|{_BREAK}){_OPENING}"), re.compile(f"(?:{_BREAK}){_OPENING}")
_UNSPACED = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+"
)
_TITLE_CASE = 0.7
_NOUN_CASE = 0.3


@dataclass(frozen=True, slots=True)
class Terms:
    """`names` and `words` are folded, and share none. `spelled`: each name's words and how it is written."""

    names: frozenset[str]
    words: frozenset[str]
    spelled: tuple[tuple[tuple[str, ...], str], ...] = ()
    all: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "all", self.names | self.words)


class _Token(NamedTuple):
    """`opens` a sentence; `follows` the word before it; `is_marked`: written as no plain word is (iPhone,
    NASA, M5); `is_plain`: tells nothing."""

    text: str
    folded: str
    opens: bool
    follows: bool
    is_capital: bool
    is_marked: bool
    is_number: bool
    is_plain: bool


def _token(text: str, opens: bool, follows: bool) -> _Token:
    return _Token(text, fold(text), opens, follows, *_written(text))


# A wire writes the same words again and again.
@lru_cache(maxsize=10_000)
def _written(text: str) -> tuple[bool, bool, bool, bool]:
    number, inside, folded = text[0].isdigit(), text[1:], fold(text)
    mixed = not text.isalpha() and any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    marked = any(map(str.isupper, inside)) or mixed
    return text[0].isupper(), marked, number, not (marked or number) and (folded in STOP or len(folded) < 3)


def terms(title: str, summary: str = "") -> Terms:
    """The names and words of an item; whatever the language, never more than MOST of them."""
    title, summary = title[:_READ_TITLE], summary[:_READ_SUMMARY]
    head, body = list(_tokens(_UNSPACED.sub(" ", title))), list(_tokens(_UNSPACED.sub(" ", summary)))
    if title.isupper():
        head = [_token(token.text.lower(), token.opens, token.follows) for token in head]
    trusted = _trusted(head, body)
    proper = _proper([*head, *body])
    runs = [*_runs(head, trusted, proper), *_runs(body, trusted, proper)]
    names = list(dict.fromkeys(part for run in runs for part in _parts(run)))
    words = [w for w in [*_words(head), *_words(body), *_pairs(title), *_pairs(summary)] if w not in names]
    kept = list(dict.fromkeys(words))[: max(0, MOST - len(names))]
    spelled = {tuple(_parts(run)): " ".join(token.text for token in run) for run in runs}
    return Terms(frozenset(names[:MOST]), frozenset(kept), tuple(spelled.items()))


@lru_cache(maxsize=10_000)
def fold(word: str) -> str:
    """Lower case, without accents, possessive or plural s."""
    folded = word.lower() if word.isascii() else _bare(word)
    folded = folded.removesuffix("'s").strip("'")
    if len(folded) > 4 and folded.endswith("s") and not folded.endswith(("ss", "us", "is")):
        folded = folded[:-1]
    return folded[:LONGEST]


def _bare(word: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare.casefold().replace("\u2019", "'"))


STOP = frozenset(map(fold, COMMON))


def shared_names(one: Terms, other: Terms) -> tuple[str, ...]:
    """Names both tell of, as one of them writes them; one of several words counts once.

    What one writes as a name and the other in a headline of capitals is a name to both.
    """
    common = (one.names & other.all) | (other.names & one.all)
    found: dict[tuple[str, ...], str] = {}
    for parts, text in (*one.spelled, *other.spelled):
        held = tuple(part for part in parts if part in common)
        if held and not any(set(held) & set(before) for before in found):
            found[held] = text if held == parts else _spelling(held, text)
    return tuple(found.values())


def _spelling(held: tuple[str, ...], text: str) -> str:
    """The words of a written name that are shared: "Parsons" of "Kane Parsons"."""
    return " ".join(word for word in text.split(" ") if any(fold(word) in part for part in held)) or held[0]


def _tokens(text: str) -> Iterator[_Token]:
    end = 0
    for match in _TOKEN.finditer(text):
        between = text[end : match.start()]
        follows = end > 0 and between in {" ", "\u00a0"}
        opens = not follows and bool((_BREAKS if end else _OPENS).search(between))
        end = match.end()
        yield _token(match[0], opens, follows)


def _trusted(head: list[_Token], body: list[_Token]) -> frozenset[str] | None:
    """What may be a name by a capital alone: None for anything, else these folded words."""
    shouts = [_share_capital(part) > _TITLE_CASE for part in (head, body)]
    running = [token for part, shout in zip((head, body), shouts, strict=True) if not shout for token in part]
    plain = [token for token in running if not token.opens and not token.is_number]
    english = any(token.folded in PLAINLY_ENGLISH for token in (*head, *body))
    capitals = frozenset(token.folded for token in plain if token.is_capital)
    if not english and len(plain) > 2 and sum(t.is_capital for t in plain) > _NOUN_CASE * len(plain):
        return frozenset()
    return capitals if any(shouts) else None


def _proper(tokens: list[_Token]) -> frozenset[str]:
    """Words with a capital inside a sentence, or at the head of two and never without."""
    opening = Counter(token.folded for token in tokens if token.is_capital and token.opens)
    small = {token.folded for token in tokens if not token.is_capital}
    inside = {token.folded for token in tokens if token.is_capital and not token.opens}
    return frozenset(inside | {word for word, times in opening.items() if times > 1 and word not in small})


def _share_capital(tokens: list[_Token]) -> float:
    """How many of the words that could do without one have a capital."""
    long = [t for t in tokens if not t.opens and len(t.text) > 3 and not t.is_number and t.text[0].isalpha()]
    return sum(t.is_capital for t in long) / len(long) if len(long) > 2 else 0.0


def _runs(
    tokens: list[_Token], trusted: frozenset[str] | None, proper: frozenset[str]
) -> Iterator[list[_Token]]:
    """The names in a text, each as its words; a number right behind a name belongs to it."""
    run: list[_Token] = []
    for token, after in zip(tokens, [*tokens[1:], None][: len(tokens)], strict=True):
        goes_on = bool(run) and token.follows and not token.opens
        if run and not goes_on:
            yield run
            run = []
        numbered = after is not None and after.is_number and after.follows
        named = not token.is_plain and _is_name(token, trusted, proper, numbered=numbered)
        if named or (goes_on and token.is_number):
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_name(
    token: _Token, trusted: frozenset[str] | None, proper: frozenset[str], *, numbered: bool
) -> bool:
    if token.is_marked:
        return True
    if token.is_number or not token.is_capital:
        return False
    if trusted is not None:
        return token.folded in trusted
    return numbered or token.folded in proper


def _parts(run: list[_Token]) -> Iterator[str]:
    """The words of a name; a number goes with the word before it."""
    for at, token in enumerate(run):
        if token.is_number and not token.is_marked and at:
            yield f"{run[at - 1].folded} {token.folded}"[:LONGEST]
        else:
            yield token.folded


def _words(tokens: list[_Token]) -> Iterator[str]:
    for token in tokens:
        if token.is_number and not token.is_marked:
            if len(token.folded) > 2 and not re.fullmatch(r"20[0-4]\d", token.folded):
                yield token.folded
        elif not token.is_plain:
            yield token.folded


def _pairs(text: str) -> Iterator[str]:
    """Pairs of characters of scripts that put no space between words."""
    for run in _UNSPACED.findall(text):
        yield from (run[at : at + 2] for at in range(max(1, len(run) - 1)))

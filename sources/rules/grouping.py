"""Which items on the wire tell of one event.

Better two groups for one event than one group for two: whoever skims a group must be able to trust
that it hides nothing. Two stories on one company on one day share its name and little else; two
versions of one product share everything but their numbers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sources.rules.rarity import Rarity
from sources.rules.terms import Terms, fold

_LIKE = 0.30  # alike in names and rare words
_SAID_ALIKE = 0.15  # and in what is said of the names
_VERY_LIKE = 0.50  # alike enough without a name
_LEAST_SHARED, _LEAST_WORDS = 3, 5
_SAME_TITLE, _LEAST_TITLE = 0.8, 4
_WORD = re.compile(r"[^\W_]+(?:[.'\u2019][^\W_]+)*")
_OUTLET = re.compile(r"\s+[|\u2013\u2014-]\s+[^|\u2013\u2014]{2,40}$")


@dataclass(frozen=True, slots=True)
class Item:
    """One signal: `key` is its id, `head` that of the group it is in, None while it is in none."""

    key: int
    title: str
    terms: Terms
    head: int | None = None
    told: frozenset[str] = field(init=False, repr=False, compare=False)
    numbered: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        told = _title_words(self.title)
        object.__setattr__(self, "told", told)
        object.__setattr__(self, "numbered", _numbered(self.terms, told))


def grouped(fresh: Sequence[Item], known: Iterable[Item], rarity: Rarity) -> dict[int, int]:
    """For each fresh item the head of its group, itself for one that opens a group."""
    index = _Index(known)
    heads: dict[int, int] = {}
    for item in fresh:
        alike = ((likeness(item, other, rarity), other) for other in index.candidates(item, rarity))
        best = max(alike, key=lambda pair: (pair[0], -pair[1].key), default=None)
        joined = best[1] if best and best[0] > 0 else item
        heads[item.key] = heads.get(joined.key) or joined.head or joined.key
        index.add(item)
    return heads


def likeness(one: Item, other: Item, rarity: Rarity) -> float:
    """How surely the two tell of one event: 0 for not, to 1."""
    if one.numbered and other.numbered and not one.numbered & other.numbered:
        return 0.0
    if _near(one.told, other.told):
        return 1.0
    common = one.terms.all & other.terms.all
    if len(common) < _LEAST_SHARED:
        return 0.0
    names = one.terms.names | other.terms.names
    said = rarity.likeness(_beside(one.terms, names), _beside(other.terms, names))
    if len(common - names) >= _LEAST_WORDS and said >= _VERY_LIKE:
        return said
    like = rarity.likeness(one.terms, other.terms)
    if not names & common or like < _LIKE or said < _SAID_ALIKE:
        return 0.0
    return like if (one.told & other.told & common) - names else 0.0


def _beside(told: Terms, names: frozenset[str]) -> Terms:
    """What is told of the names."""
    return Terms(frozenset(), told.all - names)


def near_title(one: str, other: str) -> bool:
    """Whether two headlines are one, give or take a word or an outlet's name behind it."""
    return _near(_title_words(one), _title_words(other))


def _near(a: frozenset[str], b: frozenset[str]) -> bool:
    together = len(a & b)
    if min(len(a), len(b)) < _LEAST_TITLE or together < _SAME_TITLE * len(a | b):
        return False
    return {word for word in a if word[0].isdigit()} == {word for word in b if word[0].isdigit()}


def _title_words(title: str) -> frozenset[str]:
    return frozenset(map(fold, _WORD.findall(_OUTLET.sub("", title))))


def _numbered(terms: Terms, told: frozenset[str]) -> frozenset[str]:
    """Names with a number that the headline tells of: a version, a model."""
    return frozenset(
        name for name in terms.names if any(char.isdigit() for char in name) and told.issuperset(name.split())
    )


class _Index:
    """Items by their terms; only those that share a telling term are ever compared."""

    _MOST = 20

    def __init__(self, items: Iterable[Item]) -> None:
        self._items: dict[int, Item] = {}
        self._holding: dict[str, list[int]] = {}
        for item in items:
            self.add(item)

    def add(self, item: Item) -> None:
        self._items[item.key] = item
        for term in item.terms.all:
            self._holding.setdefault(term, []).append(item.key)

    def candidates(self, item: Item, rarity: Rarity) -> Iterator[Item]:
        weighed: dict[int, float] = {}
        for term in item.terms.all:
            if rarity.is_rare_name(term):
                for key in self._holding.get(term, ()):
                    weighed[key] = weighed.get(key, 0.0) + rarity.weight(term)
        best = sorted(weighed, key=lambda key: (-weighed[key], key))[: self._MOST]
        return (self._items[key] for key in best if key != item.key)

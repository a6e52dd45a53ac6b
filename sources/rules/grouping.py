"""Which items on the wire tell of one event.

Better two groups for one event than one group for two: whoever skims a group must be able to trust
that it hides nothing. Two stories on one company on one day share its name and little else; two
versions of one product share everything but their numbers. Reports of one event share what few others
tell of, in all they say, and each says what the other's headline says.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from math import sqrt

from sources.rules.rarity import Rarity
from sources.rules.terms import Terms, fold

# Of 154 pairs of reports on one event, told by headline and first lines, 97 are as like as this; of the 98
# pairs on two events that fell within three days, 7; of all 36,670 whatever their days, 13.
_LIKE = 0.23
_LEAST_SHARED = 3
LEADS = 8  # so many of an item's rarest terms lead to whatever is alike
_SAME_TITLE, _LEAST_TITLE = 0.8, 4
_WORD = re.compile(r"[^\W_]+(?:[.'\u2019][^\W_]+)*")
_OUTLET = re.compile(r"\s+[|\u2013\u2014-]\s+[^|\u2013\u2014]{2,40}$")


@dataclass(frozen=True, slots=True)
class Item:
    """One signal: `key` is its id, `head` that of the group it is in, None while it is in none.

    `told` are the words of its headline, `numbers` those that are one, `titled` those of its terms that
    stand there, `numbered` names with a number among them: a version, a model.
    """

    key: int
    title: str
    terms: Terms
    head: int | None = None
    told: frozenset[str] = field(init=False, repr=False, compare=False)
    numbers: frozenset[str] = field(init=False, repr=False, compare=False)
    titled: frozenset[str] = field(init=False, repr=False, compare=False)
    numbered: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        told = _title_words(self.title)
        object.__setattr__(self, "told", told)
        object.__setattr__(self, "numbers", _numbers(told))
        object.__setattr__(self, "titled", frozenset(_standing_in(told, self.terms.all)))
        object.__setattr__(self, "numbered", _numbered(self.terms, told))


def grouped(fresh: Sequence[Item], known: Iterable[Item], rarity: Rarity) -> dict[int, int]:
    """For each fresh item the head of its group, itself for one that opens a group."""
    index = _Index(known, rarity)
    heads: dict[int, int] = {}
    for item in fresh:
        weighed = _Weighed(item, rarity)
        alike = ((_likeness(weighed, other, rarity), other.item) for other in index.candidates(item))
        best = max(alike, key=lambda pair: (pair[0], -pair[1].key), default=None)
        joined = best[1] if best and best[0] > 0 else item
        heads[item.key] = heads.get(joined.key) or joined.head or joined.key
        index.add(weighed)
    return heads


def likeness(one: Item, other: Item, rarity: Rarity) -> float:
    """How surely the two tell of one event: 0 for not, to 1.

    The mean of two shares, both of what is rare: of all the two tell, what both do (the cosine of their
    terms), and of what each headline tells, what the other item tells, too.
    """
    return _likeness(_Weighed(one, rarity), _Weighed(other, rarity), rarity)


class _Weighed:
    """An item with what its terms weigh, so that comparing it often costs little."""

    __slots__ = ("item", "title", "whole")

    def __init__(self, item: Item, rarity: Rarity) -> None:
        self.item = item
        self.whole = rarity.squares(item.terms.all)
        self.title = rarity.squares(item.titled)


def _likeness(a: _Weighed, b: _Weighed, rarity: Rarity) -> float:
    one, other = a.item, b.item
    if _counted_on(one, other):
        return 0.0
    if _near(one.told, other.told):
        return 1.0
    common = one.terms.all & other.terms.all
    only_names = common <= one.terms.names | other.terms.names
    if only_names or len(common) < _LEAST_SHARED or not a.title or not b.title:
        return 0.0
    both = rarity.squares(common) / sqrt(a.whole * b.whole)
    headlines = rarity.squares(one.titled & common) * rarity.squares(other.titled & common)
    like = sqrt(both * sqrt(headlines / (a.title * b.title)))
    return like if like >= _LIKE else 0.0


def near_title(one: str, other: str) -> bool:
    """Whether two headlines are one, give or take a word or an outlet's name behind it."""
    return _near(_title_words(one), _title_words(other))


def _near(a: frozenset[str], b: frozenset[str]) -> bool:
    together = len(a & b)
    if min(len(a), len(b)) < _LEAST_TITLE or together < _SAME_TITLE * len(a | b):
        return False
    return _numbers(a) == _numbers(b)


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit())


def _title_words(title: str) -> frozenset[str]:
    return frozenset(map(fold, _WORD.findall(_OUTLET.sub("", title))))


def _numbered(terms: Terms, told: frozenset[str]) -> frozenset[str]:
    return frozenset(
        name for name in terms.names if any(char.isdigit() for char in name) and told.issuperset(name.split())
    )


def _standing_in(told: frozenset[str], terms: Iterable[str]) -> Iterator[str]:
    """The terms that a headline tells of, if only by a part: "swift 7" in "the new Swift"."""
    return (term for term in terms if term in told or not told.isdisjoint(term.split()))


def _counted_on(one: Item, other: Item) -> bool:
    """Two versions, models or instalments: one headline but for its numbers, or names with other ones."""
    if one.numbered and other.numbered and not one.numbered & other.numbered:
        return True
    a, b = one.numbers, other.numbers
    return bool(a and b) and a != b and one.told - a == other.told - b


class _Index:
    """Items by their terms; only those that share a telling term are ever compared."""

    _MOST = 5

    def __init__(self, items: Iterable[Item], rarity: Rarity) -> None:
        self._rarity = rarity
        self._items: dict[int, _Weighed] = {}
        self._holding: dict[str, list[int]] = {}
        for item in items:
            self.add(_Weighed(item, rarity))

    def add(self, weighed: _Weighed) -> None:
        self._items[weighed.item.key] = weighed
        for term in weighed.item.terms.all:
            self._holding.setdefault(term, []).append(weighed.item.key)

    def candidates(self, item: Item) -> Iterator[_Weighed]:
        """Those that share most of what is rare, the first of equals before."""
        shared: dict[int, float] = {}
        for term in self._rarity.leads(item.terms.all, most=LEADS, alone=1):
            weight = self._rarity.squares((term,))
            for key in self._holding.get(term, ()):
                shared[key] = shared.get(key, 0.0) + weight
        best = nsmallest(self._MOST, shared, key=lambda key: (-shared[key], key))
        return (self._items[key] for key in best if key != item.key)

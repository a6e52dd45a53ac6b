"""How much a shared word says: the fewer items of late tell of it, the more."""

from collections.abc import Iterable, Mapping
from heapq import nsmallest
from math import log, sqrt

from sources.rules.terms import Terms

_NAME = 1.5  # a name both tell of says more than a word
# Where little has come in yet, a count of one or two says nothing of how rare a word is.
_GROUND = 20
# A term in more items than this leads to none in particular.
_LEADS = 100
_RARE_WORD, _RARE_NAME, _RARE_AT_LEAST = 0.015, 0.05, 3


class Rarity:
    """`counts`: in how many of `total` recent items a term stands; a term not there was in none."""

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        self.counts, self.total = counts, total
        self._weights = {term: self._weight(count) for term, count in counts.items()}
        self._unseen = self._weight(0)
        self._squares = {term: weight * weight for term, weight in self._weights.items()}
        self._square_unseen = self._unseen * self._unseen
        self._most_word = max(_RARE_AT_LEAST, _RARE_WORD * total)
        self._most_name = max(_RARE_AT_LEAST, _RARE_NAME * total)

    def weight(self, term: str) -> float:
        return self._weights.get(term, self._unseen)

    def is_rare_word(self, term: str) -> bool:
        return self.counts.get(term, 0) <= self._most_word

    def is_rare_name(self, term: str) -> bool:
        return self.counts.get(term, 0) <= self._most_name

    def leads(self, terms: Iterable[str], *, most: int, alone: int) -> list[str]:
        """The `most` rarest of these that others tell of, too: by them what is alike is found.

        A term that stands in `alone` items is nobody else's: 1 where who tells of these was counted, else 0.
        """
        held = ((self.counts.get(term, 0), term) for term in terms)
        return [term for _, term in nsmallest(most, (one for one in held if alone != one[0] <= _LEADS))]

    def squares(self, terms: Iterable[str]) -> float:
        """How much these terms tell together: what few items tell of far outweighs what many do."""
        get, unseen = self._squares.get, self._square_unseen
        return sum([get(term, unseen) for term in terms])

    def weights(self, terms: Iterable[str]) -> float:
        get, unseen = self._weights.get, self._unseen
        return sum([get(term, unseen) for term in terms])

    def likeness(self, one: Terms, other: Terms, *, most: float = float("inf")) -> float:
        """0 for nothing in common to 1; `other` weighs at most `most` times as much as `one`."""
        common = one.all & other.all
        if not common:
            return 0.0
        both = one.names & other.names
        shared = self.weights(common) + (_NAME - 1) * self.weights(both)
        weighs = self.weights(one.all)
        return min(1.0, shared / sqrt(weighs * min(self.weights(other.all), most * weighs)))

    def _weight(self, count: int) -> float:
        return log((self.total + _GROUND) / (count + 0.5))

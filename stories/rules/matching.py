"""Which open story an item on the wire fits, and why, in words.

A fit that is none costs a writer more than one that is missed: missed ones still stand on the wire.
So a name alone never fits: two names and a rare word, or one name and three, must be shared.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sources.rules.rarity import Rarity
from sources.rules.terms import Terms, shared_names, terms

_LIKE_BY_NAMES, _LIKE_BY_WORDS, _LIKE_BY_ONE_NAME = 0.20, 0.22, 0.25
_LEAST_WORDS = 2
_MOST_OF_STORY = 1.5  # a story that says much is not less alike for it
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Fit:
    """`names` both tell of; `share`: per cent of the item's rare words the story has too."""

    names: tuple[str, ...]
    share: int


def story_terms(headline: str, texts: Iterable[str]) -> Terms:
    """What a story tells of. `texts`: its standfirst, claims and tags, the titles of what it cites."""
    parts = [terms(headline), *(terms("", text) for text in texts)]
    names = frozenset().union(*(part.names for part in parts))
    words = frozenset().union(*(part.words for part in parts))
    spelled = dict(pair for part in parts for pair in part.spelled)
    return Terms(names, words - names, tuple(spelled.items()))


def fit(signal: Terms, story: Terms, rarity: Rarity) -> Fit | None:
    """Why the item fits the story; None when it does not."""
    common = signal.all & story.all
    shared = [word for word in signal.words & common if rarity.is_rare_word(word)]
    if not shared or not (signal.names | story.names) & common:
        return None
    like = rarity.likeness(signal, story, most=_MOST_OF_STORY)
    if like < _LIKE_BY_NAMES:
        return None
    names, rare = shared_names(signal, story), sum(map(rarity.is_rare_word, signal.words))
    telling = len(names) > 1 and any(rarity.is_rare_name(name) for name in signal.names & common)
    by_names = telling and like >= _LIKE_BY_NAMES
    by_words = len(shared) >= (_LEAST_WORDS if len(names) > 1 else _LEAST_WORDS + 1)
    enough = like >= (_LIKE_BY_WORDS if len(names) > 1 else _LIKE_BY_ONE_NAME)
    if not (by_names or (by_words and enough)):
        return None
    return Fit(names[:_MOST_NAMES], round(100 * len(shared) / rare))


class Stories:
    """Open stories by their terms, so that an item meets only those it shares a name or word with."""

    def __init__(self, stories: Mapping[int, Terms]) -> None:
        self._stories = stories
        self._holding: dict[str, list[int]] = {}
        for key, told in stories.items():
            for term in told.all:
                self._holding.setdefault(term, []).append(key)

    @property
    def terms(self) -> frozenset[str]:
        return frozenset(self._holding)

    def fitting(self, signal: Terms, rarity: Rarity) -> dict[int, Fit]:
        """{story: why} for all that the item fits."""
        rare = [word for word in signal.words if rarity.is_rare_word(word)]
        met = {key for word in rare for key in self._holding.get(word, ())}
        found = {key: fit(signal, self._stories[key], rarity) for key in met}
        return {key: why for key, why in found.items() if why}


def in_words(names: int, share: int) -> str:
    """ "3 shared names, 41 % shared rare words"."""
    return f"{names} shared {'name' if names == 1 else 'names'}, {share} % shared rare words"

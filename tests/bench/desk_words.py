"""Words for the rows of a large newsroom: a few very common, most rare, as in any language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from random import Random

COMMON, RARE = "battery", "zirconium"
VOCABULARY, PARAGRAPHS, LONG = 20_000, 3_000, 60
SYLLABLES = [
    a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "is", "ol", "um")
]


class Scribe:
    """Headlines, titles and paragraphs; the same for the same `dice`."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        # The commonest real word stands in about one text of three.
        self.words = [self._word() for _ in range(VOCABULARY)]
        self.words[40] = COMMON
        self.weights = list(accumulate(1 / (place + 20) for place in range(VOCABULARY)))
        self.paragraphs = [self.line(LONG) for _ in range(PARAGRAPHS)]

    def _word(self) -> str:
        return "".join(self.dice.choices(SYLLABLES, k=self.dice.choice((2, 2, 3, 3, 4))))

    def line(self, words: int) -> str:
        said = " ".join(self.dice.choices(self.words, cum_weights=self.weights, k=words))
        return said[0].upper() + said[1:]

    def body(self) -> str:
        return "".join(f"<p>{one}.</p>" for one in self.dice.choices(self.paragraphs, k=5))

    def stories(self, number: int) -> Iterator[tuple[int, str, str, str]]:
        """(n, headline, standfirst, body), n from 1; a word in a hundred thousand stands in three."""
        for n in range(1, number + 1):
            rare = f" {RARE}" if n % (number // 3 or 1) == 1 else ""
            yield n, f"{self.line(8)}{rare}", self.line(16), self.body()

    def titles(self, number: int) -> Iterator[tuple[int, str]]:
        for n in range(1, number + 1):
            yield n, self.line(9)

"""References to source layers: forty sites that repeat one report are one layer, not forty.

A pure function of its inputs (DESIGN, "The rules that make it trustworthy", 1): the same sources
and derivations give the same layers, in whatever order they come. A suggested derivation joins
like a confirmed one, since doubt counts against corroboration; a rejected one parts its two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase

from sources.rules.joins import Join, Source, joins
from sources.rules.trails import Rests

__all__ = ["Join", "Layer", "Rests", "Source", "layers"]


@dataclass(frozen=True)
class Layer:
    """An independent line of evidence.

    `keys` are the story's numbers of its references, ascending; `joins` one fewer than these, just
    enough to say why each is in it; `name` is that of its first source.
    """

    letter: str
    keys: tuple[int, ...]
    joins: tuple[Join, ...]
    name: str


class Groups:
    """Numbers that fall together as they are joined."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._towards = {number: number for number in numbers}

    def head(self, number: int) -> int:
        """The one number that stands for all of its group."""
        while self._towards[number] != number:
            self._towards[number] = self._towards[self._towards[number]]
            number = self._towards[number]
        return number

    def join(self, a: int, b: int) -> bool:
        """False when the two were in one group already."""
        head_a, head_b = self.head(a), self.head(b)
        self._towards[head_b] = head_a
        return head_a != head_b


def layers(sources: Iterable[Source], rests: Iterable[Rests]) -> tuple[Layer, ...]:
    """The layers of one story's sources, lettered in the order of their lowest numbers."""
    cited = sorted(sources, key=lambda source: source.key)
    groups = Groups(source.key for source in cited)
    needed = [join for join in joins(cited, rests) if groups.join(join.a, join.b)]
    members: dict[int, list[Source]] = {}
    for source in cited:
        members.setdefault(groups.head(source.key), []).append(source)
    why: dict[int, list[Join]] = {head: [] for head in members}
    for join in needed:
        why[groups.head(join.a)].append(join)
    return tuple(_layer(place, together, why[head]) for place, (head, together) in enumerate(members.items()))


def _layer(place: int, together: list[Source], why: list[Join]) -> Layer:
    in_order = sorted(why, key=lambda join: (max(join.a, join.b), min(join.a, join.b)))
    return Layer(_letter(place), tuple(source.key for source in together), tuple(in_order), together[0].name)


def _letter(place: int) -> str:
    """A to Z, then AA, AB and on, as columns of a sheet."""
    before, last = divmod(place, 26)
    return (_letter(before - 1) if before else "") + ascii_uppercase[last]

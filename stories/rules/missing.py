"""What the evidence still lacks for a rung, in sentences for writers and readers alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

FIRST_HAND = (
    "(an official document, data, a filing, the newsroom's own test, or a party on the record about itself)"
)
COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(frozen=True)
class Lack:
    """What one rule still asks of one claim; it asks nothing once the claim has earned it.

    `layers` and `first_hand` are how many more must support it, `settle` how many contradicting
    layers must be settled. `have` supporting layers count already; `uncounted` others do not,
    because they rest on unnamed people alone.
    """

    layers: int
    first_hand: int
    settle: int
    have: int
    uncounted: int

    def __bool__(self) -> bool:
        return bool(self.layers or self.first_hand or self.settle)

    @property
    def cost(self) -> tuple[int, ...]:
        """Cheaper sorts first. One first-hand source of a new layer answers both wants."""
        return (
            max(self.layers, self.first_hand),
            self.layers + self.first_hand,
            self.first_hand,
            self.uncounted,
        )

    def asks_less_than(self, other: "Lack") -> bool:
        """Whether whoever answers `other` has answered this one on the way."""
        mine = (self.layers, self.first_hand, self.settle, self.uncounted)
        others = (other.layers, other.first_hand, other.settle, other.uncounted)
        return mine != others and all(a <= b for a, b in zip(mine, others, strict=True))


def sentences(lacks: Mapping[int, Sequence[Lack]]) -> tuple[str, ...]:
    """`lacks`: claim number to what each of the rung's rules still asks of it, one of which would do."""
    contradictions: list[str] = []
    wanted: dict[tuple[str, ...], list[int]] = {}
    for number, ways in lacks.items():
        unsettled = min(way.settle for way in ways)
        if unsettled:
            contradictions.append(_contradicted(number, unsettled))
        beyond = [replace(way, settle=way.settle - unsettled) for way in ways]
        if all(beyond):
            wanted.setdefault(_phrases(beyond), []).append(number)
    return (*contradictions, *(_missing(phrases, numbers) for phrases, numbers in wanted.items()))


def _contradicted(number: int, layers: int) -> str:
    if layers == 1:
        return f"A layer contradicts claim {number}: settle it first."
    return f"{_count(layers).capitalize()} layers contradict claim {number}: settle that first."


def _missing(phrases: Sequence[str], numbers: Sequence[int]) -> str:
    pause = ", " if len(phrases) > 1 else " "
    return f"Missing: {', or '.join(phrases)}{pause}for {_claims(numbers)}."


def _phrases(ways: Iterable[Lack]) -> tuple[str, ...]:
    """The ways worth naming, cheapest first: none that asks for all of another and more."""
    by_cost = sorted(ways, key=lambda way: way.cost)
    worth = [way for way in by_cost if not any(other.asks_less_than(way) for other in by_cost)]
    return tuple(dict.fromkeys(_phrase(way) for way in worth))


def _phrase(way: Lack) -> str:
    parts = []
    if way.layers:
        parts.append(_layers(way))
    if way.first_hand:
        parts.append(_first_hand(way.first_hand))
    if way.settle:
        parts.append("the contradiction settled")
    return " and ".join(parts)


def _layers(way: Lack) -> str:
    named = " that rests on more than unnamed people" if way.uncounted else ""
    if way.have == 0 and way.layers == 1:
        return f"a supporting layer{named}"
    if way.layers == 1:
        return f"a {_ordinal(way.have + 1)} independent layer{named}"
    more = " more" if way.have else ""
    return f"{_count(way.layers)}{more} independent layers{named.replace('rests', 'rest')}"


def _first_hand(sources: int) -> str:
    if sources == 1:
        return f"a first-hand source {FIRST_HAND}"
    return f"first-hand sources in {_count(sources)} more layers {FIRST_HAND}"


def _claims(numbers: Sequence[int]) -> str:
    *before, last = map(str, numbers)
    return f"claims {', '.join(before)} and {last}" if before else f"claim {last}"


def _count(number: int) -> str:
    return COUNTS[number] if number < len(COUNTS) else str(number)


def _ordinal(number: int) -> str:
    return ORDINALS[number] if number < len(ORDINALS) else f"{number}th"

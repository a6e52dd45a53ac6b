"""Sources and derivations for the rules' tests: named ones for examples, drawn ones for properties."""

from collections.abc import Iterable, Sequence

from hypothesis import settings
from hypothesis import strategies as st

from sources.rules.layers import Layer, Rests, Source

steady = settings(deadline=None)

OUTLETS = {1: "Engadget", 2: "TechCrunch", 3: "TechRadar", 4: "The Verge", 5: "Kotaku", 6: "Ars"}
OWNERS = {1: 9, 2: 9, 3: 3, 4: 4, 5: 4, 6: 6}
OWNER_NAMES = {9: "Yahoo", 3: "TechRadar", 4: "The Verge", 6: "Ars"}
OUTSIDE = range(1, 7)  # ids of references outside the story
STANDING = ("suggested", "suggested", "confirmed")


def outlet(key: int, publisher: int) -> Source:
    """An article of a publisher; its reference id is 100 and its number."""
    owner = OWNERS[publisher]
    name = OUTLETS[publisher]
    return Source(key, name, publisher, name, owner, OWNER_NAMES[owner], None, 100 + key)


def human(key: int, person: int, alias: str = "An engineer") -> Source:
    return Source(key, alias, None, "", None, "", person, 100 + key)


def leaflet(key: int) -> Source:
    """A document of neither publisher nor person."""
    return Source(key, "A leaflet", None, "", None, "", None, 100 + key)


def rests(
    derived: int, origin: int, kind: str = "credit", state: str = "confirmed", through: str = ""
) -> Rests:
    """`derived` and `origin` are reference ids; the derivation's own id is made of both."""
    own = derived * 1000 + origin
    return Rests(own, derived, origin, f"Origin {origin}", kind, state, "according to", through)


def keys(layers: Iterable[Layer]) -> list[tuple[int, ...]]:
    return [layer.keys for layer in layers]


@st.composite
def cited(draw: st.DrawFn, most: int = 9) -> list[Source]:
    """The sources of a story: some of a publisher, some of a person, some of neither."""
    numbers = draw(st.lists(st.integers(1, 20), unique=True, max_size=most))
    return [draw(one_source(number)) for number in numbers]


def one_source(key: int) -> st.SearchStrategy[Source]:
    people = st.integers(1, 3).map(lambda person: human(key, person))
    outlets = st.sampled_from(sorted(OUTLETS)).map(lambda publisher: outlet(key, publisher))
    return st.one_of(st.just(leaflet(key)), people, outlets)


def derivations(sources: Sequence[Source], most: int = 8) -> st.SearchStrategy[list[Rests]]:
    return st.lists(a_derivation(sources), max_size=most, unique_by=lambda step: step.id)


def another(
    sources: Sequence[Source], steps: Iterable[Rests], states: Sequence[str] = STANDING
) -> st.SearchStrategy[Rests]:
    """A derivation between two that have none in that direction yet."""
    taken = {step.id for step in steps}
    return a_derivation(sources, states).filter(lambda step: step.id not in taken)


def a_derivation(
    sources: Sequence[Source], states: Sequence[str] = (*STANDING, "rejected")
) -> st.SearchStrategy[Rests]:
    references = st.sampled_from([*OUTSIDE, *(source.origin for source in sources)])
    pairs = st.tuples(references, references).filter(lambda pair: pair[0] != pair[1])
    kinds = st.sampled_from(["copy", "rewrite", "credit", "release", "common", "other"])
    drawn = st.sampled_from(states)
    return st.builds(lambda pair, kind, state: rests(pair[0], pair[1], kind, state), pairs, kinds, drawn)


@st.composite
def evidence(draw: st.DrawFn) -> tuple[list[Source], list[Rests]]:
    sources = draw(cited())
    return sources, draw(derivations(sources))


def all_it_rests_on(reference: int, steps: Iterable[Rests]) -> set[int]:
    """The reference and whatever is behind it by what nobody rejected, found the slow way."""
    standing = [step for step in steps if step.state != "rejected"]
    found, size = {reference}, 0
    while len(found) > size:
        size = len(found)
        found |= {step.origin for step in standing if step.derived in found}
    return found

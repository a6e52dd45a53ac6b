"""What a step weighs and shows that no second person reviews."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from sources.rules.layers import Layer, Rests, Source, layers
from stories.rules.known_part import claims_that_count, sources_that_count
from tests.sources.rules.drawn import cited, derivations, leaflet, outlet, rests, steady

TEXTS = st.lists(st.sampled_from("abcdef"), unique=True)


def test_a_claim_nobody_published_does_not_count() -> None:
    assert claims_that_count(["a", "new", "b"], ["a", "b"]) == ("a", "b")


def test_while_one_is_gone_a_new_one_may_be_it_in_other_words() -> None:
    assert claims_that_count(["a", "new"], ["a", "b"]) == ("a", "new")
    assert claims_that_count(["new"], []) == ("new",)


@given(TEXTS, TEXTS)
def test_no_known_claim_is_overlooked(today: list[str], live: list[str]) -> None:
    counted = claims_that_count(today, live)
    assert set(counted) >= set(today) & set(live)
    assert [text for text in today if text in counted] == list(counted)


def test_a_source_that_only_adds_does_not_count() -> None:
    assert sources_that_count([outlet(1, 1), outlet(2, 3)], [], {1}) == {1}


def test_one_through_which_two_are_one_layer_counts() -> None:
    """Engadget and TechCrunch have one owner, and the leaflet rests on TechCrunch's report."""
    three = [outlet(1, 1), leaflet(2), outlet(3, 2)]
    assert sources_that_count(three, [rests(102, 103)], {1, 2}) == {1, 2, 3}


def test_one_that_two_rest_on_joins_them_from_outside() -> None:
    steps = [rests(101, 103), rests(102, 103)]
    assert sources_that_count([leaflet(1), leaflet(2), leaflet(3)], steps, {1, 2}) == {1, 2}


@st.composite
def evidence(draw: st.DrawFn) -> tuple[list[Source], list[Rests], frozenset[int]]:
    sources = draw(cited(most=7))
    bearing = draw(st.frozensets(st.sampled_from([source.key for source in sources] or [0])))
    return sources, draw(derivations(sources, most=5)), bearing


def within(found: Iterable[Layer], numbers: frozenset[int]) -> set[frozenset[int]]:
    return {part for layer in found if (part := numbers & frozenset(layer.keys))}


@steady
@given(evidence())
def test_what_counts_is_as_many_layers_as_among_all(
    drawn: tuple[list[Source], list[Rests], frozenset[int]],
) -> None:
    sources, steps, bearing = drawn
    counted = sources_that_count(sources, steps, bearing)
    alone = [source for source in sources if source.key in counted]
    assert within(layers(alone, steps), counted) == within(layers(sources, steps), counted)


@steady
@given(evidence())
def test_all_that_bears_counts_and_nothing_from_elsewhere(
    drawn: tuple[list[Source], list[Rests], frozenset[int]],
) -> None:
    sources, steps, bearing = drawn
    bearing &= {source.key for source in sources}
    counted = sources_that_count(sources, steps, bearing)
    assert bearing <= counted
    assert all(not bearing.isdisjoint(part) for part in within(layers(sources, steps), counted))


@steady
@given(evidence())
def test_what_counts_is_enough_by_itself(drawn: tuple[list[Source], list[Rests], frozenset[int]]) -> None:
    sources, steps, bearing = drawn
    counted = sources_that_count(sources, steps, bearing)
    assert sources_that_count(sources, steps, counted) == counted

"""What was withdrawn counts for nothing, and neither does what rests on it, however far away."""

from hypothesis import given
from hypothesis import strategies as st

from sources.rules.falling import falling

few = st.integers(0, 8)
rests = st.lists(st.tuples(few, few), max_size=12)


def test_what_was_withdrawn_falls_with_itself() -> None:
    assert falling([1], []) == {1: 1}


def test_what_rests_on_it_falls_with_the_next_below() -> None:
    assert falling([1], [(3, 2), (2, 1), (5, 4)]) == {1: 1, 2: 1, 3: 2}


def test_two_that_rest_on_each_other_fall_only_with_a_third() -> None:
    circle = [(2, 3), (3, 2)]
    assert falling([1], circle) == {1: 1}
    assert falling([1], [*circle, (3, 1)]) == {1: 1, 3: 1, 2: 3}


@given(st.sets(few), rests)
def test_whatever_fell_leads_down_to_something_withdrawn(
    withdrawn: set[int], resting: list[tuple[int, int]]
) -> None:
    found = falling(withdrawn, resting)
    for start in found:
        below = start
        for _ in found:
            assert below in withdrawn or (below, found[below]) in resting
            below = found[below]
        assert below in withdrawn


@given(st.sets(few), rests)
def test_nothing_is_left_standing_on_what_fell(withdrawn: set[int], resting: list[tuple[int, int]]) -> None:
    found = falling(withdrawn, resting)
    assert all(one in found for one, on in resting if on in found)


@given(st.sets(few), rests, few)
def test_withdrawing_more_lifts_nothing(
    withdrawn: set[int], resting: list[tuple[int, int]], more: int
) -> None:
    assert falling(withdrawn, resting).keys() <= falling(withdrawn | {more}, resting).keys()

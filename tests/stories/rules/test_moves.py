"""The table of a proposal's moves, and what kind of step leads from label to label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.models import Proposal
from stories.rules.moves import ACTIONS, MOVES, STATES, Standing, after, is_lower, kind_of

STANDINGS = st.builds(
    Standing, st.sampled_from(["rung", "disputed", "retracted"]), st.integers(1, 5) | st.none()
)


def test_the_table_knows_the_states_of_a_proposal() -> None:
    assert set(STATES) == set(Proposal.State.values)
    assert {state for state, _ in MOVES} | set(MOVES.values()) == set(STATES)


def test_the_table_knows_no_action_nobody_takes() -> None:
    assert {action for _, action in MOVES} == set(ACTIONS)


@pytest.mark.parametrize("state", ["approved", "declined", "withdrawn", "stopped"])
def test_what_is_decided_and_done_stays_so(state: str) -> None:
    assert [after(state, action) for action in ACTIONS] == [None] * len(ACTIONS)


def test_only_what_an_editor_approved_is_published() -> None:
    assert {move for move, state in MOVES.items() if state == "approved"} == {
        ("open", "approve"),
        ("scheduled", "publish"),
    }


def test_every_state_is_reached_from_an_open_proposal() -> None:
    reached = {"open"}
    for _ in STATES:
        reached |= {state for (before, _), state in MOVES.items() if before in reached}
    assert reached == set(STATES)


@given(STANDINGS, STANDINGS, st.booleans(), st.booleans())
def test_every_step_has_a_kind_the_database_knows(
    asked: Standing, now: Standing, corrects: bool, clarifies: bool
) -> None:
    assert kind_of(asked, now, corrects=corrects, clarifies=clarifies) in Proposal.Kind.values


@given(STANDINGS, STANDINGS)
def test_what_claims_less_is_named_a_lowering_or_a_retraction(asked: Standing, now: Standing) -> None:
    if is_lower(asked, now):
        assert kind_of(asked, now) in {"lower", "retract"}


@given(STANDINGS, STANDINGS)
def test_what_mends_is_named_for_that_whatever_its_label_does(asked: Standing, now: Standing) -> None:
    expected = "retract" if asked.place == "retracted" else "clarify"
    assert kind_of(asked, now, clarifies=True) == expected


def test_the_first_edition_is_published_whatever_else_it_says() -> None:
    assert kind_of(Standing("rung", 1), None, corrects=True) == "publish"

"""Each action on a proposal in each state: it arrives where the table of moves says, or changes nothing."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.actions.approve import approve
from stories.actions.decide import lock
from stories.actions.decline import decline
from stories.actions.publish_due import publish_or_stop
from stories.actions.schedule import schedule
from stories.actions.stop import stop
from stories.actions.unschedule import unschedule
from stories.actions.withdraw import withdraw
from stories.errors import NotAllowed, OwnProposal, Refusal
from stories.models import Edition, Event, Note, Proposal
from stories.rules.moves import ACTIONS, MOVES, STATES
from tests.stories.making import a_story, proposed, supported

pytestmark = pytest.mark.django_db
TOMORROW = timezone.now() + timedelta(days=1)
CELLS = [(state, action) for state in STATES for action in ACTIONS]
# What a person does; the rest is the clock's.
BY_PEOPLE: Mapping[str, Callable[[Proposal, User], object]] = {
    "approve": lambda proposal, by: approve(proposal, by=by),
    "schedule": lambda proposal, by: schedule(proposal, by=by, at=TOMORROW),
    "decline": lambda proposal, by: decline(proposal, by=by, note="Ask Halden first."),
    "withdraw": lambda proposal, by: withdraw(proposal, by=by),
    "unschedule": lambda proposal, by: unschedule(proposal, by=by),
}
BY_THE_CLOCK: Mapping[str, Callable[[Proposal], object]] = {
    "publish": lambda proposal: publish_or_stop(proposal, TOMORROW),
    "stop": lambda proposal: stop(lock(proposal), "The evidence moved."),
}
DECISIONS = ("approve", "schedule", "decline")
# The clock passes by what it need not publish, and withdrawing twice is withdrawing once: no refusal.
WITHOUT_A_WORD = {("withdrawn", "withdraw")} | {(state, "publish") for state in STATES}


@pytest.fixture
def proposal(writer: User, editor: User) -> Proposal:
    story = a_story(writer)
    supported(story, writer)
    return proposed(story, writer)


def do(action: str, proposal: Proposal, writer: User, editor: User) -> None:
    """By the clock, or by a person who may: the writer their own, the editor the rest."""
    with transaction.atomic():
        if action in BY_THE_CLOCK:
            BY_THE_CLOCK[action](proposal)
        else:
            BY_PEOPLE[action](proposal, writer if action == "withdraw" else editor)
    proposal.refresh_from_db()


def way_to(state: str) -> list[str]:
    """The shortest way from an open proposal, by the table alone."""
    ways: dict[str, list[str]] = {"open": []}
    while state not in ways:
        ways |= {
            after: [*ways[before], action]
            for (before, action), after in MOVES.items()
            if before in ways and after not in ways
        }
    return ways[state]


def bring(proposal: Proposal, state: str, writer: User, editor: User) -> None:
    for action in way_to(state):
        do(action, proposal, writer, editor)
    assert proposal.state == state


def standing(proposal: Proposal) -> tuple[object, ...]:
    """The row as it is stored, and how much was written beside it."""
    row = Proposal.objects.filter(pk=proposal.pk).values().get()
    return row, Edition.objects.count(), Event.objects.count(), Note.objects.count()


def test_every_action_of_the_table_is_tried() -> None:
    assert {*BY_PEOPLE, *BY_THE_CLOCK} == set(ACTIONS)


@pytest.mark.parametrize(("state", "action"), [cell for cell in CELLS if cell in MOVES])
def test_a_move_arrives_where_the_table_says(
    proposal: Proposal, writer: User, editor: User, state: str, action: str
) -> None:
    bring(proposal, state, writer, editor)
    do(action, proposal, writer, editor)
    assert proposal.state == MOVES[state, action]


@pytest.mark.parametrize(("state", "action"), [cell for cell in CELLS if cell not in MOVES])
def test_what_is_no_move_is_refused_by_name_and_changes_nothing(
    proposal: Proposal, writer: User, editor: User, state: str, action: str
) -> None:
    bring(proposal, state, writer, editor)
    before = standing(proposal)
    if (state, action) in WITHOUT_A_WORD:
        do(action, proposal, writer, editor)
    else:
        with pytest.raises(Refusal):
            do(action, proposal, writer, editor)
    assert standing(proposal) == before


@pytest.mark.parametrize("cell", [cell for cell in CELLS if cell[1] in BY_PEOPLE])
def test_nobody_from_outside_moves_anything(
    proposal: Proposal, writer: User, editor: User, outsider: User, cell: tuple[str, str]
) -> None:
    state, action = cell
    bring(proposal, state, writer, editor)
    before = standing(proposal)
    with pytest.raises(NotAllowed):
        BY_PEOPLE[action](proposal, outsider)
    assert standing(proposal) == before


@pytest.mark.parametrize("action", DECISIONS)
@pytest.mark.parametrize("who", ["editor", "publisher", "admin_user"])
def test_four_eyes_bind_whoever_proposes(
    request: pytest.FixtureRequest, writer: User, who: str, action: str
) -> None:
    by = request.getfixturevalue(who)
    story = a_story(writer)
    supported(story, writer)
    own = proposed(story, by)
    before = standing(own)
    with pytest.raises(OwnProposal):
        BY_PEOPLE[action](own, by)
    assert standing(own) == before

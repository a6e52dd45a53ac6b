"""Who looks at a proposal: told to others, never a lock."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from stories.actions.approve import approve
from stories.actions.decline import decline
from stories.actions.leave_review import leave_review
from stories.actions.take_review import KEPT_FOR, looks_at, take_review
from stories.errors import AlreadyDecided, NoSuchStory, NotAllowed, OwnProposal, ReviewTaken
from stories.models import Event, Proposal, Story
from tests.stories.making import a_story, proposed, supported

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def proposal(writer: User) -> Proposal:
    story = a_story(writer)
    supported(story, writer)
    return proposed(story, writer)


def test_who_takes_it_looks_at_it(proposal: Proposal, editor: User) -> None:
    taken = take_review(proposal, by=editor, now=NINE)
    assert (looks_at(taken, NINE), taken.reviewing_since) == (editor, NINE)


def test_what_a_colleague_looks_at_is_not_taken_unasked(
    proposal: Proposal, editor: User, publisher: User
) -> None:
    take_review(proposal, by=editor, now=NINE)
    with pytest.raises(ReviewTaken) as refusal:
        take_review(proposal, by=publisher, now=NINE)
    assert refusal.value.who == "editor"


def test_it_is_taken_over_from_the_colleague_one_was_told_of(
    proposal: Proposal, editor: User, publisher: User
) -> None:
    take_review(proposal, by=editor, now=NINE)
    taken = take_review(proposal, by=publisher, instead_of=editor.pk, now=NINE)
    event = Event.objects.get(verb="took over the review")
    assert looks_at(taken, NINE) == publisher
    assert (event.by, event.detail["whose"]) == (publisher, "editor")


def test_it_is_not_taken_over_from_another_than_one_was_told_of(
    proposal: Proposal, editor: User, publisher: User, admin_user: User
) -> None:
    take_review(proposal, by=editor, now=NINE)
    with pytest.raises(ReviewTaken):
        take_review(proposal, by=publisher, instead_of=admin_user.pk, now=NINE)


def test_after_half_an_hour_without_a_decision_it_is_free(
    proposal: Proposal, editor: User, publisher: User
) -> None:
    take_review(proposal, by=editor, now=NINE)
    later = NINE + KEPT_FOR + timedelta(seconds=1)
    assert looks_at(take_review(proposal, by=publisher, now=later), later) == publisher
    assert not Event.objects.filter(verb="took over the review").exists()


def test_taken_again_it_counts_from_then(proposal: Proposal, editor: User) -> None:
    take_review(proposal, by=editor, now=NINE)
    later = NINE + timedelta(minutes=20)
    assert take_review(proposal, by=editor, now=later).reviewing_since == later


def test_a_decision_lets_it_go(proposal: Proposal, editor: User) -> None:
    take_review(proposal, by=editor)
    decline(proposal, by=editor, note="Who counted them?")
    proposal.refresh_from_db()
    assert (proposal.reviewer, proposal.reviewing_since) == (None, None)


def test_it_locks_nobody_out(proposal: Proposal, editor: User, publisher: User) -> None:
    take_review(proposal, by=editor)
    assert approve(proposal, by=publisher).number == 1


def test_leaving_frees_it_also_twice(proposal: Proposal, editor: User) -> None:
    taken = take_review(proposal, by=editor)
    leave_review(taken, by=editor)
    leave_review(taken, by=editor)
    taken.refresh_from_db()
    assert looks_at(taken) is None


def test_nobody_leaves_it_for_a_colleague(proposal: Proposal, editor: User, publisher: User) -> None:
    taken = take_review(proposal, by=editor)
    leave_review(taken, by=publisher)
    taken.refresh_from_db()
    assert looks_at(taken) == editor


def test_a_writer_takes_no_review(proposal: Proposal, second_writer: User) -> None:
    with pytest.raises(NotAllowed):
        take_review(proposal, by=second_writer)
    with pytest.raises(NotAllowed):
        leave_review(proposal, by=second_writer)


def test_nobody_takes_their_own_while_four_eyes_are_on(editor: User) -> None:
    story = a_story(editor)
    supported(story, editor)
    with pytest.raises(OwnProposal):
        take_review(proposed(story, editor), by=editor)


def test_what_is_decided_is_not_taken(proposal: Proposal, editor: User, publisher: User) -> None:
    approve(proposal, by=editor)
    with pytest.raises(AlreadyDecided):
        take_review(proposal, by=publisher)


def test_what_is_private_to_others_is_not_taken(proposal: Proposal, editor: User) -> None:
    Story.objects.update(is_private=True)
    with pytest.raises(NoSuchStory):
        take_review(proposal, by=editor)

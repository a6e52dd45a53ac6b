"""Approving for a set time: nothing goes out before it, and it can be taken back."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from stories.actions.approve import approve
from stories.actions.decline import decline
from stories.actions.propose import propose
from stories.actions.schedule import schedule
from stories.actions.unschedule import unschedule
from stories.actions.withdraw import withdraw
from stories.errors import AlreadyDecided, BadTime, Moved, NotAllowed, OpenProposal, OwnProposal, SetForLater
from stories.models import Edition, Event, Note, Proposal, Story
from tests.stories.making import a_story, label, proposed, supported

TOMORROW = timezone.now() + timedelta(days=1)


@pytest.fixture
def story(writer: User) -> Story:
    story = a_story(writer)
    supported(story, writer)
    return story


@pytest.fixture
def proposal(story: Story, writer: User, editor: User) -> Proposal:
    """Asks for its first edition, tomorrow; the editor hears of it."""
    return propose(story, by=writer, label=label("emerging"), reason="Embargo.", publish_at=TOMORROW)


@pytest.fixture
def scheduled(proposal: Proposal, editor: User) -> Proposal:
    schedule(proposal, by=editor, note="Good.")
    proposal.refresh_from_db()
    return proposal


def told(person: User) -> list[tuple[str, str]]:
    """Kind of each line in the inbox and the state it tells of, oldest first."""
    return [
        (note.kind, note.detail.get("state", "")) for note in Note.objects.filter(to=person).order_by("pk")
    ]


def test_approving_for_a_time_decides_and_publishes_nothing(scheduled: Proposal, editor: User) -> None:
    assert (scheduled.state, scheduled.decided_by, scheduled.publish_at) == ("scheduled", editor, TOMORROW)
    assert not Edition.objects.exists()


def test_the_writer_hears_of_it(scheduled: Proposal, writer: User, editor: User) -> None:
    assert told(writer) == [("answered", "scheduled")]
    assert told(editor) == [("asked", "open")]


def test_a_plain_approval_never_breaks_an_embargo(proposal: Proposal, editor: User) -> None:
    with pytest.raises(SetForLater, match="and not before"):
        approve(proposal, by=editor)
    assert not Edition.objects.exists()


def test_an_editor_may_publish_now_instead(proposal: Proposal, editor: User) -> None:
    assert approve(proposal, by=editor, at_once=True).number == 1
    proposal.refresh_from_db()
    assert (proposal.state, proposal.publish_at) == ("approved", None)


def test_an_editor_may_set_another_time(proposal: Proposal, editor: User) -> None:
    later = TOMORROW + timedelta(hours=3)
    assert schedule(proposal, by=editor, at=later) is None
    proposal.refresh_from_db()
    assert (proposal.state, proposal.publish_at) == ("scheduled", later)


def test_or_set_one_where_none_was_named(story: Story, writer: User, editor: User) -> None:
    asked = proposed(story, writer)
    schedule(asked, by=editor, at=TOMORROW)
    asked.refresh_from_db()
    assert asked.state == "scheduled"


def test_without_any_time_there_is_nothing_to_wait_for(story: Story, writer: User, editor: User) -> None:
    with pytest.raises(BadTime, match="Set the time"):
        schedule(proposed(story, writer), by=editor)


def test_approved_after_its_time_it_goes_out_at_once(proposal: Proposal, editor: User) -> None:
    Proposal.objects.update(publish_at=timezone.now() - timedelta(minutes=1))
    edition = schedule(proposal, by=editor)
    assert edition is not None
    assert edition.number == 1


@pytest.mark.parametrize("days", [-1, 400])
def test_times_past_or_far_ahead_are_refused(story: Story, writer: User, editor: User, days: int) -> None:
    at = timezone.now() + timedelta(days=days)
    with pytest.raises(BadTime):
        propose(story, by=writer, label=label("emerging"), reason="Ready.", publish_at=at)
    with pytest.raises(BadTime):
        schedule(proposed(story, writer), by=editor, at=at)


def test_who_proposes_does_not_schedule(editor: User) -> None:
    own = a_story(editor)
    supported(own, editor)
    with pytest.raises(OwnProposal):
        schedule(proposed(own, editor), by=editor, at=TOMORROW)


def test_a_writer_schedules_nothing_and_takes_nothing_back(scheduled: Proposal, second_writer: User) -> None:
    with pytest.raises(NotAllowed):
        schedule(scheduled, by=second_writer)
    with pytest.raises(NotAllowed):
        unschedule(scheduled, by=second_writer)


def test_what_moved_is_not_scheduled(proposal: Proposal, writer: User, editor: User) -> None:
    supported(proposal.story, writer, "TechRadar")
    with pytest.raises(Moved):
        schedule(proposal, by=editor)


def test_nobody_proposes_beside_it(scheduled: Proposal, second_writer: User) -> None:
    with pytest.raises(OpenProposal, match="approved and set for"):
        proposed(scheduled.story, second_writer)


def test_it_is_decided_once(scheduled: Proposal, publisher: User) -> None:
    with pytest.raises(AlreadyDecided, match="waiting for its time"):
        approve(scheduled, by=publisher)
    with pytest.raises(AlreadyDecided):
        schedule(scheduled, by=publisher)
    with pytest.raises(AlreadyDecided):
        decline(scheduled, by=publisher, note="No.")


def test_any_editor_takes_it_back_and_both_hear(
    scheduled: Proposal, writer: User, editor: User, publisher: User
) -> None:
    unschedule(scheduled, by=publisher)
    scheduled.refresh_from_db()
    assert (scheduled.state, scheduled.decided_by, scheduled.publish_at) == ("open", None, TOMORROW)
    assert told(writer)[-1] == told(editor)[-1] == ("answered", "open")


def test_taken_back_it_can_be_decided_again(scheduled: Proposal, editor: User) -> None:
    unschedule(scheduled, by=editor)
    assert approve(scheduled, by=editor, at_once=True).number == 1


def test_taking_back_what_is_open_is_refused(proposal: Proposal, editor: User) -> None:
    with pytest.raises(AlreadyDecided, match="waiting for an editor"):
        unschedule(proposal, by=editor)


def test_its_writer_may_withdraw_it_and_the_approver_hears(
    scheduled: Proposal, writer: User, editor: User
) -> None:
    withdraw(scheduled, by=writer)
    scheduled.refresh_from_db()
    assert (scheduled.state, scheduled.decided_by) == ("withdrawn", None)
    assert told(editor)[-1] == ("answered", "withdrawn")


def test_the_log_keeps_who_approved_what_was_taken_back(scheduled: Proposal, editor: User) -> None:
    unschedule(scheduled, by=editor)
    verbs = Event.objects.filter(by=editor).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["approved for a set time", "took back the set time"]

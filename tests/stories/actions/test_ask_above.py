"""A label above the evidence is asked of a named editor, who grants it in words readers see."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from sources.errors import LongNote
from stories.actions.approve import approve
from stories.actions.name_on import name_on
from stories.actions.publish_due import publish_what_is_due
from stories.actions.schedule import schedule
from stories.actions.take_review import take_review
from stories.actions.unschedule import unschedule
from stories.errors import NoGrant, NotAllowed, NotEarned
from stories.models import Edition, Note, Proposal, Story
from tests.stories.making import a_story, proposed, supported

pytestmark = pytest.mark.django_db
WHY = "Halden read us the recall number."


@pytest.fixture
def story(writer: User) -> Story:
    story = a_story(writer)
    supported(story, writer)
    return story


@pytest.fixture
def asked(story: Story, writer: User, publisher: User) -> Proposal:
    return proposed(story, writer, "corroborated", ask=publisher)


def test_the_proposal_names_who_is_asked(asked: Proposal, publisher: User) -> None:
    assert (asked.asked, asked.override) == (publisher, "")


def test_who_is_asked_is_told_that_it_is_above_the_evidence(asked: Proposal, publisher: User) -> None:
    assert Note.objects.get(to=publisher, kind="asked").detail["above"] == publisher.pk


def test_for_a_label_that_is_earned_nobody_is_asked(story: Story, writer: User, publisher: User) -> None:
    assert proposed(story, writer, "emerging", ask=publisher).asked is None


@pytest.mark.parametrize("role", ["writer", "editor", "second_writer"])
def test_who_may_not_set_it_cannot_be_asked(
    request: pytest.FixtureRequest, story: Story, writer: User, role: str
) -> None:
    with pytest.raises(NotEarned):
        proposed(story, writer, "corroborated", ask=request.getfixturevalue(role))


def test_who_does_not_see_a_private_story_cannot_be_asked(
    story: Story, writer: User, editor: User, publisher: User
) -> None:
    Story.objects.filter(pk=story.pk).update(is_private=True)
    story.named.add(writer, editor)
    with pytest.raises(NotEarned):
        proposed(story, writer, "corroborated", ask=publisher)
    name_on(story, publisher, by=writer)
    assert proposed(story, writer, "corroborated", ask=publisher).asked == publisher


def test_nothing_is_asked_for_without_any_evidence(writer: User, publisher: User) -> None:
    with pytest.raises(NotEarned):
        proposed(a_story(writer), writer, "corroborated", ask=publisher)


def test_granted_the_edition_says_who_set_it_and_why(asked: Proposal, publisher: User) -> None:
    edition = approve(asked, by=publisher, override=f" {WHY} ")
    assert edition.label.slug == "corroborated"
    assert edition.statement["override"] == {"by": "publisher", "text": WHY}


def test_without_a_reason_for_readers_it_is_not_granted(asked: Proposal, publisher: User) -> None:
    with pytest.raises(NoGrant):
        approve(asked, by=publisher, override=" ")
    assert not Edition.objects.exists()


def test_a_reason_too_long_for_readers_is_refused(asked: Proposal, publisher: User) -> None:
    with pytest.raises(LongNote):
        approve(asked, by=publisher, override="x" * 2001)


def test_an_editor_who_may_not_set_it_cannot_grant_it(asked: Proposal, editor: User) -> None:
    with pytest.raises(NotAllowed):
        approve(asked, by=editor, override=WHY)
    assert not Edition.objects.exists()


def test_granted_for_a_time_it_goes_out_then(asked: Proposal, publisher: User) -> None:
    at = timezone.now() + timedelta(hours=1)
    schedule(asked, by=publisher, at=at, override=WHY)
    publish_what_is_due(at + timedelta(minutes=1))
    assert Edition.objects.get().statement["override"]["text"] == WHY


def test_for_a_time_it_takes_the_reason_as_well(asked: Proposal, publisher: User) -> None:
    with pytest.raises(NoGrant):
        schedule(asked, by=publisher, at=timezone.now() + timedelta(hours=1))


def test_taken_back_the_reason_goes_with_the_decision(asked: Proposal, publisher: User) -> None:
    schedule(asked, by=publisher, at=timezone.now() + timedelta(hours=1), override=WHY)
    asked.refresh_from_db()
    unschedule(asked, by=publisher)
    asked.refresh_from_db()
    assert (asked.state, asked.override, asked.asked) == ("open", "", publisher)


def test_looking_at_it_grants_nothing(asked: Proposal, publisher: User) -> None:
    take_review(asked, by=publisher)
    asked.refresh_from_db()
    assert asked.override == ""


def test_the_database_lets_nobody_ask_themselves(asked: Proposal, writer: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=asked.pk).update(asked=writer)

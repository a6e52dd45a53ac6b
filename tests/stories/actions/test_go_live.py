"""What readers can read, those who may retract it can reach: an edition that goes live ends privacy."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from stories.actions.approve import approve
from stories.actions.keep_private import keep_private
from stories.actions.name_on import name_on
from stories.actions.open_to_all import open_to_all
from stories.actions.publish_due import publish_what_is_due
from stories.actions.retract import retract
from stories.actions.schedule import schedule
from stories.actions.withdraw_reference import withdraw
from stories.models import Note, Proposal, Story
from tests.stories.making import a_report, a_story, proposed, supported

pytestmark = pytest.mark.django_db
TOMORROW = timezone.now() + timedelta(days=1)


@pytest.fixture
def asked(writer: User, editor: User, second_writer: User) -> Proposal:
    """Of a private draft that the writer started; the editor and the second writer are named on it, too."""
    story = a_story(writer)
    supported(story, writer)
    keep_private(story, by=writer)
    for one in (editor, second_writer):
        name_on(story, one, by=writer)
    return proposed(story, writer)


def at_once(asked: Proposal, editor: User) -> None:
    approve(asked, by=editor)


def at_its_time(asked: Proposal, editor: User) -> None:
    schedule(asked, by=editor, at=TOMORROW)
    assert Story.objects.get().is_private
    publish_what_is_due(TOMORROW)


WAYS = pytest.mark.parametrize("publish", [at_once, at_its_time])


@WAYS
def test_publishing_opens_it_to_the_desk(
    asked: Proposal, editor: User, publish: Callable[[Proposal, User], None]
) -> None:
    publish(asked, editor)
    story = Story.objects.get()
    assert story.live_edition
    assert not story.is_private
    assert not story.named.exists()
    assert story.events.filter(verb="opened by publishing").count() == 1


@WAYS
def test_those_named_hear_but_who_approved_it(
    asked: Proposal, editor: User, publish: Callable[[Proposal, User], None]
) -> None:
    publish(asked, editor)
    told = Note.objects.filter(detail__did="opened")
    assert sorted(told.values_list("to__username", flat=True)) == ["second-writer", "writer"]


def test_who_was_not_named_retracts_it(asked: Proposal, editor: User, publisher: User) -> None:
    approve(asked, by=editor)
    assert retract(asked.story, by=publisher, reason="It was wrong.").number == 2


def test_what_a_reader_reports_of_it_reaches_every_editor(
    asked: Proposal, editor: User, publisher: User
) -> None:
    a_report(approve(asked, by=editor))
    told = Note.objects.filter(kind="report").values_list("to__username", flat=True)
    assert {"editor", "publisher"} <= set(told)


def test_evidence_that_falls_is_told_beyond_those_who_were_named(
    asked: Proposal, editor: User, publisher: User
) -> None:
    story = approve(asked, by=editor).story
    withdraw(story.citations.get().reference, by=None, why="Its publisher took it down.")
    assert story.proposals.filter(state="open").exists() or Story.objects.get().unsupported_since
    assert Note.objects.filter(to=publisher, kind="evidence").exists()


def test_what_was_open_is_not_opened_again(asked: Proposal, writer: User, editor: User) -> None:
    open_to_all(asked.story, by=writer)
    approve(asked, by=editor)
    assert not asked.story.events.filter(verb="opened by publishing").exists()

"""What goes out at a set time, on the desk: what comes next, what is late, what was stopped."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone

from stories.actions.propose import propose
from stories.actions.publish_due import STUMBLED, publish_what_is_due
from stories.actions.schedule import schedule
from stories.admin.due import told
from stories.models import Event, Proposal, Story
from tests.stories.making import a_story, label, proposed, supported

pytestmark = pytest.mark.django_db
DUE = timezone.now() + timedelta(hours=6)


@pytest.fixture
def scheduled(writer: User, editor: User) -> Proposal:
    story = a_story(writer, headline="Under embargo")
    supported(story, writer)
    asked = propose(story, by=writer, label=label("emerging"), reason="Embargo.", publish_at=DUE)
    schedule(asked, by=editor)
    return Proposal.objects.get()


@pytest.fixture
def late(scheduled: Proposal) -> Proposal:
    Proposal.objects.update(publish_at=timezone.now() - timedelta(minutes=5))
    return Proposal.objects.get()


@pytest.fixture
def stopped(scheduled: Proposal, writer: User) -> Proposal:
    supported(scheduled.story, writer, "TechRadar")
    publish_what_is_due(DUE)
    return Proposal.objects.get()


def part(name: str, person: User) -> str:
    return render_to_string(f"admin/due/{name}.html", told(person), RequestFactory().get("/"))


def test_what_goes_out_next_stands_beside_the_queue_with_the_clock(
    client: Client, editor: User, scheduled: Proposal
) -> None:
    client.force_login(editor)
    page = client.get("/desk/stories/proposal/").content.decode()
    for words in ("Going out", "Under embargo", "approved by editor", "Times of UTC.", "has never ticked"):
        assert words in page


def test_a_draft_saved_since_it_was_approved_is_flagged(scheduled: Proposal, writer: User) -> None:
    assert "draft saved since" not in part("next", writer)
    Story.objects.update(saved_at=timezone.now() + timedelta(minutes=1))
    assert "draft saved since" in part("next", writer)


def test_the_list_of_proposals_says_what_waits_for_its_time(
    client: Client, editor: User, scheduled: Proposal
) -> None:
    client.force_login(editor)
    page = client.get("/desk/stories/proposal/").content.decode()
    assert "approved, waits for its time" in page
    assert "not before" in page


def test_an_overdue_time_alarms_who_may_approve(late: Proposal, editor: User) -> None:
    assert [one.proposal for one in told(editor)["late"]] == [late]
    assert "The clock has not come to it: see that the worker runs." in part("late", editor)


def test_a_writer_has_no_such_alarm(late: Proposal, writer: User) -> None:
    assert told(writer)["late"] == []


def test_the_alarm_says_what_it_stumbled_over(late: Proposal, editor: User) -> None:
    for _ in range(2):
        Event.objects.record(STUMBLED, by=None, story=late.story, proposal=late.pk, trouble="OSError")
    assert "Publishing stumbled 2 times, last just now (OSError)" in part("late", editor)


def test_what_was_stopped_is_shown_to_editors_and_its_writer(
    stopped: Proposal, writer: User, second_writer: User, publisher: User
) -> None:
    shown = [told(person)["stopped"] for person in (writer, publisher, second_writer)]
    assert shown == [[stopped], [stopped], []]
    assert "The evidence moved after it was approved." in part("stopped", writer)


def test_until_something_newer_is_asked_for(stopped: Proposal, writer: User) -> None:
    proposed(stopped.story, writer)
    assert told(writer)["stopped"] == []


def test_a_private_story_is_shown_to_those_it_names(scheduled: Proposal, writer: User, editor: User) -> None:
    Story.objects.update(is_private=True)
    scheduled.story.named.add(writer)
    assert told(writer)["going_out"] == [scheduled]
    assert told(editor)["going_out"] == []


def test_the_page_of_what_was_stopped_says_why_and_shows_what_moved(
    client: Client, writer: User, stopped: Proposal
) -> None:
    client.force_login(writer)
    page = client.get(f"/desk/stories/proposal/{stopped.pk}/change/").content.decode()
    for words in (
        "Not published at its time,",
        "The evidence moved after it",
        "It moved after it was approved",
    ):
        assert words in page


def test_the_story_says_what_was_stopped_and_offers_to_propose(
    client: Client, writer: User, stopped: Proposal
) -> None:
    client.force_login(writer)
    page = client.get(f"/desk/stories/story/{stopped.story_id}/change/").content.decode()
    assert "Not published at its time,</strong>" in page
    assert "Propose edition 1" in page

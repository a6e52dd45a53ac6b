"""An open story page hears what became of the proposal it was opened with."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from stories.actions.approve import approve
from stories.actions.comment import comment
from stories.actions.decline import decline
from stories.actions.publish_due import publish_what_is_due
from stories.actions.schedule import schedule
from stories.actions.unschedule import unschedule
from stories.actions.withdraw import withdraw
from stories.models import Proposal, Story
from tests.stories.admin.page import address, opened
from tests.stories.making import a_story, proposed, supported

SOON = timedelta(hours=2)


@pytest.fixture
def waiting(story: Story, writer: User) -> Proposal:
    supported(story, writer)
    return proposed(story, writer)


@pytest.fixture
def for_later(story: Story, writer: User) -> Proposal:
    supported(story, writer)
    return proposed(story, writer, publish_at=timezone.now() + SOON)


def stands(desk: Client, story: Story) -> str:
    return opened(desk, story)["stands"][0]


def heard(desk: Client, story: Story, stands: str) -> str:
    answer = desk.post(reverse("admin:stories_story_here", args=[story.pk]), {"tab": "a", "stands": stands})
    return str(answer.json()["became"])


def test_while_it_waits_nothing_is_said(desk: Client, waiting: Proposal) -> None:
    assert heard(desk, waiting.story, stands(desk, waiting.story)) == ""


def test_an_approval_names_who_and_the_edition(desk: Client, waiting: Proposal, editor: User) -> None:
    then = stands(desk, waiting.story)
    approve(waiting, by=editor)
    said = heard(desk, waiting.story, then)
    assert "Approved by editor at " in said
    assert "edition 1 is live" in said


def test_a_decline_says_the_first_words_of_its_note(desk: Client, waiting: Proposal, editor: User) -> None:
    then = stands(desk, waiting.story)
    decline(waiting, by=editor, note=f"Ask Halden first. {'And then others. ' * 20}")
    said = heard(desk, waiting.story, then)
    assert "Declined by editor at " in said
    assert "“Ask Halden first. And then others." in said
    assert "…”" in said


def test_a_note_is_only_text(desk: Client, waiting: Proposal, editor: User) -> None:
    then = stands(desk, waiting.story)
    decline(waiting, by=editor, note="<script>alert(1)</script>")
    assert "<script>" not in heard(desk, waiting.story, then)


def test_a_decision_of_another_day_names_the_day(desk: Client, waiting: Proposal, editor: User) -> None:
    then = stands(desk, waiting.story)
    decline(waiting, by=editor, note="Ask Halden first.")
    Proposal.objects.filter(pk=waiting.pk).update(decided_at=timezone.now() - timedelta(days=2))
    assert "Declined by editor on " in heard(desk, waiting.story, then)


def test_who_decided_is_named_as_you(client: Client, waiting: Proposal, editor: User) -> None:
    client.force_login(editor)
    then = stands(client, waiting.story)
    approve(waiting, by=editor)
    assert "Approved by you at " in heard(client, waiting.story, then)


def test_an_approval_for_a_time_says_when_it_goes_out(
    desk: Client, for_later: Proposal, editor: User
) -> None:
    then = stands(desk, for_later.story)
    schedule(for_later, by=editor)
    assert "it goes out on <time" in heard(desk, for_later.story, then)


def test_what_went_out_at_its_time_says_so(desk: Client, for_later: Proposal, editor: User) -> None:
    schedule(for_later, by=editor)
    then = stands(desk, for_later.story)
    publish_what_is_due(timezone.now() + SOON)
    said = heard(desk, for_later.story, then)
    assert "<strong>Edition 1 is live</strong> since its time" in said


def test_what_was_stopped_says_why(desk: Client, for_later: Proposal, writer: User, editor: User) -> None:
    schedule(for_later, by=editor)
    then = stands(desk, for_later.story)
    supported(for_later.story, writer, "TechRadar")
    publish_what_is_due(timezone.now() + SOON)
    assert "Not published at its time.</strong> The evidence moved" in heard(desk, for_later.story, then)


def test_a_set_time_taken_back_is_said(desk: Client, for_later: Proposal, editor: User) -> None:
    schedule(for_later, by=editor)
    then = stands(desk, for_later.story)
    unschedule(for_later, by=editor)
    assert "The set time was taken back." in heard(desk, for_later.story, then)


def test_what_was_withdrawn_says_so(desk: Client, waiting: Proposal, writer: User) -> None:
    then = stands(desk, waiting.story)
    withdraw(waiting, by=writer)
    assert "The proposal was withdrawn." in heard(desk, waiting.story, then)


def test_a_comment_since_is_said_with_who_wrote_it(desk: Client, waiting: Proposal, editor: User) -> None:
    comment(waiting.story, "Before.", by=editor, key=uuid4())
    then = stands(desk, waiting.story)
    row = comment(waiting.story, "Since when?", by=editor, key=uuid4(), proposal=waiting)
    said = heard(desk, waiting.story, then)
    assert "<strong>editor commented:</strong> “Since when?”" in said
    assert f'data-show="comment-{row.pk}"' in said


def test_ones_own_comment_is_no_news(desk: Client, waiting: Proposal, writer: User) -> None:
    then = stands(desk, waiting.story)
    comment(waiting.story, "Done.", by=writer, key=uuid4())
    assert heard(desk, waiting.story, then) == ""


def test_what_was_decided_before_is_on_the_page_itself(desk: Client, waiting: Proposal, editor: User) -> None:
    approve(waiting, by=editor)
    assert stands(desk, waiting.story) == ""
    assert "edition 1</a>." in desk.get(address(waiting.story)).content.decode()


@pytest.mark.parametrize("sent", ["", "x", "0 open 0", "999 open 0", "1 declined 0", f"{'9' * 19} open 0"])
def test_what_names_no_proposal_is_no_news(desk: Client, story: Story, sent: str) -> None:
    assert heard(desk, story, sent) == ""


def test_another_storys_proposal_is_not_told(
    desk: Client, waiting: Proposal, writer: User, editor: User
) -> None:
    then, other = stands(desk, waiting.story), a_story(writer)
    decline(waiting, by=editor, note="Ask Halden first.")
    assert heard(desk, other, then) == ""


def test_whom_a_private_story_is_closed_to_hears_nothing(
    client: Client, waiting: Proposal, second_writer: User
) -> None:
    Story.objects.update(is_private=True)
    client.force_login(second_writer)
    here = reverse("admin:stories_story_here", args=[waiting.story_id])
    assert client.post(here, {"tab": "a", "stands": f"{waiting.pk} open 0"}).status_code == 404


def test_it_costs_one_query(desk: Client, waiting: Proposal) -> None:
    then = stands(desk, waiting.story)
    heard(desk, waiting.story, "")
    assert asked(desk, waiting.story, then) == asked(desk, waiting.story, "") + 1


def asked(desk: Client, story: Story, stands: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        heard(desk, story, stands)
    return len(queries)

"""The front page of the desk: what waits for whom."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from stories.actions.decline import decline
from stories.models import Proposal, Story
from tests.stories.making import a_story, proposed, published, supported

pytestmark = pytest.mark.each
# a headline that waits, and what is said of its time
ROW = re.compile(
    r'<p class="title"><a [^>]*/proposal/[^>]*>(.*?)</a></p>\s*<p class="when"><strong[^>]*>(.*?)</strong>'
)


@pytest.fixture
def waiting(writer: User) -> Story:
    story = a_story(writer)
    supported(story, writer)
    proposed(story, writer)
    return story


def home(client: Client, person: User) -> str:
    client.force_login(person)
    return client.get("/desk/").content.decode()


def test_an_editor_sees_what_waits_for_a_decision(client: Client, waiting: Story, editor: User) -> None:
    page = home(client, editor)
    assert "Waiting for your decision" in page
    assert waiting.headline in page
    assert "1 decision waits for you." in page


def test_what_waits_comes_oldest_first_with_its_due_time(client: Client, writer: User, editor: User) -> None:
    now = timezone.now()
    due = now + timedelta(days=10)
    keys = {
        "Second": asked(writer, "Second", now - timedelta(days=2), publish_at=due),
        "First": asked(writer, "First", now - timedelta(days=3)),
        "Third": asked(writer, "Third", now - timedelta(days=1)),
    }
    page = home(client, editor)
    named = timezone.localtime(due)
    assert ROW.findall(page) == [
        ("First", "no due time"),
        ("Second", f"due {named.day} {named:%b %H:%M}"),
        ("Third", "no due time"),
    ]
    assert f'/proposal/{keys["First"]}/change/">Start with the oldest' in page


def asked(by: User, headline: str, at: datetime, **more: Any) -> int:
    """A proposal of that moment, by its key."""
    story = a_story(by, headline=headline)
    supported(story, by)
    key = proposed(story, by, **more).pk
    Proposal.objects.filter(pk=key).update(proposed_at=at)
    return key


def test_the_count_of_what_waits_stands_in_the_title(client: Client, waiting: Story, editor: User) -> None:
    assert "<title>(1) Front page" in home(client, editor)


def test_nobody_is_asked_to_decide_their_own(client: Client, editor: User) -> None:
    story = a_story(editor)
    supported(story, editor)
    proposed(story, editor)
    assert "Nothing waits for you" in home(client, editor)


def test_a_writer_is_asked_for_no_decision(client: Client, waiting: Story, second_writer: User) -> None:
    page = home(client, second_writer)
    assert "Waiting for your decision" not in page
    assert waiting.headline not in page


def test_a_writer_sees_their_own_stories(client: Client, waiting: Story, writer: User) -> None:
    page = home(client, writer)
    assert waiting.headline in page
    assert "Waits for an editor" in page


def test_a_writer_sees_the_answer_and_its_note(
    client: Client, waiting: Story, writer: User, editor: User
) -> None:
    decline(waiting.proposals.get(), by=editor, note="Name who counted them.")
    page = home(client, writer)
    assert "Declined by editor" in page
    assert "Name who counted them." in page


def test_a_label_that_fell_is_an_alarm_for_who_may_lower_it(
    client: Client, writer: User, editor: User
) -> None:
    story = published(writer, editor).story
    Story.objects.filter(pk=story.pk).update(unsupported_since=timezone.now())
    page = home(client, editor)
    assert "Label no longer supported" in page
    assert f"/desk/stories/story/{story.pk}/lower/" in page


def test_an_empty_desk_says_how_to_begin(client: Client, writer: User) -> None:
    page = home(client, writer)
    assert "No story of yours yet" in page
    assert "/desk/stories/story/add/" in page


@pytest.mark.parametrize("stories", [1, 6])
def test_it_needs_as_many_queries_for_many_stories_as_for_one(
    client: Client,
    writer: User,
    editor: User,
    stories: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(stories):
        edition = published(writer, editor, headline=f"Story {number}")
        Story.objects.filter(pk=edition.story_id).update(unsupported_since=timezone.now())
        again = a_story(writer, headline=f"Waiting {number}")
        supported(again, writer)
        proposed(again, writer)
    client.force_login(editor)
    with django_assert_max_num_queries(26):
        client.get("/desk/")

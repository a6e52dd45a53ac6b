"""The list of stories: found, narrowed, and no slower with more of them."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from stories.models import Story
from tests.stories.admin.page import LIST
from tests.stories.making import a_story, proposed, published, supported


@pytest.fixture
def desk(client: Client, writer: User) -> Client:
    client.force_login(writer)
    return client


def listed(desk: Client, **query: str) -> list[str]:
    page = desk.get(reverse(LIST), query)
    return [story.headline for story in page.context["cl"].result_list]


def test_a_row_says_what_readers_see(desk: Client, writer: User, editor: User) -> None:
    published(writer, editor)
    page = desk.get(reverse(LIST)).content.decode()
    assert "edition 1 is live" in page
    assert "Emerging" in page


def test_a_label_no_longer_earned_is_flagged(desk: Client, writer: User, editor: User) -> None:
    story = published(writer, editor).story
    Story.objects.filter(pk=story.pk).update(unsupported_since=timezone.now())
    assert "no longer earned" in desk.get(reverse(LIST)).content.decode()


def test_search_reads_headline_and_standfirst(desk: Client, writer: User) -> None:
    a_story(writer, headline="Chips slow down", standfirst="A foundry explains.")
    a_story(writer, headline="Headsets swell", standfirst="Shops were told.")
    assert listed(desk, q="foundry") == ["Chips slow down"]


def test_stories_that_wait_are_found(desk: Client, writer: User) -> None:
    waiting = a_story(writer, headline="Waits")
    supported(waiting, writer)
    proposed(waiting, writer)
    a_story(writer, headline="Draft")
    assert listed(desk, state="waiting") == ["Waits"]


def test_stories_of_a_label_are_found(desk: Client, writer: User, editor: User) -> None:
    published(writer, editor, headline="Live")
    a_story(writer, headline="Draft")
    assert listed(desk, label="emerging") == ["Live"]


def test_my_stories_are_found(desk: Client, writer: User, second_writer: User) -> None:
    a_story(writer, headline="Mine")
    a_story(second_writer, headline="Theirs")
    assert listed(desk, whose="mine") == ["Mine"]


def test_an_outsider_is_sent_to_sign_in(client: Client, outsider: User) -> None:
    client.force_login(outsider)
    assert "login" in client.get(reverse(LIST)).headers["Location"]


@pytest.mark.parametrize("stories", [1, 12])
def test_the_list_takes_at_most_15_queries(
    desk: Client,
    writer: User,
    editor: User,
    stories: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(stories):
        published(writer, editor, headline=f"Story {number}")
    with django_assert_max_num_queries(15):
        desk.get(reverse(LIST))

"""Known tags offered while tags are typed: those a colleague may know of, with how many stories have them."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from newsroom.suggested import MOST
from stories.models import Story
from tests.stories.admin.page import press
from tests.stories.making import a_story

KNOWN = reverse("admin:stories_story_tags")


def known(desk: Client, typed: str) -> list[tuple[str, str]]:
    tags: list[dict[str, Any]] = desk.get(KNOWN, {"q": typed}).json()["suggested"]
    return [(tag["name"], tag["note"]) for tag in tags]


def test_tags_that_begin_so_are_offered_with_their_stories(desk: Client, writer: User) -> None:
    a_story(writer, tags=("recalls", "batteries"))
    a_story(writer, tags=("recalls in Europe", "recalls"))
    assert known(desk, "Rec") == [("recalls", "2 stories"), ("recalls in Europe", "1 story")]


def test_any_word_of_a_tag_may_begin_so(desk: Client, writer: User) -> None:
    a_story(writer, tags=("voice recognition", "prerecorded"))
    assert known(desk, "rec") == [("voice recognition", "1 story")]


def test_nothing_typed_offers_nothing(desk: Client, writer: User) -> None:
    a_story(writer, tags=("recalls",))
    assert known(desk, "  ") == []


def test_signs_stand_for_themselves(desk: Client, writer: User) -> None:
    a_story(writer, tags=("recalls",))
    assert known(desk, "r%") == known(desk, "rec\x00%") == []


def test_a_tag_of_others_private_stories_is_not_told(desk: Client, writer: User, second_writer: User) -> None:
    a_story(writer, tags=("merger of banks",))
    private = a_story(second_writer, tags=("merger of banks", "merger of Halden and Nordlicht"))
    Story.objects.filter(pk=private.pk).update(is_private=True)
    assert known(desk, "merger") == [("merger of banks", "1 story")]


def test_no_more_are_offered_than_are_read(desk: Client, writer: User) -> None:
    a_story(writer, tags=tuple(f"recall {number:02}" for number in range(MOST + 3)))
    assert [name for name, _ in known(desk, "recall")] == [f"recall {number:02}" for number in range(MOST)]


def test_it_asks_the_same_however_many_there_are(
    desk: Client, writer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        a_story(writer, tags=(f"recall {number}",))
    with django_assert_max_num_queries(6):
        known(desk, "recall")


def test_a_tag_longer_than_its_place_is_told_at_its_field(desk: Client, story: Story) -> None:
    page = press(desk, story, "_save", tags=f"recalls, {'long ' * 21}").content.decode()
    assert "A tag has at most 100 characters: shorten “long long" in page
    assert "recalls, long" in page
    assert not story.tags.exists()

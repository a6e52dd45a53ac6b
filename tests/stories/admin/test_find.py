"""One field for the whole desk: stories, references, publishers and people, each to who may see it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sources.models import HumanSource
from stories.admin.find import MOST
from stories.models import Story
from tests.stories.making import a_story, cited, published

pytestmark = [pytest.mark.django_db, pytest.mark.each]


def found(client: Client, words: str) -> dict[str, list[str]]:
    """By the name of a kind, the titles found."""
    groups = client.get(reverse("find"), {"q": words}).context["groups"]
    return {group.name: [hit.title for hit in group.hits] for group in groups}


def page(client: Client, words: str) -> str:
    return client.get(reverse("find"), {"q": words}).content.decode()


def test_words_are_found_wherever_they_stand(desk: Client, writer: User) -> None:
    cited(a_story(writer, headline="Orrery headsets swell"), writer, "Orrery Press", title="Orrery notice")
    assert found(desk, "orrery") == {
        "Stories": ["Orrery headsets swell"],
        "References": ["Orrery notice"],
        "Publishers": ["Orrery Press"],
    }


def test_people_are_found_by_what_readers_call_them(desk: Client) -> None:
    HumanSource.objects.create(alias="A shop manager in Utrecht", why_unnamed="Would lose the job.")
    assert found(desk, "manager in") == {"People": ["A shop manager in Utrecht"]}


def test_a_story_says_what_readers_see(client: Client, writer: User, editor: User) -> None:
    published(writer, editor)
    client.force_login(writer)
    assert "edition 1 live" in page(client, "orrery")


def test_what_is_private_to_others_is_not_found(desk: Client, second_writer: User) -> None:
    story = a_story(second_writer, headline="Kept quiet")
    Story.objects.filter(pk=story.pk).update(is_private=True)
    assert found(desk, "quiet") == {}


def test_the_rest_stands_in_the_list_of_the_kind(desk: Client, writer: User) -> None:
    for number in range(MOST + 1):
        a_story(writer, headline=f"Orrery {number}")
    assert len(found(desk, "orrery")["Stories"]) == MOST
    assert '/desk/stories/story/?q=orrery"' in page(desk, "orrery")


@pytest.mark.parametrize("words", ["", " ", "zyzzyva", "\x00", "%", '"', "a" * 500, "<script>"])
def test_odd_words_find_nothing_and_break_nothing(desk: Client, words: str) -> None:
    told = page(desk, words)
    assert "What do you look for?" in told or "Nothing here" in told
    assert "<script>|" not in told


def test_every_screen_of_the_desk_leads_there(desk: Client) -> None:
    assert f'action="{reverse("find")}"' in desk.get(reverse("admin:index")).content.decode()


def test_it_is_only_looked_at(desk: Client) -> None:
    assert desk.post(reverse("find")).status_code == 405


@pytest.mark.parametrize("many", [1, 12])
def test_more_that_is_found_asks_no_more(
    desk: Client, writer: User, many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(many):
        story = a_story(writer, headline=f"Orrery {number}")
        cited(story, writer, f"Orrery Press {number}", title=f"Orrery notice {number}")
    with django_assert_max_num_queries(24):
        desk.get(reverse("find"), {"q": "orrery"})

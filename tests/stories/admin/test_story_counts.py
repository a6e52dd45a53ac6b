"""The choices that narrow the list of stories say how many stories each holds."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from newsroom.counts import counts
from stories.admin.story_filters import COUNTED, SECTIONS_COUNTED
from stories.models import Section, Story
from tests.stories.admin.page import LIST
from tests.stories.making import a_story, cited, proposed, published, supported

pytestmark = [pytest.mark.django_db, pytest.mark.each]


@pytest.fixture
def desk(client: Client, writer: User) -> Client:
    client.force_login(writer)
    return client


def numbers(desk: Client, name: str, **query: str) -> list[str]:
    """What stands beside the choices of a filter, the first of which is "any"."""
    cl = desk.get(reverse(LIST), query).context["cl"]
    spec = next(spec for spec in cl.filter_specs if spec.parameter_name == name)
    return [choice.get("number", "") for choice in spec.choices(cl)]


def chosen(desk: Client, name: str, **query: str) -> list[str]:
    cl = desk.get(reverse(LIST), query).context["cl"]
    spec = next(spec for spec in cl.filter_specs if spec.parameter_name == name)
    return [str(choice["display"]) for choice in spec.choices(cl) if choice["selected"]]


def test_labels_say_how_many_stories_readers_see_at_each(desk: Client, writer: User, editor: User) -> None:
    published(writer, editor)
    a_story(writer)
    assert numbers(desk, "label") == ["", "1", "1", "0", "0", "0", "0"]


def test_what_readers_do_not_see_is_found_as_unverified(desk: Client, writer: User, editor: User) -> None:
    published(writer, editor, headline="Live")
    a_story(writer, headline="Draft")
    cl = desk.get(reverse(LIST), {"label": "unverified"}).context["cl"]
    assert [row.story.headline for row in cl.rows] == ["Draft"]


def test_states_say_how_many_they_hold(desk: Client, writer: User, editor: User) -> None:
    published(writer, editor)
    waiting = a_story(writer)
    supported(waiting, writer)
    proposed(waiting, writer)
    assert numbers(desk, "state") == ["", "1", "1", "0", "1", "0", "0", "0"]


def test_sections_say_how_many_they_hold(desk: Client, writer: User) -> None:
    policy = Section.objects.create(name="Policy", slug="policy", position=0)
    a_story(writer, section_id=policy.pk)
    a_story(writer)
    assert sorted(filter(None, numbers(desk, "section")))[-2:] == ["1", "1"]


def test_days_and_mine_say_how_many_they_hold(desk: Client, writer: User, second_writer: User) -> None:
    a_story(writer)
    old = a_story(second_writer)
    Story.objects.filter(pk=old.pk).update(saved_at=timezone.now() - timedelta(days=3))
    assert numbers(desk, "days") == ["", "1", "2", "2", "2"]
    assert numbers(desk, "whose") == ["", "1"]


def test_what_is_private_to_others_is_in_no_number(desk: Client, writer: User, second_writer: User) -> None:
    a_story(writer)
    Story.objects.filter(pk=a_story(second_writer).pk).update(is_private=True)
    assert numbers(desk, "state")[1] == "1"
    assert numbers(desk, "days")[1] == "1"


def test_a_number_stays_what_it_is_whatever_else_narrows_the_list(desk: Client, writer: User) -> None:
    a_story(writer)
    assert (
        numbers(desk, "state", q="nothing") == numbers(desk, "state", state="live") == numbers(desk, "state")
    )


def test_no_filter_counts_further_than_it_says(writer: User) -> None:
    User.objects.bulk_create(User(username=f"person{number}") for number in range(COUNTED + 5))
    assert counts({"all": User.objects.all()}, COUNTED) == {"all": COUNTED}


def test_of_very_many_sections_the_first_are_counted(desk: Client, writer: User) -> None:
    Section.objects.bulk_create(
        Section(name=f"Section {number}", slug=f"section-{number}", position=number)
        for number in range(SECTIONS_COUNTED + 5)
    )
    _, *held = numbers(desk, "section")
    assert (held[SECTIONS_COUNTED - 1], held[SECTIONS_COUNTED]) == ("0", "")


def test_all_of_them_are_one_question(
    desk: Client, writer: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cl = desk.get(reverse(LIST)).context["cl"]
    with django_assert_num_queries(1):
        counts(cl.held(writer), COUNTED)


@pytest.mark.parametrize("stories", [1, 12])
def test_a_longer_list_asks_no_more(
    desk: Client, writer: User, stories: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(stories):
        cited(a_story(writer, headline=f"Story {number}"), writer, f"Outlet {number}")
    with django_assert_max_num_queries(22):
        desk.get(reverse(LIST))


def test_what_no_filter_knows_is_told_as_any(desk: Client, writer: User) -> None:
    assert chosen(desk, "state", state="nonsense") == ["Any state"]
    assert chosen(desk, "state", state="live") == ["Live"]


def test_a_narrowed_list_says_what_its_numbers_are_of(desk: Client, writer: User) -> None:
    a_story(writer)
    said = "Numbers are of all stories"
    assert said not in desk.get(reverse(LIST)).content.decode()
    assert said in desk.get(reverse(LIST), {"state": "live"}).content.decode()

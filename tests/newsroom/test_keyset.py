"""Long lists in pages: each row once, whichever way one walks, and nothing is counted."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from stories.models import Author, Event, Label, Story
from tests.stories.making import a_story, published, supported

STORIES = "admin:stories_story_changelist"
ROWS = 71


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def many(writer: User) -> None:
    """Copies of a story; some were saved at one moment, some have one headline."""
    one, dice, now = a_story(writer, headline="Story 0"), Random(7), timezone.now()
    row = {field.attname: getattr(one, field.attname) for field in Story._meta.local_concrete_fields}
    Story.objects.bulk_create(
        Story(
            **row
            | {"id": None, "key": uuid4(), "slug": f"s-{n}", "headline": f"Story {dice.randrange(20)}"}
            | {"saved_at": now - timedelta(minutes=dice.randrange(12))}
        )
        for n in range(ROWS - 1)
    )


def walked(desk: Client, address: str, way: str) -> Iterator[list[int]]:
    """Ids on each page from `address` on, until there is no further page that way."""
    more = address
    while more:
        cl = desk.get(more).context["cl"]
        yield [row.pk for row in cl.result_list]
        more = getattr(cl, way) and address.split("?", maxsplit=1)[0] + getattr(cl, way)


def last_page(desk: Client, address: str) -> str:
    while more := desk.get(address).context["cl"].older:
        address = f"{address.split('?', maxsplit=1)[0]}{more}"
    return address


@pytest.mark.parametrize("query", ["", "?o=0", "?o=-0", "?o=1", "?o=-1", "?q=stor", "?state=draft&o=0"])
def test_walking_older_then_newer_meets_each_row_once(desk: Client, many: None, query: str) -> None:
    start = reverse(STORIES) + query
    older = [pk for page in walked(desk, start, "older") for pk in page]
    back = list(walked(desk, last_page(desk, start), "newer"))
    assert sorted(older) == sorted(Story.objects.values_list("pk", flat=True))
    assert [pk for page in reversed(back) for pk in page] == older


def test_pages_follow_the_order_asked_for(desk: Client, many: None) -> None:
    walk = [pk for page in walked(desk, f"{reverse(STORIES)}?o=0", "older") for pk in page]
    assert walk == list(Story.objects.order_by("headline", "pk").values_list("pk", flat=True))


def test_a_row_that_comes_meanwhile_moves_no_page(desk: Client, many: None, writer: User) -> None:
    start = reverse(STORIES)
    first = desk.get(start).context["cl"]
    a_story(writer, headline="Just now")
    second = desk.get(start + first.older).context["cl"].result_list
    assert not {row.pk for row in first.result_list} & {row.pk for row in second}


@pytest.mark.parametrize(
    "stop", ["x", "_", "1_", "1_yesterday", "1_2026-02-30", "9" * 30 + "_2026-01-01T00:00Z", "1_\x00"]
)
def test_a_place_that_is_none_is_the_beginning(desk: Client, many: None, stop: str) -> None:
    first = desk.get(reverse(STORIES)).context["cl"].result_list
    asked = desk.get(reverse(STORIES), {"older": stop})
    assert asked.status_code == 200
    assert asked.context["cl"].result_list in (first, [])


def test_a_filter_leaves_the_page(desk: Client, many: None) -> None:
    older = desk.get(reverse(STORIES)).context["cl"].older
    page = desk.get(reverse(STORIES) + older).content.decode()
    assert "state=draft&amp;older" not in page
    assert "older=" in page


def test_an_order_that_may_be_empty_is_paged_by_number(desk: Client, writer: User) -> None:
    Author.objects.bulk_create(Author(name=f"Author {n}", slug=f"same-{n}") for n in range(ROWS))
    desk.force_login(User.objects.create_superuser("root"))
    walk = list(walked(desk, reverse("admin:stories_author_changelist"), "older"))
    assert [len(page) for page in walk] == [50, ROWS - 50]
    assert len({pk for page in walk for pk in page}) == ROWS


@pytest.mark.parametrize(
    "screen", ["stories_story", "sources_reference", "sources_publisher", "stories_edition"]
)
def test_a_list_counts_nothing(desk: Client, writer: User, editor: User, screen: str) -> None:
    published(writer, editor)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        desk.get(reverse(f"admin:{screen}_changelist"))
    table = f'FROM "{screen}"'
    assert [q["sql"] for q in asked if "COUNT(*)" in q["sql"] and q["sql"].rstrip().endswith(table)] == []


def test_the_list_of_stories_takes_as_many_queries_for_a_whole_page_as_for_3(
    desk: Client, writer: User, editor: User
) -> None:
    def queries(query: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            desk.get(reverse(STORIES) + query)
        return len(asked)

    asked = ("", "?q=orrery", "?state=live", "?label=emerging", "?whose=mine&o=0")
    for number in range(3):
        published(writer, editor, headline=f"Orrery {number}")
    few = {query: queries(query) for query in asked}
    for number in range(32):
        supported(a_story(writer, headline=f"Orrery draft {number}"), writer)
    assert (Story.objects.count(), Label.objects.exists(), Event.objects.exists()) == (35, True, True)
    assert {query: queries(query) for query in asked} == few
    assert max(few.values()) <= 30

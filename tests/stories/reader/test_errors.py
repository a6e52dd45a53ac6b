"""Where there is no page, readers find a search and what is new; a failing page asks for nothing."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from stories.reader.errors import bad_request, words

from .editions import publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/stories/lost-radar/",
        "/sections/x/",
        "/labels/x/",
        "/stories/one/editions/9/",
        "/?page=7",
    ],
)
def test_a_lost_address_offers_a_search_and_the_newest_stories(client: Client, address: str) -> None:
    publish("one")
    answer = client.get(address)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert 'action="/search/" method="get"' in page
    assert 'href="/stories/one/"' in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/stories/seaglass-radar/", "seaglass radar"),
        ("/2024/11/Caf%C3%A9-opens.html", "Café opens"),
        ("/", ""),
        ("/%22%3E%3Cscript/", "script"),
    ],
)
def test_the_search_begins_with_the_words_of_the_address(path: str, said: str) -> None:
    assert words(path) == said


def test_a_newsroom_without_stories_has_it_too(client: Client) -> None:
    assert "The newest stories" not in client.get("/nowhere/").content.decode()


def test_it_takes_two_queries(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(6):
        publish(f"story-{number}")
    with django_assert_max_num_queries(2):
        client.get("/nowhere/")


def test_what_is_not_taken_asks_the_database_nothing(
    rf: RequestFactory, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(0):
        assert bad_request(rf.get("/"), SuspiciousOperation()).status_code == 400

"""What holds for every readers' page: no cookie, no script, few queries, nothing hostile gets through."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from stories.reader.errors import server_error

from .editions import publish
from .frozen import evidence, picture
from .reading import for_readers

pytestmark = pytest.mark.django_db

PAGES = ["/", "/?label=emerging", "/sections/devices/", "/labels/", "/labels/emerging/"]
STORY = ["/stories/laptops-lose-charge/", "/stories/laptops-lose-charge/editions/1/"]


@pytest.mark.parametrize("address", [*PAGES, *STORY, "/nowhere/"])
def test_no_page_sets_a_cookie_or_differs_by_one(client: Client, address: str) -> None:
    publish()
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("address", [*PAGES, *STORY, "/nowhere/"])
def test_no_page_allows_or_carries_a_script(client: Client, address: str) -> None:
    publish()
    response = client.get(address)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "<script" not in for_readers(response.content.decode())


@pytest.mark.parametrize("address", [*PAGES, *STORY])
def test_caches_may_keep_a_page_for_a_moment(client: Client, address: str) -> None:
    publish()
    response = client.get(address)
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=5"
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("address", [*PAGES, *STORY])
def test_pages_are_read_and_nothing_else(address: str) -> None:
    publish()
    client = Client(enforce_csrf_checks=True)
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("address", STORY)
def test_a_story_takes_three_queries_however_much_it_rests_on(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, count: int, address: str
) -> None:
    notes = {f"{letter}": list(range(n, count + 1, 6)) for n, letter in enumerate("ABCDEF", 1) if n <= count}
    story = publish(evidence_=evidence(notes)).story
    for _ in range(count):
        publish(story=story, evidence_=evidence(notes))
    with django_assert_max_num_queries(3):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_a_list_takes_four_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    for number in range(15):
        publish(f"story-{number}", content_={"lead": picture()})
    with django_assert_max_num_queries(4):
        assert client.get(address).status_code == 200


def test_a_failing_page_asks_the_database_nothing(
    rf: RequestFactory, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(0):
        response: HttpResponse = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "This page failed" in response.content.decode()

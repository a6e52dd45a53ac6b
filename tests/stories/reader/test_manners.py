"""What holds for every readers' page: no cookie, no script but our own, few queries, nothing hostile."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from stories.reader.errors import server_error

from .editions import publish
from .frozen import evidence, picture
from .reading import for_readers

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LISTS = ["/?label=emerging", "/sections/devices/", "/labels/emerging/", "/?since=1"]
NAMED = ["/tags/laptops/", "/tags/laptops/?label=emerging"]
AUTHOR = "/authors/ines-varga/"
SOURCES = ["/sources/", "/sources/?q=outlet&sort=name", "/sources/outlet-1/"]
PAGES = ["/", AUTHOR, *LISTS, *NAMED, *SOURCES, "/labels/", "/corrections/", "/offline/"]
ABOUT = ["/about/", "/about/ethics/", "/about/masthead/"]
LAPTOPS, PHONES = ({"name": name, "slug": name} for name in ("laptops", "phones"))
CREDITING = {
    "letter": "A",
    "name": "Outlet 1",
    "references": [1, 2, 3],
    "first_hand": False,
    "unnamed_only": False,
    "why": ["Outlet 2 credits Outlet 1 for it.", "Outlet 3 rewrites Outlet 1."],
}
STORY = ["/stories/laptops-lose-charge/", "/stories/laptops-lose-charge/editions/1/"]


@pytest.mark.parametrize("address", [*PAGES, *ABOUT, *STORY, "/nowhere/"])
def test_no_page_sets_a_cookie_or_differs_by_one(client: Client, address: str) -> None:
    publish()
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("address", [*PAGES, *ABOUT, *STORY, "/nowhere/"])
def test_a_page_runs_our_own_files_only_and_asks_this_site_only(client: Client, address: str) -> None:
    publish()
    response = client.get(address)
    policy = {name: said for name, *said in map(str.split, response["Content-Security-Policy"].split(";"))}
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["connect-src"] == ["'self'"]
    assert "<script" not in for_readers(response.content.decode())


@pytest.mark.parametrize("address", [*PAGES, *ABOUT, *STORY])
def test_caches_may_keep_a_page_for_a_moment(client: Client, address: str) -> None:
    publish()
    response = client.get(address)
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=5"
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("address", [*PAGES, *ABOUT, *STORY])
def test_pages_are_read_and_nothing_else(address: str) -> None:
    publish()
    client = Client(enforce_csrf_checks=True)
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("address", STORY)
def test_a_story_takes_four_queries_however_much_it_rests_on(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, count: int, address: str
) -> None:
    notes = {f"{letter}": list(range(n, count + 1, 6)) for n, letter in enumerate("ABCDEF", 1) if n <= count}
    story = publish(evidence_=evidence(notes)).story
    for _ in range(count):
        publish(story=story, evidence_=evidence(notes))
    with django_assert_max_num_queries(4):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", NAMED)
def test_a_tag_takes_five_queries_for_what_is_near_it(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    for number in range(15):
        publish(f"story-{number}", content_={"lead": picture(), "tags": [LAPTOPS, PHONES]})
    with django_assert_max_num_queries(5):
        assert "Near it" in client.get(address).text


@pytest.mark.parametrize("live", [False, True])
def test_the_front_takes_five_queries_and_one_more_while_a_story_is_live(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, live: bool
) -> None:
    for number in range(15):
        publish(f"story-{number}", content_={"lead": picture()})
    if live:
        publish("live", at=timezone.now(), content_={"format": {"name": "Live", "slug": "live"}})
    with django_assert_max_num_queries(5 + live):
        assert client.get("/").status_code == 200


@pytest.mark.parametrize("address", [*LISTS, AUTHOR, "/tags/laptops/?since=1", "/sources/", "/?page=2"])
def test_a_list_takes_four_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    for number in range(15):
        publish(f"story-{number}", content_={"lead": picture()})
    with django_assert_max_num_queries(4):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("count", [1, 15])
def test_a_source_takes_nine_queries_however_much_rests_on_it(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    """Two of them for whose material rests on whose."""
    for number in range(count):
        publish(f"story-{number}", evidence_=evidence({"A": [1, 2, 3]}, layers=[CREDITING]))
    with django_assert_max_num_queries(9):
        assert "Outlet 2</a> credits it" in client.get("/sources/outlet-1/").text


def test_how_we_label_takes_four_queries_and_two_more_after_each_edition(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    publish()
    with django_assert_max_num_queries(6):
        client.get("/labels/")
    with django_assert_max_num_queries(4):
        client.get("/labels/")


def test_a_failing_page_asks_the_database_nothing(
    rf: RequestFactory, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(0):
        response: HttpResponse = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "This page failed" in response.content.decode()


TABLE = re.compile(r"<(?:table|thead|tbody|tr|th|td)[^>]*")


@pytest.mark.parametrize("layers", ["AB", "ABCDE"])
def test_a_table_is_one_by_its_own_elements(client: Client, layers: str) -> None:
    publish(evidence_=evidence({letter: [n] for n, letter in enumerate(layers, 1)}))
    parts = [part for address in (STORY[0], "/sources/") for part in TABLE.findall(client.get(address).text)]
    assert len(parts) > 10
    assert [part for part in parts if "role=" in part] == []

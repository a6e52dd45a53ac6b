"""When the desk itself fails it says so in its own look, asks nothing, and tells what became of the work."""

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from newsroom.errors import failed
from tests.newsroom.away import database_away

pytestmark = pytest.mark.django_db
STORY = "/desk/stories/story/7/change/"
FAULT = ProgrammingError("no such column")
READERS = "/static/reader/"


@pytest.fixture
def desk(writer: User) -> Client:
    """It answers as the server does, and raises nothing."""
    client = Client(raise_request_exception=False)
    client.force_login(writer)
    return client


def after(fault: Exception, request: HttpRequest) -> HttpResponse:
    try:
        raise fault
    except type(fault):
        return failed(request)


def said(fault: Exception, request: HttpRequest) -> str:
    return after(fault, request).content.decode()


def test_a_page_that_fails_says_so_as_the_desk_and_offers_the_way_back(desk: Client) -> None:
    with database_away(error=FAULT):
        answer = desk.get("/desk/stories/story/?state=draft")
    assert answer.status_code == 500
    assert READERS not in answer.text
    assert "This page failed" in answer.text
    assert 'href="/desk/stories/story/?state=draft">Load it again' in answer.text
    assert 'href="/desk/">Front page of the desk' in answer.text
    assert answer["Cache-Control"] == "no-store"


def test_without_its_database_the_desk_says_what_waits(desk: Client) -> None:
    with database_away():
        answer = desk.get("/desk/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert READERS not in answer.text
    assert "kept in this browser" in answer.text


def test_what_was_sent_to_a_database_that_is_away_is_said_to_be_unsaved(desk: Client) -> None:
    with database_away():
        answer = desk.post(STORY, {"headline": "x"})
    assert answer.status_code == 503
    assert "Nothing of what you just sent was saved" in answer.text


@pytest.mark.parametrize(("path", "kept"), [(STORY, True), ("/desk/sources/publisher/add/", False)])
def test_what_was_sent_and_failed_says_where_it_still_is(rf: RequestFactory, path: str, kept: bool) -> None:
    page = said(FAULT, rf.post(path))
    assert "look where it should stand before you send it once more" in page
    assert "What you typed is still in the page before this one" in page
    assert ("kept in this browser besides" in page) == kept
    assert "Load it again" not in page


@pytest.mark.parametrize("fault", [FAULT, OperationalError("gone"), ValueError("x")])
def test_it_asks_the_database_nothing_and_nobody_who_it_is(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries, fault: Exception
) -> None:
    """The request has neither session nor person: what fails may be what finds them."""
    with django_assert_num_queries(0):
        assert after(fault, rf.get(STORY)).status_code == (503 if "gone" in str(fault) else 500)


def test_it_tells_time_and_address_to_pass_on_and_the_address_is_text(rf: RequestFactory) -> None:
    page = said(FAULT, rf.get("/desk/stories/story/", {"q": "<script>"}))
    assert "UTC, <span" in page
    assert "%3Cscript%3E" in page
    assert "<script>" not in page


def test_it_looks_like_no_page_a_script_of_the_desk_reads(rf: RequestFactory) -> None:
    """The story's own script takes a form, or the door, for an answer."""
    page = said(FAULT, rf.post(STORY))
    assert all(name not in page for name in ("story_form", "login-form", "conflict_form", "messagelist"))


@pytest.mark.parametrize("address", ["/", "/nowhere/", "/sections/x/"])
def test_readers_get_their_own(client: Client, address: str) -> None:
    client.raise_request_exception = False
    with database_away(error=FAULT):
        answer = client.get(address)
    assert answer.status_code == 500
    assert READERS in answer.text

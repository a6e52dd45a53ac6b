"""What every page of the desk has, and what none has."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.stories.making import a_story, proposed, published, supported

pytestmark = pytest.mark.django_db

PAGES = (
    "/desk/",
    "/desk/stories/story/",
    "/desk/stories/proposal/",
    "/desk/stories/edition/",
    "/desk/stories/event/",
    "/desk/stories/label/",
    "/desk/stories/section/",
    "/desk/stories/section/add/",
    "/desk/stories/format/",
    "/desk/stories/author/",
    "/desk/sources/reference/",
    "/desk/sources/publisher/",
    "/desk/sources/publisher/add/",
    "/desk/sources/derivation/",
    "/desk/sources/feed/",
    "/desk/sources/feed/add/",
    "/desk/sources/humansource/",
    "/desk/sources/humansource/add/",
    "/desk/sources/signal/",
    "/desk/send/",
    "/desk/inbox/",
    "/desk/password_change/",
)
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE)


@pytest.fixture
def filled(writer: User, editor: User) -> None:
    published(writer, editor)
    story = a_story(writer, headline="Another")
    supported(story, writer)
    proposed(story, writer)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_without_inline_script_or_style(
    client: Client, filled: None, publisher: User, page: str
) -> None:
    client.force_login(publisher)
    response = client.get(page)
    assert response.status_code == 200
    assert INLINE.findall(response.content.decode()) == []


@pytest.mark.parametrize("page", ["user/", "user/add/", "group/", "group/add/"])
def test_an_administrator_keeps_the_staff(client: Client, admin_user: User, page: str) -> None:
    client.force_login(admin_user)
    response = client.get(f"/desk/auth/{page}")
    assert response.status_code == 200
    assert INLINE.findall(response.content.decode()) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_sends_the_policy_that_forbids_them(client: Client, publisher: User, page: str) -> None:
    client.force_login(publisher)
    policy = client.get(page)["Content-Security-Policy"]
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy


@pytest.mark.parametrize("page", PAGES)
def test_nobody_sees_a_page_without_signing_in(client: Client, page: str) -> None:
    assert client.get(page)["Location"].startswith("/desk/login/")


def test_an_outsider_is_told_why_the_desk_stays_closed(client: Client, outsider: User) -> None:
    client.force_login(outsider)
    page = client.get("/desk/", follow=True).content.decode()
    assert "this account may not open the desk" in page


def test_signing_in_leads_to_where_one_was_going(client: Client, writer: User) -> None:
    answer = client.post(
        "/desk/login/?next=/desk/stories/proposal/",
        {
            "username": "writer",
            "password": "correct horse battery staple",
            "next": "/desk/stories/proposal/",
        },
    )
    assert answer["Location"] == "/desk/stories/proposal/"


def test_a_wrong_password_is_said_in_words(client: Client, writer: User) -> None:
    page = client.post("/desk/login/", {"username": "writer", "password": "wrong"}).content.decode()
    assert "correct username and password" in page
    assert 'value="writer"' in page


def test_signing_out_is_a_post(client: Client, writer: User) -> None:
    client.force_login(writer)
    assert client.get("/desk/logout/").status_code == 405
    assert "Signed out" in client.post("/desk/logout/").content.decode()


def test_the_navigation_counts_what_waits(client: Client, filled: None, editor: User) -> None:
    client.force_login(editor)
    page = client.get("/desk/stories/story/").content.decode()
    assert re.search(r'Review</a></th>\s*<td><span class="count is-hot">', page)


def test_the_navigation_shows_a_writer_only_what_is_theirs(client: Client, writer: User) -> None:
    client.force_login(writer)
    page = client.get("/desk/").content.decode()
    assert "Layers to judge" in page
    assert "Ledger" not in page
    assert "Newsroom</caption>" not in page


def test_the_queue_shows_what_is_still_to_come(client: Client, filled: None, editor: User) -> None:
    client.force_login(editor)
    page = client.get("/desk/stories/proposal/").content.decode()
    assert "Another" in page
    assert "Orrery headsets swell" not in page


def test_an_empty_queue_says_where_the_decided_are(client: Client, editor: User) -> None:
    client.force_login(editor)
    page = client.get("/desk/stories/proposal/").content.decode()
    assert "The filter finds those that were decided" in page


@pytest.mark.parametrize("asked", ["state=approved", "state=all", "q=Orrery"])
def test_the_queue_finds_the_decided_when_asked(
    client: Client, filled: None, editor: User, asked: str
) -> None:
    client.force_login(editor)
    assert "Orrery headsets swell" in client.get(f"/desk/stories/proposal/?{asked}").content.decode()


@pytest.mark.parametrize("waiting", [1, 8])
def test_the_queue_needs_as_many_queries_for_many_as_for_one(
    client: Client,
    writer: User,
    editor: User,
    waiting: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(waiting):
        story = a_story(writer, headline=f"Story {number}")
        supported(story, writer)
        proposed(story, writer)
    client.force_login(editor)
    with django_assert_max_num_queries(14):
        client.get("/desk/stories/proposal/")


@pytest.mark.parametrize("screen", ["stories/story", "sources/publisher", "sources/feed", "stories/label"])
def test_what_never_was_is_not_found(client: Client, publisher: User, screen: str) -> None:
    client.force_login(publisher)
    answer = client.get(f"/desk/{screen}/999999/change/")
    assert answer.status_code == 404
    assert "Nothing at this address" in answer.content.decode()

"""The screen of the pages about the newsroom."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from stories.actions.change_page import change_page
from stories.models import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(publisher: User) -> Client:
    client = Client()
    client.force_login(publisher)
    return client


def ethics() -> Page:
    return Page.objects.get(slug="ethics")


def address() -> str:
    return reverse("admin:stories_page_change", args=[ethics().pk])


def sent(version: int = 1, **facts: str) -> dict[str, str]:
    return {"title": "Ethics", "body": "<p>We ask twice.</p>", "version": str(version)} | facts


def test_the_list_tells_what_is_still_to_be_filled_in(desk: Client) -> None:
    page = desk.get(reverse("admin:stories_page_changelist")).content.decode()
    assert "/about/ethics/" in page
    assert "1 place" in page


def test_a_text_is_saved_for_readers(desk: Client) -> None:
    assert desk.post(address(), sent()).status_code == 302
    assert (ethics().body, ethics().version) == ("<p>We ask twice.</p>", 2)


def test_what_was_typed_stays_when_it_is_refused(desk: Client) -> None:
    page = desk.post(address(), sent(title="", body="<p>Half a thought.</p>")).content.decode()
    assert "it needs a title and a text" in page
    assert "Half a thought." in page
    assert ethics().version == 1


def test_a_colleague_who_saved_first_is_not_written_over(desk: Client, publisher: User) -> None:
    change_page(ethics().pk, title="Ethics", body="<p>Theirs.</p>", by=publisher, version=1)
    page = desk.post(address(), sent(body="<p>Mine.</p>")).content.decode()
    assert "A colleague saved this page while you wrote." in page
    assert "Mine." in page
    assert ethics().body == "<p>Theirs.</p>"


def test_after_a_look_it_may_be_saved_over_theirs(desk: Client, publisher: User) -> None:
    change_page(ethics().pk, title="Ethics", body="<p>Theirs.</p>", by=publisher, version=1)
    page = desk.post(address(), sent(body="<p>Mine.</p>")).content.decode()
    assert '<input type="hidden" name="version" value="2"' in page
    assert desk.post(address(), sent(version=2, body="<p>Both.</p>")).status_code == 302


def test_a_version_is_shown_against_the_one_before(desk: Client) -> None:
    desk.post(address(), sent(body=f"{ethics().body}<p>We ask twice.</p>"))
    page = desk.get(reverse("admin:stories_page_version", args=[ethics().pk, 2])).content.decode()
    assert "<ins>We ask twice.</ins>" in page


def test_the_first_version_is_shown_whole(desk: Client) -> None:
    page = desk.get(reverse("admin:stories_page_version", args=[ethics().pk, 1])).content.decode()
    assert "The first text of this page." in page


@pytest.mark.parametrize("version", ["", "x", "0", "99999999999999999999"])
def test_a_forged_version_is_no_form_of_ours(desk: Client, version: str) -> None:
    assert desk.post(address(), sent() | {"version": version}).status_code == 404


def test_the_log_says_it_in_words(desk: Client) -> None:
    desk.post(address(), sent())
    assert "changed the page “Ethics”" in desk.get(reverse("admin:stories_event_changelist")).content.decode()

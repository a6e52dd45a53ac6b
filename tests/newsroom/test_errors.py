"""What the desk answers where it has no page: in its own look, and nothing to who has not signed in."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from stories.models import Story
from tests.stories.making import a_story

pytestmark = pytest.mark.django_db
LOST = "/desk/stories/story/99999/change/"
STORIES = '<a class="button default" href="/desk/stories/story/">Back to Stories</a>'
READERS = "/static/reader/"


@pytest.fixture
def desk(client: Client, writer: User) -> Client:
    client.force_login(writer)
    return client


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


def is_the_desks(page: str) -> bool:
    return READERS not in page and 'class="finder"' in page and "Front page of the desk" in page


def test_what_never_was_is_told_by_the_desk_with_the_way_back(desk: Client) -> None:
    answer = desk.get(LOST)
    assert answer.status_code == 404
    assert is_the_desks(answer.text)
    assert STORIES in answer.text


def test_an_address_of_no_screen_is_told_by_the_desk(desk: Client) -> None:
    answer = desk.get("/desk/nonsense/")
    assert answer.status_code == 404
    assert is_the_desks(answer.text)


def test_a_form_that_cannot_be_taken_is_told_by_the_desk(desk: Client, story: Story) -> None:
    answer = desk.post(reverse("admin:stories_story_change", args=[story.pk]), {"headline": "\0"})
    assert answer.status_code == 400
    assert is_the_desks(answer.text)
    assert "What you typed is still in the page before this one" in answer.text


def test_what_is_not_open_to_a_person_offers_no_list_they_may_not_see(desk: Client) -> None:
    answer = desk.get("/desk/stories/label/")
    assert answer.status_code == 403
    assert is_the_desks(answer.text)
    assert "/desk/stories/label/" not in answer.text


def test_a_form_without_its_token_says_that_nothing_was_sent(writer: User, story: Story) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(writer)
    answer = strict.post(reverse("admin:stories_story_change", args=[story.pk]), {})
    assert answer.status_code == 403
    assert is_the_desks(answer.text)
    assert "This was not sent" in answer.text


def test_an_address_that_only_a_button_leads_to_says_so(desk: Client) -> None:
    answer = desk.get("/desk/stories/story/export/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert is_the_desks(answer.text)
    assert "There is nothing to read here" in answer.text


def test_an_address_that_is_only_read_says_that_it_takes_nothing(desk: Client) -> None:
    answer = desk.post(reverse("find"))
    assert answer.status_code == 405
    assert "Nothing is taken here" in answer.text


def test_readers_are_told_in_words_what_an_address_does_not_take(client: Client) -> None:
    answer = client.post("/")
    assert answer.status_code == 405
    assert "Nothing is taken here" in answer.text
    assert READERS in answer.text


def test_who_has_not_signed_in_is_told_nothing_but_where_the_door_is(client: Client, story: Story) -> None:
    answer = client.get(f"/desk/stories/story/{story.pk}/autosave/x", follow=True)
    lost = client.post("/desk/manifest.webmanifest/x")
    strict = Client(enforce_csrf_checks=True).post("/desk/login/", {})
    for page in (answer, lost, strict):
        assert story.headline not in page.text
        assert "nav-sidebar" not in page.text
        assert 'class="finder"' not in page.text
    assert "Sign in to the desk" in strict.text


def test_readers_get_their_own_page_for_an_address_nobody_has(client: Client) -> None:
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert READERS in answer.text

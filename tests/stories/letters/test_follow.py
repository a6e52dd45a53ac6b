"""The form to follow, and its answer."""

import pytest
from django.core import mail
from django.test import Client

from stories.actions.ask_to_follow import MOST_A_DAY
from stories.actions.catalogue import catalogue
from stories.models import Edition, Follow
from tests.stories.following import ADA, FROM_HERE, follows, run, slip
from tests.stories.reader.editions import publish

pytestmark = pytest.mark.django_db
AT = "/follow/story/laptops-lose-charge/"


@pytest.fixture(autouse=True)
def edition(db: None) -> Edition:
    return publish()


def send(client: Client, at: str = AT, **typed: str) -> tuple[int, str]:
    told = {"slip": slip(client, at), "email": ADA, "choice": "moves", **typed}
    answer = client.post(at, told, headers=FROM_HERE)
    return answer.status_code, answer.content.decode()


def test_the_form_asks_what_to_be_told(client: Client) -> None:
    page = client.get(AT).content.decode()
    assert [word in page for word in ("Every new edition", "when the label moves", "E-mail address")] == [
        True
    ] * 3


def test_asked_a_message_is_on_its_way_and_the_page_names_no_address(client: Client) -> None:
    status, page = send(client)
    assert (status, "One step left" in page, "a…@mail.example" in page) == (200, True, True)
    assert ADA not in page
    assert Follow.objects.get().asking == "moves"


def test_nobody_follows_before_they_confirm(client: Client) -> None:
    _, page = send(client)
    assert "<dt>You asked to follow</dt>" in page
    assert "<dt>You follow</dt>" not in page


def test_the_page_is_the_same_for_an_address_that_follows_already(client: Client, edition: Edition) -> None:
    first = send(client)
    follows(edition)
    again = send(client)
    assert [line for line in first[1].splitlines() if "slip" not in line and "time" not in line][:80] == [
        line for line in again[1].splitlines() if "slip" not in line and "time" not in line
    ][:80]


def test_it_is_sent_again_without_typing_the_address(client: Client) -> None:
    page = send(client)[1]
    run()
    again = page.split('name="again" value="')[1].split('"')[0]
    assert send(client, email="", again=again)[0] == 200
    assert run() == 1
    assert {message.to[0] for message in mail.outbox} == {ADA}


@pytest.mark.parametrize("typed", ["", "ada", "ada@mail.example\nBcc: eve@mail.example", "a" * 300])
def test_what_is_no_address_is_asked_for_again(client: Client, typed: str) -> None:
    status, page = send(client, email=typed)
    assert (status, "no address a message could reach" in page) == (422, True)
    assert not Follow.objects.exists()


def test_a_form_open_for_too_long_is_shown_again_with_what_was_typed(client: Client) -> None:
    status, page = send(client, slip="old")
    assert (status, f'value="{ADA}"' in page) == (422, True)
    assert not Follow.objects.exists()


def test_another_site_sends_nothing(client: Client) -> None:
    answer = client.post(
        AT, {"slip": slip(client, AT), "email": ADA}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403
    assert not Follow.objects.exists()


def test_a_program_that_fills_in_everything_sends_nothing_and_is_told_nothing(client: Client) -> None:
    status, page = send(client, website="https://spam.example")
    assert (status, "One step left" in page) == (200, True)
    assert not Follow.objects.exists()


def test_too_many_are_told_so(client: Client) -> None:
    for _ in range(MOST_A_DAY):
        send(client)
    status, page = send(client)
    assert (status, "Nothing was sent now" in page) == (429, True)


def test_an_old_address_of_a_story_leads_to_the_new_one(client: Client, edition: Edition) -> None:
    publish("laptops-drain", story=edition.story)
    assert client.get(AT)["Location"] == "/follow/story/laptops-drain/"


def test_what_never_was_is_not_found(client: Client) -> None:
    assert client.get("/follow/story/never/").status_code == 404
    assert client.get("/follow/tag/never/").status_code == 404


def test_a_tag_is_followed_by_its_name(client: Client) -> None:
    catalogue(publish("b", content_={"tags": [{"slug": "ähnliche", "name": "Ähnliche"}]}))
    assert "the tag Ähnliche" in send(client, "/follow/tag/ähnliche/")[1].replace("The tag", "the tag")
    assert Follow.objects.get().tag_name == "Ähnliche"

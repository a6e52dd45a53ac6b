"""What publishers see of a colleague who has lost their second step, and what they press."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from newsroom.accounts.models import Recovery, SecondStep
from tests.conftest import PASSWORD, person
from tests.newsroom.accounts.ground import (
    LIST,
    App,
    Asked,
    asked_recovery,
    at,
    press,
    sign_in,
    vouched,
    with_app,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def asked(writer: User, app: App, publisher: User, second_publisher: User) -> Asked:
    return asked_recovery(writer)


@pytest.fixture
def desk(client: Client, publisher: User) -> Client:
    sign_in(client, "publisher")
    return client


def say(client: Client, asked: Asked, **other: object) -> str:
    told = {"recovery": asked.row.pk, "figures": asked.figures, "note": "By telephone.", "password": PASSWORD}
    return press(client, asked.row.person, "_vouch", **{**told, **other})


def test_the_list_says_who_waits(desk: Client, asked: Asked) -> None:
    page = desk.get(LIST).content.decode()
    assert "Lost their second step" in page
    assert "Two must say that it is them." in page


def test_the_navigation_counts_them(desk: Client, asked: Asked) -> None:
    groups = desk.get("/desk/").context["available_apps"]
    found = [row["count"] for one in groups for row in one["models"] if row["object_name"] == "User"]
    assert found == ["1"]


def test_the_page_says_what_is_known(desk: Client, asked: Asked, writer: User) -> None:
    page = desk.get(at(writer)).content.decode()
    assert "Is it writer who asks?" in page
    assert "Firefox on Linux, <strong>where they had never signed in</strong>" in page
    assert asked.figures not in page


def test_two_say_so(desk: Client, asked: Asked, second_publisher: User) -> None:
    assert "Another publisher must say so, too" in say(desk, asked)
    page = desk.get(at(asked.row.person)).content.decode()
    assert "You have said so" in page
    assert 'name="_vouch"' not in page
    other = Client()
    other.force_login(second_publisher)
    assert "publisher: “By telephone.”" in other.get(at(asked.row.person)).content.decode()
    assert "Taken off: two have said so" in say(other, asked)
    assert not SecondStep.objects.exists()


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"password": "wrong"}, "This is not your password"),
        ({"password": ""}, "Type your password"),
        ({"note": ""}, "Say how you made sure"),
        ({"note": "   "}, "Say how you made sure"),
        ({"figures": ""}, "Type the figures they tell you"),
        ({"figures": "x"}, "These are not the figures"),
        ({"recovery": 0}, "This request is over"),
    ],
)
def test_nothing_is_said_with_anything_amiss(
    desk: Client, asked: Asked, missing: dict[str, object], said: str
) -> None:
    assert said in say(desk, asked, **missing)
    assert Recovery.objects.get().first_by is None


def test_figures_cannot_be_guessed(desk: Client, asked: Asked) -> None:
    for _ in range(6):
        say(desk, asked, figures="x")
    assert "Too many wrong guesses" in say(desk, asked)
    assert Recovery.objects.get().first_by is None


def test_refusing_asks_why(desk: Client, asked: Asked, writer: User) -> None:
    assert "Refuse, and end it" in desk.get(f"{at(writer)}?refuse").content.decode()
    assert "Say why" in press(desk, writer, "_refuse", recovery=asked.row.pk, note="")
    assert "Refused." in press(desk, writer, "_refuse", recovery=asked.row.pk, note="It is not her.")
    assert Recovery.objects.get().end == Recovery.End.REFUSED


def test_refusing_what_was_replaced_refuses_nothing(desk: Client, asked: Asked, writer: User) -> None:
    assert "is over" in press(desk, writer, "_refuse", recovery=asked.row.pk - 1, note="Old.")
    assert Recovery.objects.get().end == Recovery.End.OPEN


def test_of_oneself_others_decide(desk: Client, publisher: User, second_publisher: User) -> None:
    person("third-publisher", "Publisher")
    with_app(publisher)
    asked_recovery(publisher)
    desk.force_login(publisher)
    page = desk.get(at(publisher)).content.decode()
    assert "This is you, so others decide" in page
    assert 'name="_vouch"' not in page


def test_who_wrote_the_first_word_may_still_refuse(desk: Client, asked: Asked, publisher: User) -> None:
    vouched(asked, publisher)
    told = press(desk, asked.row.person, "_refuse", recovery=asked.row.pk, note="I was deceived.")
    assert "Refused." in told

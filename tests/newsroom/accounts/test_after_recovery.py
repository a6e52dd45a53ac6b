"""A second step others took off stands again before the desk opens: the password alone opens nothing more."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from newsroom.accounts.actions.drop_second_step import drop_second_step
from newsroom.accounts.actions.take_off_second_step import take_off_second_step
from newsroom.accounts.codes import code_at
from newsroom.accounts.models import Passkey, TakenOff
from newsroom.accounts.screens.set_up import OFFERED
from newsroom.accounts.sealed import unseal
from tests.conftest import PASSWORD
from tests.newsroom.accounts.authenticator import ADD, Device, add, offered, remove, with_passkey
from tests.newsroom.accounts.ground import (
    ACCOUNT,
    CODE,
    SET_UP,
    App,
    again,
    asked_recovery,
    at,
    is_in,
    sign_in,
    vouched,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def recovered(client: Client, writer: User, app: App, publisher: User, second_publisher: User) -> Client:
    """The writer's browser, after two have said that it is them, and the password."""
    asked = asked_recovery(writer)
    vouched(asked, publisher)
    vouched(asked, second_publisher)
    sign_in(client, "writer")
    return client


def set_up(client: Client) -> None:
    client.get(SET_UP)
    code = code_at(unseal(client.session[OFFERED]), timezone.now().timestamp())
    client.post(SET_UP, {"code": code, "password": PASSWORD})


@pytest.mark.parametrize(
    "page", ["/desk/", ACCOUNT, "/desk/stories/story/", "/desk/password_change/", "/desk/inbox/"]
)
def test_every_page_leads_to_setting_it_up(recovered: Client, page: str) -> None:
    assert recovered.get(page)["Location"] == SET_UP
    assert recovered.post(page)["Location"] == SET_UP


def test_it_says_why_and_offers_no_later(recovered: Client) -> None:
    page = recovered.get(SET_UP).content.decode()
    assert "Your second step was taken off, as you had lost it." in page
    assert "Not now" not in page


def test_a_pages_script_is_told_so(recovered: Client) -> None:
    answer = recovered.get("/desk/stories/story/signed/", headers={"Accept": "application/json"})
    assert (answer.status_code, "was taken off" in answer.json()["told"]) == (403, True)


def test_leaving_and_coming_back_changes_nothing(recovered: Client) -> None:
    assert not again(recovered)
    assert not again(recovered)


def test_with_an_app_the_desk_opens_and_it_is_the_persons_own_again(recovered: Client, writer: User) -> None:
    set_up(recovered)
    assert is_in(recovered)
    drop_second_step(by=writer)
    assert again(recovered)


def test_with_a_passkey_it_opens_and_that_is_asked_for_after_the_password(recovered: Client) -> None:
    assert ADD in recovered.get(SET_UP).content.decode()
    add(recovered, Device().make(offered(recovered)))
    assert is_in(recovered)
    recovered.post("/desk/logout/")
    assert sign_in(recovered, "writer")["Location"].startswith(CODE)


def test_who_takes_that_passkey_away_chooses_the_password_alone(recovered: Client, writer: User) -> None:
    with_passkey(writer)
    assert "Removed" in remove(recovered, Passkey.objects.get())
    assert not TakenOff.objects.exists()
    assert again(recovered)


def test_with_another_passkey_left_it_is_asked_for_still(recovered: Client, writer: User) -> None:
    with_passkey(writer)
    with_passkey(writer)
    remove(recovered, Passkey.objects.first() or Passkey())
    assert not again(recovered)


def test_taken_off_on_the_machine_it_is_the_same(client: Client, writer: User, app: App) -> None:
    take_off_second_step(writer, because="I know her voice.")
    sign_in(client, "writer")
    assert client.get("/desk/")["Location"] == SET_UP


def test_who_was_asked_for_the_password_alone_is_asked_for_no_more(client: Client, writer: User) -> None:
    with_passkey(writer)
    take_off_second_step(writer, because="Their laptop fell into the sea.")
    sign_in(client, "writer")
    assert is_in(client)


def test_a_publisher_sees_that_it_is_asked_for(recovered: Client, writer: User, publisher: User) -> None:
    desk = Client()
    desk.force_login(publisher)
    assert "off; asked for at their next sign-in" in desk.get(at(writer)).content.decode()


def test_nobody_elses_sign_in_is_touched(recovered: Client, editor: User) -> None:
    desk = Client()
    sign_in(desk, "editor")
    assert is_in(desk)


def test_who_loses_it_twice_is_led_there_twice(
    recovered: Client, writer: User, publisher: User, second_publisher: User
) -> None:
    set_up(recovered)
    asked = asked_recovery(writer)
    vouched(asked, publisher)
    vouched(asked, second_publisher)
    assert not is_in(recovered)
    assert not again(recovered)

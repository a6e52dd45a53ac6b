"""One's own account: password, address, second step and sessions, each changed with the password in hand."""

import base64
import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from newsroom.accounts.codes import code_at
from newsroom.accounts.links import MOVE_LIFE, move_path
from newsroom.accounts.models import SecondStep
from stories.models import Event
from tests.conftest import PASSWORD
from tests.newsroom.accounts.ground import ACCOUNT, Committing, is_in, sign_in, with_app

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SET_UP, CHANGE = "/desk/account/second-step/", "/desk/password_change/"
FRESH = "a fresh one for the desk"


@pytest.fixture
def desk(client: Client, writer: User) -> Client:
    sign_in(client, "writer")
    return client


def secret_on(page: str) -> bytes:
    found = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
    assert found
    return base64.b32decode(found[1].replace(" ", ""))


def offered(client: Client) -> tuple[bytes, str]:
    """The secret the page offers, and the code an app then shows."""
    secret = secret_on(client.get(SET_UP).content.decode())
    return secret, code_at(secret, timezone.now().timestamp())


def press(client: Client, button: str, **told: str) -> str:
    return client.post(ACCOUNT, {button: "yes", **told}, follow=True).content.decode()


def change(client: Client, old: str) -> str:
    told = {"old_password": old, "new_password1": FRESH, "new_password2": FRESH}
    return client.post(CHANGE, told, follow=True).content.decode()


def test_the_second_step_is_set_up_and_its_codes_are_shown_once(desk: Client) -> None:
    _, code = offered(desk)
    page = desk.post(SET_UP, {"code": code, "password": PASSWORD}).content.decode()
    codes = re.findall(r"<code>(\w{4} \w{4})</code>", page)
    assert len(codes) == 8
    assert codes[0] not in desk.get(ACCOUNT).content.decode()
    assert is_in(desk)


def test_setting_it_up_asks_the_password_again(desk: Client) -> None:
    _, code = offered(desk)
    page = desk.post(SET_UP, {"code": code, "password": "wrong"})
    assert page.status_code == 400
    assert "This is not your password" in page.content.decode()
    assert not SecondStep.objects.exists()


def test_after_a_wrong_code_the_same_secret_is_offered(desk: Client) -> None:
    secret, _ = offered(desk)
    page = desk.post(SET_UP, {"code": "000000", "password": PASSWORD}).content.decode()
    assert "This code does not fit" in page
    assert secret_on(page) == secret


def test_the_picture_is_drawn_by_us_and_shown_to_who_was_offered_it(desk: Client, writer: User) -> None:
    other = Client()
    other.force_login(writer)
    assert other.get(f"{SET_UP}picture.svg").status_code == 404
    offered(desk)
    answer = desk.get(f"{SET_UP}picture.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert "no-store" in answer["Cache-Control"]
    assert b"style=" not in answer.content


def test_the_secret_waits_sealed(desk: Client) -> None:
    secret, _ = offered(desk)
    assert secret.hex() not in str(dict(desk.session))
    assert base64.b32encode(secret).decode() not in str(dict(desk.session))


def test_who_has_it_is_led_back(desk: Client, writer: User) -> None:
    with_app(writer)
    desk.force_login(writer)
    assert desk.get(SET_UP)["Location"] == ACCOUNT


@pytest.mark.parametrize("button", ["_off", "_codes"])
@pytest.mark.parametrize("password", ["wrong", ""])
def test_no_change_without_the_password(desk: Client, writer: User, button: str, password: str) -> None:
    app = with_app(writer)
    desk.force_login(writer)
    press(desk, button, password=password)
    assert SecondStep.objects.get().codes.count() == len(app.codes)
    assert Event.objects.count() == 1


def test_it_is_switched_off(desk: Client, writer: User) -> None:
    with_app(writer)
    desk.force_login(writer)
    assert "The second step is off" in press(desk, "_off", password=PASSWORD)
    assert not SecondStep.objects.exists()
    assert "no second step here any more" in press(desk, "_off", password=PASSWORD)


def test_new_codes_are_shown(desk: Client, writer: User) -> None:
    with_app(writer)
    desk.force_login(writer)
    page = press(desk, "_codes", password=PASSWORD)
    assert len(re.findall(r"<code>\w{4} \w{4}</code>", page)) == 8


def test_the_password_cannot_be_guessed_here_either(desk: Client, writer: User) -> None:
    with_app(writer)
    desk.force_login(writer)
    for _ in range(6):
        press(desk, "_off", password="wrong")
    assert "Too many wrong passwords" in press(desk, "_off", password=PASSWORD)
    assert SecondStep.objects.exists()


def test_the_password_is_changed_and_the_other_sessions_end(desk: Client, writer: User) -> None:
    other = Client()
    other.force_login(writer)
    assert "Your password is changed" in change(desk, PASSWORD)
    assert (is_in(desk), is_in(other)) == (True, False)
    assert Event.objects.get().verb == "changed their password"
    sign_in(other, "writer", FRESH)
    assert is_in(other)


def test_without_the_old_password_it_stays(desk: Client, writer: User) -> None:
    assert "This is not your password" in change(desk, "wrong")
    writer.refresh_from_db()
    assert writer.check_password(PASSWORD)


def test_the_old_password_cannot_be_guessed(desk: Client, writer: User) -> None:
    for _ in range(6):
        change(desk, "wrong")
    assert "Too many wrong passwords" in change(desk, PASSWORD)


def test_a_new_address_counts_once_its_mail_is_opened(
    desk: Client, writer: User, django_capture_on_commit_callbacks: Committing
) -> None:
    writer.email = "old@paper.example"
    writer.save()
    with django_capture_on_commit_callbacks(execute=True):
        press(desk, "_move", email="new@paper.example", password=PASSWORD)
    (asked,) = mail.outbox
    assert asked.to == ["new@paper.example"]
    path = re.search(r"https?://[^/]+(/\S+)", str(asked.body))
    assert path
    assert desk.get(path[1]).status_code == 200
    writer.refresh_from_db()
    assert writer.email == "old@paper.example"
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(path[1])
    writer.refresh_from_db()
    assert writer.email == "new@paper.example"
    assert mail.outbox[1].to == ["old@paper.example"]
    assert desk.post(path[1]).status_code == 400


def test_the_link_is_for_nobody_else(desk: Client, writer: User, editor: User) -> None:
    path = move_path(writer, "new@paper.example", timezone.now())
    desk.force_login(editor)
    assert desk.post(path).status_code == 400


@pytest.mark.parametrize("spoil", ["old", "tampered", "password"])
def test_an_old_or_spoilt_link_changes_nothing(desk: Client, writer: User, spoil: str) -> None:
    made = timezone.now() - MOVE_LIFE * (1.1 if spoil == "old" else 0)
    path = move_path(writer, "new@paper.example", made)
    if spoil == "tampered":
        path = path[:-3] + "x/"
    if spoil == "password":
        change(desk, PASSWORD)
    assert desk.post(path).status_code == 400
    writer.refresh_from_db()
    assert writer.email == ""


@pytest.mark.parametrize("when", ["asked", "opened"])
def test_a_colleagues_address_is_refused(desk: Client, writer: User, editor: User, when: str) -> None:
    path = move_path(writer, "asha@paper.example", timezone.now())
    editor.email = "Asha@paper.example"
    editor.save()
    if when == "asked":
        page = press(desk, "_move", email="asha@paper.example", password=PASSWORD)
    else:
        page = desk.post(path).content.decode()
    assert "A colleague has this address already" in page


def test_ones_sessions_are_listed_and_the_others_end(desk: Client, writer: User, editor: User) -> None:
    there, colleague = Client(headers={"user-agent": "Mozilla Firefox/145.0 (X11; Linux)"}), Client()
    sign_in(there, "writer")
    sign_in(colleague, "editor")
    page = desk.get(ACCOUNT).content.decode()
    assert "Firefox on Linux" in page
    assert "2 sessions" in page
    assert "Ended: 1 other session" in press(desk, "_end")
    assert [is_in(one) for one in (desk, there, colleague)] == [True, False, True]
    assert "There was no other session" in press(desk, "_end")


def test_what_one_may_do_is_told_in_words(desk: Client, editor: User) -> None:
    assert "Write stories and propose what readers see" in desk.get(ACCOUNT).content.decode()


@pytest.mark.parametrize("path", [ACCOUNT, SET_UP, CHANGE])
def test_other_methods_are_refused(desk: Client, path: str) -> None:
    assert desk.delete(path).status_code in {405, 200}
    assert not Event.objects.exists()


def test_the_page_asks_no_more_of_many_sessions(
    desk: Client, writer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(12):
        Client().force_login(writer)
    desk.get(ACCOUNT)
    with django_assert_max_num_queries(22):
        desk.get(ACCOUNT)

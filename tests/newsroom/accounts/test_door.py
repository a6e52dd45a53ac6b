"""Signing in at the desk: by name or address, and how wrong passwords wait."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.utils import timezone

from newsroom.accounts.models import Tries
from tests.conftest import PASSWORD
from tests.newsroom.accounts.ground import ELSEWHERE, LOGIN, Committing, guess, is_in, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def addressed(writer: User) -> User:
    writer.email = "lena@paper.example"
    writer.save()
    return writer


def let_waits_pass() -> None:
    past = timezone.now() - timedelta(hours=1)
    Tries.objects.exclude(until=None).update(until=past)


def test_one_signs_in_by_name(client: Client, writer: User) -> None:
    assert sign_in(client, "writer")["Location"] == "/desk/"
    assert is_in(client)


def test_one_signs_in_by_address_however_written(client: Client, addressed: User) -> None:
    sign_in(client, "Lena@Paper.example")
    assert is_in(client)


def test_an_address_two_have_opens_for_neither(client: Client, addressed: User, editor: User) -> None:
    User.objects.filter(pk=editor.pk).update(email="lena@paper.example")
    sign_in(client, "lena@paper.example")
    assert not is_in(client)


def test_the_session_gets_another_key(client: Client, writer: User) -> None:
    client.get(LOGIN)
    session = client.session
    session["mine"] = True
    session.save()
    before = client.session.session_key
    client.cookies["sessionid"] = str(before)
    sign_in(client, "writer")
    assert client.session.session_key != before


def test_who_is_in_is_led_on(client: Client, writer: User) -> None:
    client.force_login(writer)
    assert client.get(f"{LOGIN}?next=/desk/send/")["Location"] == "/desk/send/"


@pytest.mark.parametrize("then", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_it_leads_to_our_own_addresses_only(client: Client, writer: User, then: str) -> None:
    assert sign_in(client, "writer", then=then)["Location"] == "/desk/"


def test_signing_in_needs_its_token(writer: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict, "writer").status_code == 403


def test_an_outsider_with_the_right_password_is_told_what_a_wrong_one_is(
    client: Client, outsider: User
) -> None:
    right = sign_in(client, "outsider").content.decode()
    assert "not the correct username and password" in right
    assert not is_in(client)


def test_the_sixth_wrong_password_says_how_long_to_wait(client: Client, writer: User) -> None:
    assert guess(client, "writer", 5).status_code == 200
    answer = guess(client, "writer", 1)
    assert answer.status_code == 429
    assert 50 <= int(answer["Retry-After"]) <= 60
    assert "It can be tried again at" in answer.content.decode()
    assert "disabled" in answer.content.decode()


def test_the_right_password_waits_as_well(client: Client, writer: User) -> None:
    refused = guess(client, "writer", 7)
    answer = sign_in(client, "writer")
    assert (answer.status_code, is_in(client)) == (refused.status_code, False)


def test_after_the_wait_the_right_password_opens(client: Client, writer: User) -> None:
    guess(client, "writer", 6)
    let_waits_pass()
    sign_in(client, "writer")
    assert is_in(client)
    assert guess(client, "writer", 5).status_code == 200


def test_after_the_wait_a_wrong_one_waits_longer(client: Client, writer: User) -> None:
    guess(client, "writer", 6)
    let_waits_pass()
    assert int(guess(client, "writer", 1)["Retry-After"]) > 290


def test_a_name_nobody_has_reads_the_same(client: Client, writer: User) -> None:
    ours = [guess(client, "writer", 1, ELSEWHERE) for _ in range(7)]
    theirs = [guess(client, "stranger", 1, ELSEWHERE) for _ in range(7)]
    assert [one.status_code for one in ours] == [one.status_code for one in theirs]
    assert "its owner is told" in theirs[5].content.decode()


def test_an_empty_form_is_no_guess(client: Client, writer: User) -> None:
    for _ in range(8):
        sign_in(client, "writer", password="")
    assert not Tries.objects.exists()
    assert sign_in(client, "writer").status_code == 302


def test_name_and_address_are_counted_together(client: Client, addressed: User) -> None:
    guess(client, "writer", 3)
    assert guess(client, "lena@paper.example", 3).status_code == 429


def test_a_stranger_keeps_nobody_out_where_they_work(client: Client, writer: User) -> None:
    sign_in(client, "writer")
    guess(Client(), "writer", 8, ELSEWHERE)
    fresh = Client()
    sign_in(fresh, "writer")
    assert is_in(fresh)


def test_many_names_from_one_place_wait_whichever_they_are(client: Client, writer: User) -> None:
    for number in range(40):
        guess(client, f"name-{number}", 1, ELSEWHERE)
    assert "from where you are" in sign_in(client, "writer", where=ELSEWHERE).content.decode()
    assert not is_in(client)


def test_whose_password_is_guessed_is_told_once(
    client: Client, addressed: User, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        guess(client, "writer", 9)
        let_waits_pass()
        guess(client, "writer", 1)
    assert [(one.to, one.subject) for one in mail.outbox] == [
        (["lena@paper.example"], "Core Sample desk: Wrong passwords for your account")
    ]


def test_the_page_names_no_password_in_what_it_sends_back(client: Client, writer: User) -> None:
    assert PASSWORD not in sign_in(client, "wrong-name").content.decode()

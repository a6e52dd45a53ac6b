"""One's own passkeys: added with the password in hand, listed and removed; and as a second step."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from webauthn import base64url_to_bytes
from webauthn.helpers import encode_cbor, parse_cbor

from newsroom.accounts import passkeys
from newsroom.accounts.actions.add_passkey import MOST
from newsroom.accounts.actions.choose_password import choose_password
from newsroom.accounts.models import KeyHolder, Passkey
from stories.models import Event
from tests.newsroom.accounts.authenticator import (
    ADD,
    OFFER,
    PRESENT,
    Device,
    add,
    asked,
    enter,
    offered,
    remove,
    with_passkey,
)
from tests.newsroom.accounts.ground import (
    ACCOUNT,
    SET_UP,
    Committing,
    is_in,
    sign_in,
    told_last,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, writer: User) -> Client:
    sign_in(client, "writer")
    return client


def test_one_is_made_and_signs_in(desk: Client, django_capture_on_commit_callbacks: Committing) -> None:
    device = Device()
    with django_capture_on_commit_callbacks(execute=True):
        assert add(desk, device.make(offered(desk)))["Location"] == ACCOUNT
    assert "From now on Lena&#x27;s laptop signs you in" in desk.get(ACCOUNT).content.decode()
    fresh = Client()
    enter(fresh, device.use(asked(fresh)))
    assert is_in(fresh)


def test_it_is_told_by_event_and_mail(
    desk: Client, writer: User, django_capture_on_commit_callbacks: Committing
) -> None:
    User.objects.filter(pk=writer.pk).update(email="lena@paper.example")
    with django_capture_on_commit_callbacks(execute=True):
        add(desk, Device().make(offered(desk)))
    assert told_last() == "writer added the passkey “Lena's laptop”."
    (sent,) = mail.outbox
    assert (sent.to, "Lena's laptop" in str(sent.body)) == (["lena@paper.example"], True)


def test_who_changes_the_password_is_reminded_of_them(
    desk: Client, writer: User, django_capture_on_commit_callbacks: Committing
) -> None:
    User.objects.filter(pk=writer.pk).update(email="lena@paper.example")
    writer.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        choose_password(by=writer, password="a fresh one", verb="changed their password")
        with_passkey(writer)
        choose_password(by=writer, password="another one", verb="changed their password")
    assert ["passkeys" in str(one.body) for one in mail.outbox] == [False, True]


def test_a_device_is_asked_to_verify_who_uses_it_and_to_know_them_again(desk: Client, writer: User) -> None:
    options = offered(desk)
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert (options["rp"]["id"], options["attestation"]) == ("localhost", "none")


def test_it_is_told_nothing_of_who_they_are_here(desk: Client, writer: User) -> None:
    handle = base64url_to_bytes(offered(desk)["user"]["id"])
    assert len(handle) == 32
    assert str(writer.pk).encode() != handle
    assert base64url_to_bytes(offered(desk)["user"]["id"]) == handle


def test_what_is_there_is_not_made_again(desk: Client, writer: User) -> None:
    device = with_passkey(writer)
    assert [base64url_to_bytes(one["id"]) for one in offered(desk)["excludeCredentials"]] == [device.id]


@pytest.mark.parametrize(("password", "said"), [("wrong", "This is not your password"), ("", "Type your")])
def test_nothing_is_offered_without_the_password(desk: Client, password: str, said: str) -> None:
    assert said in offered(desk, password)["told"]
    assert desk.post(OFFER, {"name": "x", "password": password}).status_code == 400


def test_the_password_cannot_be_guessed_here_either(desk: Client) -> None:
    for _ in range(6):
        offered(desk, "wrong")
    assert "Too many wrong passwords" in offered(desk)["told"]


def test_what_the_door_asked_to_sign_adds_nothing(desk: Client, writer: User) -> None:
    options = {**asked(desk), "user": {"id": "AAAA"}}
    assert add(desk, Device().make(options)).status_code == 400
    assert not Passkey.objects.exists()


def test_nor_does_what_a_colleague_was_offered(desk: Client, editor: User) -> None:
    other = Client()
    other.force_login(editor)
    assert add(desk, Device().make(offered(other))).status_code == 400


SPOILT: Mapping[str, Callable[[Device], object]] = {
    "another origin": lambda d: setattr(d, "origin", "https://evil.example"),
    "another host": lambda d: setattr(d, "host", "evil.example"),
    "nobody verified": lambda d: setattr(d, "flags", PRESENT),
    "used, not made": lambda d: d.says.update(type="webauthn.get"),
    "within another's page": lambda d: d.says.update(crossOrigin=True),
}


@pytest.mark.parametrize("why", SPOILT)
def test_what_was_made_otherwise_is_not_kept(desk: Client, why: str) -> None:
    device = Device()
    SPOILT[why](device)
    answer = add(desk, device.make(offered(desk)))
    assert (answer.status_code, "This passkey did nothing" in answer.content.decode()) == (400, True)
    assert not Passkey.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize("spoilt", ["", "AA", "o2Nm", "ü"])
def test_nonsense_is_not_kept(desk: Client, spoilt: str) -> None:
    told = json.loads(Device().make(offered(desk)))
    told["response"]["attestationObject"] = spoilt
    assert add(desk, json.dumps(told)).status_code == 400


@pytest.mark.parametrize("missing", [1, 3, -1, -2, -3])
def test_nor_is_half_a_key(desk: Client, monkeypatch: pytest.MonkeyPatch, missing: int) -> None:
    whole = parse_cbor(Device().public_key())
    half = encode_cbor({name: value for name, value in whole.items() if name != missing})
    device = Device()
    monkeypatch.setattr(device, "public_key", lambda: half)
    assert add(desk, device.make(offered(desk))).status_code == 400


def test_a_challenge_is_taken_once(desk: Client) -> None:
    answer = Device().make(offered(desk))
    assert add(desk, answer).status_code == 302
    Passkey.objects.all().delete()
    assert add(desk, answer).status_code == 400


def test_a_key_somebody_has_is_nobody_elses(desk: Client, editor: User) -> None:
    theirs = with_passkey(editor)
    assert "is known already" in add(desk, theirs.make(offered(desk))).content.decode()
    assert Passkey.objects.get().holder.person == editor


def test_there_is_a_most(desk: Client, writer: User) -> None:
    for _ in range(MOST):
        with_passkey(writer)
    assert "Remove one first" in add(desk, Device().make(offered(desk))).content.decode()


def test_removing_is_asked_once_more_with_the_password(desk: Client, writer: User) -> None:
    with_passkey(writer)
    key = Passkey.objects.get()
    page = desk.get(f"{ACCOUNT}?remove={key.pk}").content.decode()
    assert "Remove the passkey “Lena&#x27;s laptop”?" in page
    assert "This is not your password" in remove(desk, key, "wrong")
    assert "Removed: Lena&#x27;s laptop" in remove(desk, key)
    assert not Passkey.objects.exists()
    assert told_last() == "writer removed the passkey “Lena's laptop”."
    assert "was removed already" in remove(desk, key)


def test_whoever_came_in_with_it_is_out(desk: Client, writer: User) -> None:
    device, thief = with_passkey(writer), Client()
    enter(thief, device.use(asked(thief)))
    remove(desk, Passkey.objects.get())
    assert (is_in(desk), is_in(thief)) == (True, False)


def test_nobody_removes_a_colleagues(desk: Client, editor: User) -> None:
    with_passkey(editor)
    key = Passkey.objects.get()
    assert "Remove the passkey" not in desk.get(f"{ACCOUNT}?remove={key.pk}").content.decode()
    assert "was removed already" in remove(desk, key)
    assert Passkey.objects.exists()


def test_what_a_device_knows_one_by_stays(desk: Client, writer: User) -> None:
    with_passkey(writer)
    before = KeyHolder.objects.get().handle
    remove(desk, Passkey.objects.get())
    assert offered(desk)["user"]["id"] == before


def test_the_page_asks_no_more_for_many(
    desk: Client, writer: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    desk.get(ACCOUNT)
    with_passkey(writer)
    with django_assert_num_queries(15):
        desk.get(ACCOUNT)
    for _ in range(5):
        with_passkey(writer)
    with django_assert_num_queries(15):
        desk.get(ACCOUNT)


def test_without_an_address_for_them_there_is_no_page(desk: Client, settings: Settings) -> None:
    settings.NEWSROOM_URL = "http://news.example"
    assert [desk.get(ADD).status_code, desk.post(OFFER).status_code] == [404, 404]
    page = desk.get(ACCOUNT).content.decode()
    assert ADD not in page
    assert "Passkeys need https and a name" in page


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "127.0.0.1", "[::1]:8000"])
def test_at_a_number_none_is_offered_and_it_says_why(desk: Client, host: str) -> None:
    page = desk.get(ACCOUNT, headers={"host": host}).content.decode()
    assert ADD not in page
    assert "this one is a number: open http://localhost:8000 instead." in page


def test_at_its_name_one_is_offered(desk: Client) -> None:
    page = desk.get(ACCOUNT, headers={"host": "localhost:8000"}).content.decode()
    assert ADD in page
    assert "Passkeys need" not in page


def test_who_must_set_up_a_second_step_at_a_number_is_offered_an_app_alone(
    desk: Client, settings: Settings
) -> None:
    settings.SECOND_STEP_GROUPS = ["Writer"]
    assert ADD in desk.get(SET_UP, headers={"host": "localhost:8000"}).content.decode()
    assert ADD not in desk.get(SET_UP, headers={"host": "127.0.0.1:8000"}).content.decode()


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://news.example", ("news.example", "https://news.example")),
        ("https://news.example:8443", ("news.example", "https://news.example:8443")),
        ("http://127.0.0.1:8915", ("localhost", "http://localhost:8915")),
        ("http://[::1]:8915", ("localhost", "http://localhost:8915")),
        ("http://news.example", None),
        ("https://203.0.113.7", None),
    ],
)
def test_passkeys_are_good_at_the_newsrooms_own_address(settings: Settings, url: str, place: Any) -> None:
    settings.NEWSROOM_URL = url
    here = passkeys.place()
    assert (here and (here.host, here.origin)) == place

"""Signing in with a passkey, in place of password and second step; and everything that does not get in."""

import json
import re
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from newsroom.accounts import challenges
from newsroom.accounts.challenges import GOOD_FOR, forget_challenges
from newsroom.accounts.models import Challenge, Passkey, Tries
from tests.newsroom.accounts.authenticator import (
    ASK,
    ENTER,
    PRESENT,
    VERIFIED,
    Device,
    asked,
    enter,
    with_passkey,
)
from tests.newsroom.accounts.ground import ELSEWHERE, LOGIN, guess, is_in, with_app

pytestmark = pytest.mark.django_db
type Spoil = Callable[[Device], object]


def refused(answer: Any) -> bool:
    return (
        answer.status_code == 302
        and answer["Location"].startswith(f"{LOGIN}?")
        and "passkey=no" in answer["Location"]
    )


def test_a_passkey_alone_opens_and_leads_on(client: Client, device: Device) -> None:
    answer = enter(client, device.use(asked(client)), next="/desk/send/")
    assert answer["Location"] == "/desk/send/"
    assert is_in(client)


def test_it_replaces_the_second_step_too(client: Client, writer: User, device: Device) -> None:
    with_app(writer)
    enter(client, device.use(asked(client)))
    assert is_in(client)


def test_it_leads_to_our_own_addresses_only(client: Client, device: Device) -> None:
    answer = enter(client, device.use(asked(client)), next="https://evil.example/")
    assert answer["Location"] == "/desk/"


def test_when_it_was_last_used_is_noted(client: Client, device: Device) -> None:
    enter(client, device.use(asked(client)))
    assert Passkey.objects.get().used_at


def test_the_session_gets_another_key_and_lives_as_long_as_any(client: Client, device: Device) -> None:
    options = asked(client)
    before = client.session.session_key
    assert client.session.get_expiry_age() == 3600
    enter(client, device.use(options))
    assert client.session.session_key != before
    assert client.session.get_expiry_age() > 3600


def test_nobody_is_asked_by_name(client: Client, device: Device) -> None:
    options = asked(client, only="writer")
    assert options["allowCredentials"] == []
    assert (options["userVerification"], options["rpId"]) == ("required", "localhost")


SPOILT: Mapping[str, Spoil] = {
    "another origin": lambda d: setattr(d, "origin", "https://evil.example"),
    "another port": lambda d: setattr(d, "origin", "http://localhost:8001"),
    "another host's key": lambda d: setattr(d, "host", "evil.example"),
    "within another's page": lambda d: d.says.update(crossOrigin=True),
    "nobody there": lambda d: setattr(d, "flags", VERIFIED),
    "nobody verified": lambda d: setattr(d, "flags", PRESENT),
    "made, not used": lambda d: d.says.update(type="webauthn.create"),
    "another challenge": lambda d: d.says.update(challenge="AAAAAAAAAAAAAAAAAAAAAA"),
    "no challenge": lambda d: d.says.update(challenge=None),
    "another key of that id": lambda d: setattr(d, "key", Device().key),
    "an unknown id": lambda d: setattr(d, "id", b"unknown" * 4),
    "another person's handle": lambda d: setattr(d, "handle", b"somebody else"),
    "no handle": lambda d: setattr(d, "handle", None),
}


@pytest.mark.parametrize("why", SPOILT)
def test_what_was_signed_otherwise_opens_nothing(client: Client, device: Device, why: str) -> None:
    SPOILT[why](device)
    assert refused(enter(client, device.use(asked(client))))
    assert not is_in(client)


def test_every_refusal_reads_the_same(client: Client, device: Device) -> None:
    pages = []
    for why in ("an unknown id", "nobody verified"):
        spoilt = Device(id=device.id, key=device.key, handle=device.handle)
        SPOILT[why](spoilt)
        fresh = Client()
        page = fresh.get(enter(fresh, spoilt.use(asked(fresh)))["Location"]).content.decode()
        assert "This passkey did nothing" in page
        pages.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"', "", page))
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "no json",
        "[]",
        "[" * 9_000,
        '{"id": 1}',
        json.dumps({"id": "a", "rawId": "a", "type": "public-key", "response": {"userHandle": "a"}}),
        "x" * 30_000,
    ],
)
def test_nonsense_opens_nothing(client: Client, device: Device, answer: str) -> None:
    asked(client)
    assert refused(enter(client, answer))


@pytest.mark.parametrize("part", ["clientDataJSON", "authenticatorData", "signature", "userHandle"])
@pytest.mark.parametrize("spoilt", ["", "AA", "a", "_-8=", "ü"])
def test_nor_does_a_part_that_is_none(client: Client, device: Device, part: str, spoilt: str) -> None:
    told = json.loads(device.use(asked(client)))
    told["response"][part] = spoilt
    assert refused(enter(client, json.dumps(told)))


def test_a_challenge_is_taken_once(client: Client, device: Device) -> None:
    answer = device.use(asked(client))
    assert not refused(enter(client, answer))
    client.post("/desk/logout/")
    assert refused(enter(client, answer))


def test_not_even_a_refused_one_is_taken_again(client: Client, device: Device) -> None:
    options = asked(client)
    device.flags = PRESENT
    enter(client, device.use(options))
    device.flags = PRESENT | VERIFIED
    assert refused(enter(client, device.use(options)))


def test_a_challenge_is_for_the_session_it_was_given_to(client: Client, device: Device) -> None:
    answer, other = device.use(asked(client)), Client()
    assert refused(enter(other, answer))
    asked(other)
    assert refused(enter(other, answer))
    assert not refused(enter(client, answer))


def test_a_challenge_grows_old(client: Client, device: Device) -> None:
    answer = device.use(asked(client))
    Challenge.objects.update(until=timezone.now())
    assert refused(enter(client, answer))


def test_old_challenges_are_forgotten(client: Client) -> None:
    asked(client)
    now = timezone.now()
    assert (forget_challenges(now), forget_challenges(now + 2 * GOOD_FOR)) == (0, 1)


def test_two_pages_of_one_browser_each_have_theirs(client: Client, device: Device) -> None:
    first = asked(client)
    asked(client)
    assert not refused(enter(client, device.use(first)))


@pytest.mark.django_db(transaction=True)
def test_of_the_same_answer_twice_at_once_one_opens(writer: User) -> None:
    device, client = with_passkey(writer), Client()
    answer = device.use(asked(client))

    def send(_: int) -> bool:
        mine = Client()
        mine.cookies.load(client.cookies.output(header=""))
        try:
            return not refused(enter(mine, answer))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as together:
        assert sorted(together.map(send, range(4))) == [False, False, False, True]


def test_a_count_that_does_not_rise_is_a_copy(client: Client, writer: User) -> None:
    device = with_passkey(writer, sign_count=7)
    device.count = 7
    assert refused(enter(client, device.use(asked(client))))
    device.count = 8
    assert not refused(enter(client, device.use(asked(client))))
    assert Passkey.objects.get().sign_count == 8


def test_a_removed_passkey_opens_nothing(client: Client, device: Device) -> None:
    answer = device.use(asked(client))
    Passkey.objects.all().delete()
    assert refused(enter(client, answer))


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_who_may_not_come_in_does_not_by_passkey(
    client: Client, writer: User, device: Device, change: dict[str, bool]
) -> None:
    User.objects.filter(pk=writer.pk).update(**change)
    assert refused(enter(client, device.use(asked(client))))


@pytest.mark.parametrize("address", [ASK, ENTER])
def test_it_is_done_by_a_post_with_its_token(writer: User, address: str) -> None:
    assert Client().get(address).status_code == 405
    assert Client(enforce_csrf_checks=True).post(address).status_code == 403


def test_wrong_passwords_keep_no_passkey_waiting(client: Client, device: Device) -> None:
    assert "not locked" in guess(client, "writer", 7).content.decode()
    enter(client, device.use(asked(client)))
    assert is_in(client)


def test_wrong_passkeys_wait_where_they_come_from(client: Client, device: Device) -> None:
    for _ in range(40):
        client.post(ENTER, {"passkey": "none"}, REMOTE_ADDR=ELSEWHERE)
    options = client.post(ASK, REMOTE_ADDR=ELSEWHERE).json()
    answer = client.post(ENTER, {"passkey": device.use(options)}, REMOTE_ADDR=ELSEWHERE)
    page = client.get(answer["Location"], REMOTE_ADDR=ELSEWHERE)
    assert "Too many passkeys from where you are" in page.content.decode()
    assert not refused(enter(client, device.use(asked(client))))


def test_right_ones_are_not_counted(client: Client, device: Device) -> None:
    enter(client, device.use(asked(client)))
    assert [one.count for one in Tries.objects.all()] == [0]


def test_asking_is_bounded_where_it_comes_from(
    client: Client, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(challenges, "MOST_FROM_ONE_PLACE", 2)
    told = [Client().post(ASK, REMOTE_ADDR=ELSEWHERE) for _ in range(3)]
    assert [one.status_code for one in told] == [200, 200, 429]
    assert "wait five minutes" in told[-1].json()["told"]
    assert Challenge.objects.count() == 2
    assert not refused(enter(client, device.use(asked(client))))


def test_what_was_signed_or_grew_old_counts_no_more(
    client: Client, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(challenges, "MOST_FROM_ONE_PLACE", 1)
    enter(client, device.use(asked(client)))
    assert Client().post(ASK).status_code == 200
    Challenge.objects.update(until=timezone.now())
    assert Client().post(ASK).status_code == 200


# --- where there are none ------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["http://news.example", "http://10.0.0.7:8000", "https://203.0.113.7"])
def test_where_browsers_allow_none_none_are_asked_for(client: Client, settings: Settings, url: str) -> None:
    settings.NEWSROOM_URL = url
    assert client.post(ASK).status_code == 404
    assert "passkey" not in client.get(LOGIN).content.decode().replace("desk/passkey.js", "")


def test_it_is_the_newsrooms_address_that_counts_and_not_the_requests(
    client: Client, settings: Settings, writer: User
) -> None:
    settings.NEWSROOM_URL, settings.ALLOWED_HOSTS = "https://news.example:443", ["*"]
    device = with_passkey(writer)
    device.host, device.origin = "evil.example", "https://evil.example"
    options = client.post(ASK, headers={"host": "evil.example"}).json()
    assert options["rpId"] == "news.example"
    told = {"passkey": device.use(options)}
    assert refused(client.post(ENTER, told, headers={"host": "evil.example"}))
    device.host, device.origin = "news.example", "https://news.example"
    assert not refused(enter(client, device.use(asked(client))))

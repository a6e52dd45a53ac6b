"""The second step: set up, passed at the door by a code of the app or a recovery code, and taken off."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from newsroom.accounts.actions.drop_second_step import drop_second_step
from newsroom.accounts.actions.pass_second_step import pass_second_step
from newsroom.accounts.actions.renew_codes import renew_codes
from newsroom.accounts.actions.set_up_second_step import set_up_second_step
from newsroom.accounts.codes import code_at, new_secret
from newsroom.accounts.errors import (
    SecondStepDemanded,
    SecondStepOff,
    SecondStepOn,
    SecretLost,
    UsedCode,
    WrongCode,
)
from newsroom.accounts.models import RecoveryCode, SecondStep
from newsroom.accounts.sealed import reseal_second_steps
from sources.errors import Refusal
from sources.sealing import new_key
from stories.models import Event
from tests.conftest import PASSWORD
from tests.newsroom.accounts.ground import CODE, App, Committing, is_in, sign_in, with_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def halfway(client: Client, app: App) -> Client:
    """The writer has given the password."""
    assert sign_in(client, "writer")["Location"].startswith(CODE)
    return client


def typed(client: Client, code: str, then: str = "/desk/") -> int:
    return client.post(CODE, {"code": code, "next": then}).status_code


def test_the_password_alone_opens_nothing(halfway: Client) -> None:
    assert not is_in(halfway)


def test_a_code_of_the_app_opens_and_leads_on(halfway: Client, app: App) -> None:
    answer = halfway.post(CODE, {"code": app.shows(), "next": "/desk/send/"})
    assert answer["Location"] == "/desk/send/"
    assert is_in(halfway)


def test_it_leads_to_our_own_addresses_only(halfway: Client, app: App) -> None:
    answer = halfway.post(CODE, {"code": app.shows(), "next": "https://evil.example/"})
    assert answer["Location"] == "/desk/"


def test_the_session_gets_another_key_again(halfway: Client, app: App) -> None:
    before = halfway.session.session_key
    typed(halfway, app.shows())
    assert halfway.session.session_key != before


def test_a_code_needs_its_token(app: App) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert typed(strict, app.shows()) == 403


def test_a_code_without_a_password_leads_back_to_the_door(client: Client, app: App) -> None:
    answer = client.post(CODE, {"code": app.shows()})
    assert answer["Location"].startswith("/desk/login/")
    assert not is_in(client)


def test_a_wrong_code_is_said(halfway: Client) -> None:
    page = halfway.post(CODE, {"code": "000000"})
    assert "This code does not fit" in page.content.decode()
    assert not is_in(halfway)


def test_no_code_is_said_too(halfway: Client) -> None:
    assert "Type the six figures" in halfway.post(CODE, {"code": ""}).content.decode()


def test_wrong_codes_wait_as_passwords_do_and_a_right_one_with_them(halfway: Client, app: App) -> None:
    statuses = [typed(halfway, "000000") for _ in range(6)]
    assert statuses == [200] * 5 + [429]
    assert typed(halfway, app.shows()) == 429
    assert not is_in(halfway)


def test_a_code_works_once(halfway: Client, app: App) -> None:
    code = app.shows()
    typed(halfway, code)
    other = Client()
    sign_in(other, "writer")
    assert "used already" in other.post(CODE, {"code": code}).content.decode()


def test_an_older_code_works_no_more_after_a_newer_one(writer: User, app: App) -> None:
    now = timezone.now()
    pass_second_step(by=writer, typed=app.shows(30), now=now)
    with pytest.raises(UsedCode):
        pass_second_step(by=writer, typed=app.shows(), now=now)


def test_an_old_code_does_not_fit(writer: User, app: App) -> None:
    with pytest.raises(WrongCode):
        pass_second_step(by=writer, typed=app.shows(-120), now=timezone.now())


def test_a_recovery_code_opens_once(halfway: Client, app: App) -> None:
    assert typed(halfway, app.codes[0].upper()) == 302
    other = Client()
    sign_in(other, "writer")
    assert "used already" in other.post(CODE, {"code": app.codes[0]}).content.decode()
    assert typed(other, app.codes[1]) == 302


def test_a_recovery_code_is_told_by_mail_and_recorded(
    writer: User, app: App, django_capture_on_commit_callbacks: Committing
) -> None:
    writer.email = "lena@paper.example"
    writer.save()
    with django_capture_on_commit_callbacks(execute=True):
        pass_second_step(by=writer, typed=app.codes[0], now=timezone.now())
    assert "7 of them are left" in mail.outbox[0].body
    assert Event.objects.filter(verb="signed in with a recovery code", by=writer).exists()


def test_a_colleagues_recovery_code_opens_nothing(writer: User, app: App, editor: User) -> None:
    theirs = with_app(editor)
    with pytest.raises(WrongCode):
        pass_second_step(by=writer, typed=theirs.codes[0], now=timezone.now())


def test_who_waits_too_long_begins_again(halfway: Client, app: App) -> None:
    session = halfway.session
    session["second_step"] |= {"until": (timezone.now() - timedelta(seconds=1)).isoformat()}
    session.save()
    assert halfway.post(CODE, {"code": app.shows()})["Location"].startswith("/desk/login/")


@pytest.mark.parametrize("change", ["is_active", "is_staff"])
def test_who_is_switched_off_halfway_stays_out(halfway: Client, app: App, writer: User, change: str) -> None:
    User.objects.filter(pk=writer.pk).update(**{change: False})
    typed(halfway, app.shows())
    assert not is_in(halfway)


def test_a_password_changed_halfway_is_asked_again(halfway: Client, app: App, writer: User) -> None:
    writer.set_password("another long one")
    writer.save()
    typed(halfway, app.shows())
    assert not is_in(halfway)


def at_once(attempt: Callable[[], None]) -> int:
    """How many of two who try at the same moment get through."""
    ready = threading.Barrier(2)

    def one(_: int) -> bool:
        ready.wait()
        try:
            attempt()
        except Refusal:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        return sum(pool.map(one, range(2)))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["app", "paper"])
def test_of_two_at_once_with_one_code_one_gets_in(writer: User, kind: str) -> None:
    app, now = with_app(writer), timezone.now()
    code = app.shows() if kind == "app" else app.codes[0]
    assert at_once(lambda: pass_second_step(by=writer, typed=code, now=now)) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_set_it_up_at_once_one_does(writer: User) -> None:
    secret, now = new_secret(), timezone.now()
    code = code_at(secret, now.timestamp())
    assert at_once(lambda: set_up(writer, secret, code)) == 1
    assert RecoveryCode.objects.count() == 8


def set_up(person: User, secret: bytes, code: str) -> None:
    set_up_second_step(by=person, secret=secret, code=code, now=timezone.now())


def test_the_first_code_shows_that_the_app_has_the_secret(writer: User) -> None:
    with pytest.raises(WrongCode):
        set_up(writer, new_secret(), "000000")
    assert not SecondStep.objects.exists()


def test_it_is_set_up_once(writer: User, app: App) -> None:
    secret = new_secret()
    with pytest.raises(SecondStepOn):
        set_up(writer, secret, code_at(secret, timezone.now().timestamp()))
    assert RecoveryCode.objects.count() == 8


def test_setting_up_ends_the_other_sessions(writer: User) -> None:
    here, there = Client(), Client()
    for one in (here, there):
        one.force_login(writer)
    secret, now = new_secret(), timezone.now()
    set_up_second_step(
        by=writer,
        secret=secret,
        code=code_at(secret, now.timestamp()),
        now=now,
        session=here.session.session_key,
    )
    assert (is_in(here), is_in(there)) == (True, False)


def test_new_codes_take_the_place_of_the_old(writer: User, app: App) -> None:
    fresh = renew_codes(by=writer)
    with pytest.raises(WrongCode):
        pass_second_step(by=writer, typed=app.codes[0], now=timezone.now())
    pass_second_step(by=writer, typed=fresh[0], now=timezone.now())


def test_it_is_switched_off_once(writer: User, app: App) -> None:
    drop_second_step(by=writer)
    with pytest.raises(SecondStepOff):
        drop_second_step(by=writer)


def test_where_a_group_must_have_it_it_stays(writer: User, app: App, settings: Settings) -> None:
    settings.SECOND_STEP_GROUPS = ["Writer"]
    with pytest.raises(SecondStepDemanded):
        drop_second_step(by=writer)


def test_codes_without_a_second_step_are_refused(writer: User) -> None:
    with pytest.raises(SecondStepOff):
        renew_codes(by=writer)
    with pytest.raises(SecondStepOff):
        pass_second_step(by=writer, typed="000000", now=timezone.now())


def test_without_its_key_it_is_said_whom_to_ask(halfway: Client, app: App, settings: Settings) -> None:
    settings.PEOPLE_KEYS = [new_key()]
    assert reseal_second_steps(settings.PEOPLE_KEYS) == (0, 1)
    page = halfway.post(CODE, {"code": app.shows()})
    assert str(SecretLost())[:40] in page.content.decode()


def test_it_is_recorded(writer: User, app: App) -> None:
    drop_second_step(by=writer)
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["switched on the second step", "switched off the second step"]
    assert PASSWORD not in str(list(Event.objects.values()))

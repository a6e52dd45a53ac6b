"""App, codes and passkeys lost: after the password, at the door, two others are asked to vouch."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from newsroom.accounts.actions.ask_recovery import withdraw_recovery
from newsroom.accounts.errors import AskedAlready, RecoveryOver, SecondStepOff, TooFewToVouch
from newsroom.accounts.models import Recovery
from newsroom.accounts.recoveries import LIFE, end_what_ran_out
from stories.actions.mail_notes import DELAY, mail_what_waits
from stories.inbox import place
from stories.models import Event, Note
from tests.conftest import person
from tests.newsroom.accounts.authenticator import Device
from tests.newsroom.accounts.ground import (
    ACCOUNT,
    CODE,
    ELSEWHERE,
    LOST,
    SET_UP,
    App,
    Committing,
    asked_recovery,
    at,
    is_in,
    sign_in,
    told_last,
    with_app,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(publisher: User, second_publisher: User) -> None:
    """There are two who may vouch."""


@pytest.fixture
def halfway(client: Client, app: App, two: None) -> Client:
    """The writer has given the password."""
    sign_in(client, "writer")
    return client


def ask(client: Client, where: str = "127.0.0.1") -> str:
    told = client.post(LOST, {"_ask": "yes"}, follow=True, REMOTE_ADDR=where)
    return told.content.decode()


def figures(page: str) -> str:
    found = re.search(r"(\d{3} \d{3})</p>", page)
    return found[1] if found else ""


def test_without_the_password_it_leads_to_the_door(client: Client, app: App, two: None) -> None:
    for answer in (client.get(LOST), client.post(LOST, {"_ask": "yes"})):
        assert answer["Location"].startswith("/desk/login/?")
    assert not Recovery.objects.exists()


def test_it_needs_its_token(app: App, two: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(LOST, {"_ask": "yes"}).status_code == 403


def test_the_second_step_leads_there_and_says_what_comes(halfway: Client) -> None:
    assert LOST in halfway.get(CODE).content.decode()
    page = halfway.get(LOST).content.decode()
    assert "two publishers of the newsroom must say together that it is you" in page
    assert "Ask two publishers" in page


def test_who_asks_is_shown_figures_that_others_are_not(halfway: Client) -> None:
    told = figures(ask(halfway))
    assert told
    assert figures(halfway.get(LOST).content.decode()) == told
    other = Client()
    sign_in(other, "writer")
    page = other.get(LOST).content.decode()
    assert figures(page) == ""
    assert "Was it not you?" in page


def test_asking_opens_nothing(halfway: Client) -> None:
    ask(halfway)
    assert not is_in(halfway)


def test_the_figures_stand_nowhere(halfway: Client) -> None:
    told = figures(ask(halfway)).replace(" ", "")
    kept = f"{vars(Recovery.objects.get())} {list(Event.objects.values())} {list(Note.objects.values())}"
    assert told not in kept


def test_both_are_told_in_their_inbox_and_by_mail(
    halfway: Client, writer: User, publisher: User, editor: User, settings: Settings
) -> None:
    User.objects.filter(pk=publisher.pk).update(email="ines@paper.example")
    ask(halfway)
    assert not editor.notes.exists()
    note = publisher.notes.get()
    assert place(note) == at(writer)
    mail_what_waits(timezone.now() + DELAY + timedelta(seconds=1))
    (sent,) = mail.outbox
    assert "writer has lost their second step. Is it them?" in str(sent.body)
    assert at(writer) in str(sent.body)


def test_who_asks_is_told_by_mail_and_it_is_recorded(
    writer: User, app: App, two: None, django_capture_on_commit_callbacks: Committing
) -> None:
    User.objects.filter(pk=writer.pk).update(email="lena@paper.example")
    writer.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        asked_recovery(writer)
    assert "with your password. Firefox on Linux" in str(mail.outbox[0].body)
    assert told_last() == "writer asked to have their lost second step taken off."


@pytest.mark.parametrize(("where", "known"), [("127.0.0.1", True), (ELSEWHERE, False)])
def test_whether_they_had_been_there_is_noted(
    client: Client, app: App, two: None, where: str, known: bool
) -> None:
    sign_in(client, "writer")
    client.post(CODE, {"code": app.shows()})
    lost = Client()
    sign_in(lost, "writer", where=where)
    ask(lost, where)
    assert Recovery.objects.get().known_place is known


def test_one_request_stands_at_a_time(writer: User, app: App, two: None) -> None:
    asked_recovery(writer)
    with pytest.raises(AskedAlready):
        asked_recovery(writer)


def test_the_database_holds_that_too(writer: User, app: App, two: None) -> None:
    row = asked_recovery(writer).row
    row.pk = None
    with pytest.raises(IntegrityError):
        row.save(force_insert=True)


def test_asking_too_often_waits(halfway: Client) -> None:
    for _ in range(2):
        ask(halfway)
        halfway.post(LOST, {"_withdraw": "yes"})
    ask(halfway)
    halfway.post(LOST, {"_withdraw": "yes"})
    answer = halfway.post(LOST, {"_ask": "yes"})
    assert answer.status_code == 429
    assert "asked for too often" in answer.content.decode()
    assert Recovery.objects.count() == 3


@pytest.mark.parametrize("others", [0, 1])
def test_where_too_few_could_vouch_it_is_said_what_to_do(
    client: Client, app: App, others: int, writer: User
) -> None:
    for number in range(others):
        person(f"publisher-{number}", "Publisher")
    sign_in(client, "writer")
    page = client.get(LOST).content.decode()
    assert "manage.py take_off_second_step writer" in page
    assert 'name="_ask"' not in page
    with pytest.raises(TooFewToVouch):
        asked_recovery(writer)


def test_for_who_runs_the_newsroom_no_publisher_vouches(administrator: User, two: None) -> None:
    with_app(administrator)
    with pytest.raises(TooFewToVouch):
        asked_recovery(administrator)


def test_where_there_is_nothing_to_take_off_nothing_is_asked(writer: User, two: None) -> None:
    with pytest.raises(SecondStepOff):
        asked_recovery(writer)


def test_a_passkey_alone_is_enough_to_have_lost(
    client: Client, writer: User, device: Device, two: None, settings: Settings
) -> None:
    settings.SECOND_STEP_GROUPS = ["Writer"]
    sign_in(client, "writer")
    assert LOST in client.get(CODE).content.decode()
    assert figures(ask(client))


# --- how it ends -------------------------------------------------------------------------------------------


def test_who_asked_takes_it_back_at_the_door(halfway: Client, publisher: User) -> None:
    ask(halfway)
    page = halfway.post(LOST, {"_withdraw": "yes"}, follow=True).content.decode()
    assert "Ask two publishers" in page
    assert Recovery.objects.get().end == Recovery.End.WITHDRAWN
    assert publisher.notes.get().read_at
    assert "is over" in halfway.post(LOST, {"_withdraw": "yes"}).content.decode()


def test_and_on_their_account_page(client: Client, writer: User, app: App, two: None) -> None:
    asked_recovery(writer)
    client.force_login(writer)
    assert "Somebody asked to take your second step off" in client.get(ACCOUNT).content.decode()
    page = client.post(ACCOUNT, {"_withdraw": "yes"}, follow=True).content.decode()
    assert "Nobody takes your second step off" in page
    assert told_last() == "writer withdrew their request to have the second step taken off."


def test_nobody_takes_back_a_colleagues(writer: User, app: App, editor: User, two: None) -> None:
    asked_recovery(writer)
    with pytest.raises(RecoveryOver):
        withdraw_recovery(by=editor, now=timezone.now())


def test_it_runs_out(
    writer: User, app: App, two: None, django_capture_on_commit_callbacks: Committing
) -> None:
    User.objects.filter(pk=writer.pk).update(email="lena@paper.example")
    writer.refresh_from_db()
    now = timezone.now()
    asked_recovery(writer, now)
    assert end_what_ran_out(now + LIFE - timedelta(seconds=1)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert end_what_ran_out(now + LIFE) == 1
    assert "Nothing came of it" in str(mail.outbox[-1].body)
    assert "ended what writer asked" in told_last()


def test_after_that_another_may_be_asked_for(writer: User, app: App, two: None) -> None:
    asked_recovery(writer)
    Recovery.objects.update(until=timezone.now())
    asked_recovery(writer)
    ends = sorted(Recovery.objects.values_list("end", flat=True))
    assert ends == [Recovery.End.OPEN, Recovery.End.RAN_OUT]


def test_who_comes_in_after_all_ends_it(halfway: Client, app: App) -> None:
    ask(halfway)
    halfway.post(CODE, {"code": app.shows()})
    assert is_in(halfway)
    assert Recovery.objects.get().end == Recovery.End.OVERTAKEN


def test_with_nothing_to_lose_any_more_the_page_leads_back(client: Client, writer: User) -> None:
    sign_in(client, "writer")
    assert client.get(SET_UP).status_code == 200
    assert client.get(LOST)["Location"].startswith("/desk/login/")

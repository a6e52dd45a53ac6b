"""Two publishers say that it is them: each once, never for themselves, and only of the request they saw."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.db import IntegrityError, connection
from django.test import Client
from django.utils import timezone

from newsroom.accounts.actions.ask_recovery import withdraw_recovery
from newsroom.accounts.actions.choose_password import choose_password
from newsroom.accounts.actions.drop_second_step import drop_second_step
from newsroom.accounts.actions.switch_colleague import switch_off
from newsroom.accounts.actions.trust_device import trust_device
from newsroom.accounts.actions.vouch import refuse_recovery
from newsroom.accounts.errors import NotAsked, NotTheirs, RecoveryOver, SaidAlready, WrongFigures
from newsroom.accounts.models import Passkey, Recovery, SecondStep, TrustedDevice
from newsroom.accounts.recoveries import LIFE
from stories.errors import NotAllowed, Refusal
from stories.models import Note
from tests.conftest import PASSWORD, person
from tests.newsroom.accounts.authenticator import Device
from tests.newsroom.accounts.ground import (
    App,
    Asked,
    Committing,
    asked_recovery,
    is_in,
    told_last,
    vouched,
    with_app,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(writer: User, app: App, publisher: User, second_publisher: User) -> Asked:
    return asked_recovery(writer)


def stands() -> bool:
    return SecondStep.objects.exists()


def test_one_word_takes_nothing_off(asked: Asked, publisher: User) -> None:
    assert not vouched(asked, publisher)
    assert stands()
    assert told_last() == "publisher said that it is writer who asks: “She came to my desk.”"


def test_who_has_said_so_is_waited_for_no_more(asked: Asked, publisher: User, second_publisher: User) -> None:
    vouched(asked, publisher)
    waiting = Note.objects.filter(read_at=None).values_list("to", flat=True)
    assert list(waiting) == [second_publisher.pk]


def test_two_take_everything_off(
    asked: Asked, device: Device, publisher: User, second_publisher: User, writer: User
) -> None:
    trust_device(by=writer, browser="", now=timezone.now())
    theirs = Client()
    theirs.force_login(writer)
    vouched(asked, publisher)
    assert vouched(asked, second_publisher)
    assert not stands()
    assert not Passkey.objects.exists()
    assert not TrustedDevice.objects.exists()
    assert not is_in(theirs)


def test_they_are_told_by_mail_of_each(
    asked: Asked,
    publisher: User,
    second_publisher: User,
    django_capture_on_commit_callbacks: Committing,
) -> None:
    User.objects.update(email="lena@paper.example")
    with django_capture_on_commit_callbacks(execute=True):
        vouched(asked, publisher)
        vouched(asked, second_publisher)
    first, second = (str(one.body) for one in mail.outbox)
    assert "publisher said so. Once another does" in first
    assert "publisher and second-publisher said that it is you" in second
    assert told_last().startswith("second-publisher took the second step off writer: publisher and second-")


def test_nobody_says_it_twice(asked: Asked, publisher: User) -> None:
    vouched(asked, publisher)
    with pytest.raises(SaidAlready):
        vouched(asked, publisher)
    assert stands()


def test_nobody_says_it_of_themselves(publisher: User, second_publisher: User) -> None:
    person("third-publisher", "Publisher")
    with_app(publisher)
    mine = asked_recovery(publisher)
    with pytest.raises(NotTheirs):
        vouched(mine, publisher)


@pytest.mark.parametrize("who", ["writer", "editor", "outsider"])
def test_nobody_else_may(request: pytest.FixtureRequest, asked: Asked, who: str) -> None:
    by = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        vouched(asked, by)
    with pytest.raises(NotAllowed):
        refuse_recovery(asked.row.person, key=asked.row.pk, note="x", by=by, now=timezone.now())


def test_figures_they_were_not_given_say_nothing(asked: Asked, publisher: User) -> None:
    wrong = f"{(int(asked.figures) + 1) % 10**6:06}"
    with pytest.raises(WrongFigures):
        vouched(asked, publisher, figures=wrong)
    assert vouched(asked, publisher, figures=f"{asked.figures[:3]} {asked.figures[3:]}") is False


def test_an_account_added_since_says_nothing(asked: Asked) -> None:
    """Else a publisher would add a second self, and be two."""
    second_self = person("second-self", "Publisher")
    with pytest.raises(NotAsked):
        vouched(asked, second_self)


def test_nor_does_somebody_raised_since(asked: Asked, second_writer: User) -> None:
    second_writer.groups.set([Group.objects.get(name="Publisher")])
    with pytest.raises(NotAsked):
        vouched(asked, second_writer)


def test_who_may_no_more_has_said_nothing(
    administrator: User, asked: Asked, publisher: User, second_publisher: User
) -> None:
    vouched(asked, publisher)
    switch_off(publisher, by=administrator)
    assert not vouched(asked, second_publisher)
    assert stands()
    assert vouched(asked, administrator)


def test_nor_who_is_no_publisher_any_more(asked: Asked, publisher: User, second_publisher: User) -> None:
    vouched(asked, publisher)
    publisher.groups.set([Group.objects.get(name="Editor")])
    assert not vouched(asked, second_publisher)
    assert stands()


def test_a_word_is_for_that_request_and_not_for_the_next(
    asked: Asked, publisher: User, second_publisher: User, writer: User
) -> None:
    vouched(asked, publisher)
    withdraw_recovery(by=writer, now=timezone.now())
    later = asked_recovery(writer)
    with pytest.raises(RecoveryOver):
        vouched(asked, second_publisher)
    with pytest.raises(WrongFigures):
        vouched(asked, second_publisher, key=later.row.pk)
    assert not vouched(later, second_publisher)
    assert stands()


def another_app(writer: User) -> None:
    drop_second_step(by=writer)
    with_app(writer)


OVERTAKES: Mapping[str, Callable[[User], object]] = {
    "withdrawn": lambda writer: withdraw_recovery(by=writer, now=timezone.now()),
    "a new password": lambda writer: choose_password(by=writer, password=PASSWORD, verb="x"),
    "switched off by themselves": lambda writer: drop_second_step(by=writer),
    "set up anew": another_app,
    "run out": lambda writer: Recovery.objects.update(until=timezone.now()),
}


@pytest.mark.parametrize("what", OVERTAKES)
def test_what_is_over_is_over(asked: Asked, publisher: User, writer: User, what: str) -> None:
    OVERTAKES[what](writer)
    with pytest.raises(RecoveryOver):
        vouched(asked, publisher)


def test_a_password_set_past_every_action_ends_it_too(asked: Asked, publisher: User, writer: User) -> None:
    writer.set_password("quite another one")
    writer.save()
    with pytest.raises(WrongFigures):
        vouched(asked, publisher)


def test_after_a_day_it_is_over(asked: Asked, publisher: User) -> None:
    with pytest.raises(RecoveryOver):
        vouched(asked, publisher, now=asked.row.asked_at + LIFE)


def test_one_refusal_ends_it(
    asked: Asked,
    publisher: User,
    second_publisher: User,
    writer: User,
    django_capture_on_commit_callbacks: Committing,
) -> None:
    User.objects.filter(pk=writer.pk).update(email="lena@paper.example")
    vouched(asked, publisher)
    told: dict[str, Any] = {"key": asked.row.pk, "note": "She knows nothing of it.", "now": timezone.now()}
    with django_capture_on_commit_callbacks(execute=True):
        refuse_recovery(writer, **told, by=second_publisher)
    assert "second-publisher refused" in str(mail.outbox[-1].body)
    assert told_last().endswith("take the second step off writer: “She knows nothing of it.”")
    with pytest.raises(RecoveryOver):
        vouched(asked, second_publisher)
    with pytest.raises(RecoveryOver):
        refuse_recovery(writer, **told, by=publisher)


# --- held by the database ----------------------------------------------------------------------------------

BROKEN: Mapping[str, Callable[[Recovery, User, User], dict[str, object]]] = {
    "for oneself": lambda row, one, other: {"first_by": row.person},
    "for oneself, second": lambda row, one, other: {"first_by": one, "second_by": row.person},
    "twice": lambda row, one, other: {"first_by": one, "second_by": one, "end": "done"},
    "second without a first": lambda row, one, other: {"second_by": one, "end": "done"},
    "done by one": lambda row, one, other: {"first_by": one, "end": "done", "ended_at": row.asked_at},
    "two and not done": lambda row, one, other: {"first_by": one, "second_by": other},
    "ended at no time": lambda row, one, other: {"end": "refused"},
}


@pytest.mark.parametrize("what", BROKEN)
def test_no_row_says_otherwise(asked: Asked, publisher: User, second_publisher: User, what: str) -> None:
    broken = BROKEN[what](asked.row, publisher, second_publisher)
    with pytest.raises(IntegrityError):
        Recovery.objects.filter(pk=asked.row.pk).update(**broken)


def at_once(asked: Asked, *people: User) -> list[str]:
    def one(by: User) -> str:
        try:
            return str(vouched(asked, by))
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return sorted(pool.map(one, people))


@pytest.mark.django_db(transaction=True)
def test_one_who_says_it_twice_at_once_is_one(asked: Asked, publisher: User) -> None:
    assert at_once(asked, publisher, User.objects.get(pk=publisher.pk)) == ["False", "SaidAlready"]
    assert stands()


@pytest.mark.django_db(transaction=True)
def test_two_who_say_it_at_once_are_two(asked: Asked, publisher: User, second_publisher: User) -> None:
    assert at_once(asked, publisher, second_publisher) == ["False", "True"]
    assert not stands()

"""What these tests share: a person with a second step, what their app shows, and forms as pages send them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.utils import timezone

from newsroom.accounts.actions.ask_recovery import ask_recovery
from newsroom.accounts.actions.correct_colleague import Corrected, correct_colleague
from newsroom.accounts.actions.set_up_second_step import set_up_second_step
from newsroom.accounts.actions.vouch import vouch
from newsroom.accounts.codes import code_at, new_secret
from newsroom.accounts.models import Recovery
from stories.admin.telling import tell
from stories.models import Event
from tests.conftest import PASSWORD

LOGIN, CODE, ACCOUNT = "/desk/login/", "/desk/login/code/", "/desk/account/"
ELSEWHERE = "203.0.113.9"
SET_UP, LOST = "/desk/account/second-step/", "/desk/login/lost/"
LIST, ADD = "/desk/auth/user/", "/desk/auth/user/add/"
ADA = {"first_name": "Ada", "last_name": "Vik", "email": "ada@paper.example"}


class Committing(Protocol):
    """What runs once a transaction is committed runs at the end of the block."""

    def __call__(self, *, execute: bool) -> AbstractContextManager[list[Callable[[], Any]]]: ...


@dataclass(frozen=True)
class Asked:
    """A request that two say it is them, and the figures only who asked was shown."""

    row: Recovery
    figures: str


def asked_recovery(person: User, now: datetime | None = None) -> Asked:
    """Asked with Firefox on Linux, from where they had not been."""
    now = now or timezone.now()
    return Asked(*ask_recovery(by=person, browser="Firefox on Linux", known_place=False, now=now))


def vouched(asked: Asked, by: User, **other: Any) -> bool:
    """What `by` says of it, with all in order but what `other` tells."""
    told = {"key": asked.row.pk, "figures": asked.figures, "note": "She came to my desk.", **other}
    return vouch(asked.row.person, **{"now": timezone.now(), **told}, by=by)


@dataclass(frozen=True)
class App:
    """An authenticator on a telephone, and the recovery codes on paper."""

    secret: bytes
    codes: list[str]

    def shows(self, later: float = 0) -> str:
        """The six figures, `later` seconds from now."""
        return code_at(self.secret, timezone.now().timestamp() + later)


def with_app(person: User) -> App:
    """Set up five minutes ago, so that the app's present code has not been taken."""
    then, secret = timezone.now() - timedelta(minutes=5), new_secret()
    code = code_at(secret, then.timestamp())
    return App(secret, set_up_second_step(by=person, secret=secret, code=code, now=then))


def sign_in(
    client: Client, username: str, password: str = PASSWORD, where: str = "127.0.0.1", then: str = "/desk/"
) -> Any:
    told = {"username": username, "password": password, "next": then}
    return client.post(LOGIN, told, REMOTE_ADDR=where)


def guess(client: Client, username: str, times: int, where: str = "127.0.0.1") -> Any:
    """Wrong passwords, `times` of them; what the last is told."""
    return [sign_in(client, username, f"wrong {number}", where) for number in range(times)][-1]


def is_in(client: Client) -> bool:
    return client.get("/desk/").status_code == 200


def group(name: str) -> Group:
    return Group.objects.get(name=name)


def at(who: User) -> str:
    return f"/desk/auth/user/{who.pk}/change/"


def press(client: Client, who: User, button: str, **told: object) -> str:
    return client.post(at(who), {button: "yes", **told}, follow=True).content.decode()


def told_last() -> str:
    return tell([Event.objects.latest("pk")])[0].whole


def again(client: Client, username: str = "writer", password: str = PASSWORD) -> bool:
    """Out, and in again by password: whether that was enough."""
    client.post("/desk/logout/")
    sign_in(client, username, password)
    return is_in(client)


def cookie(person: User) -> str:
    """The name of what a trusted device keeps."""
    return f"device-{person.pk}"


def corrected(who: User, by: User, **other: str) -> Corrected:
    told = {"first_name": who.first_name, "last_name": who.last_name, "email": who.email, **other}
    return correct_colleague(who, **told, by=by, now=timezone.now())


def mails() -> dict[str, str]:
    """What was mailed, by the address each went to."""
    return {one.to[0]: f"{one.subject}\n{one.body}" for one in mail.outbox}

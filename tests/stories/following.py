"""Readers who follow something, as forms and links bring it about; and a mail server of the test's own."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.utils import timezone

from stories.actions.ask_to_follow import Tag, ask_to_follow
from stories.actions.confirm_follow import confirm_follow
from stories.actions.mail_readers import mail_what_readers_wait_for
from stories.models import Edition, Follow

ADA = "ada@mail.example"
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


def asked(
    what: Edition | Tag, address: str = ADA, choice: str = "every", at: datetime | None = None
) -> Follow:
    ask_to_follow(address, what, choice, place=address, now=at or timezone.now())
    return Follow.objects.latest("pk")


def follows(what: Edition | Tag, address: str = ADA, choice: str = "every") -> Follow:
    """Confirmed, from the newest edition there is."""
    follow = asked(what, address, choice)
    confirm_follow(follow.key, choice, now=timezone.now())
    newest = Edition.objects.order_by("-entry").values_list("entry", flat=True).first() or 0
    Follow.objects.filter(pk=follow.pk).update(since=newest, asking="")
    return Follow.objects.get(pk=follow.pk)


def run(connection: BaseEmailBackend | None = None, after: timedelta = timedelta()) -> int:
    return mail_what_readers_wait_for(timezone.now() + after, connection)


def told() -> list[str]:
    """Who was written to, in order."""
    return [message.to[0] for message in mail.outbox]


class Server(BaseEmailBackend):
    """Keeps what it takes; `does` is called with each message first, and may raise."""

    def __init__(self, does: Callable[[Any], None] = lambda message: None) -> None:
        super().__init__()
        self.does, self.taken = does, list[str]()

    def send_messages(self, email_messages: Sequence[Any]) -> int:
        for message in email_messages:
            self.does(message)
            self.taken.append(message.to[0])
        return len(email_messages)


def slip(client: Client, at: str) -> str:
    """What the form at this address carries."""
    found = re.search(r'name="slip" value="([^"]+)"', client.get(at).content.decode())
    assert found is not None
    return found[1]


def link(name: str, body: str) -> str:
    """The path of a link in a message, by what stands in it: confirm, mine, end."""
    found = re.search(rf"https?://[^/]+(/follow/{name}/\S+)", body)
    assert found is not None
    return found[1]


class Killed(BaseException):
    """The process ends here: nothing catches it."""


def refuses(code: int, words: bytes = b"no") -> Callable[[Any], None]:
    def does(message: Any) -> None:
        raise SMTPRecipientsRefused({message.to[0]: (code, words)})

    return does


def breaks(error: BaseException) -> Callable[[Any], None]:
    def does(message: Any) -> None:
        raise error

    return does

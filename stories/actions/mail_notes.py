"""Mail copies of what stands in inboxes: one message a person and run, text only. The inbox is the record.

A note is claimed before its mail is sent, and never mailed again: a worker killed in between loses that
copy and sends none twice. While the mail server cannot be reached nothing is claimed.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.tasks import task
from django.urls import reverse
from django.utils import timezone

from stories.inbox import place, seen_now
from stories.models import Note
from stories.people import display_name
from stories.rules.notes import Heard, line

logger = logging.getLogger(__name__)

# What is read at the desk by then needs no copy.
DELAY = timedelta(minutes=2)
MOST = 500
FOOT = "This is a copy of your inbox at the desk. What you read there within two minutes is not mailed."


@task()
def mail_notes() -> int:
    """Run by the worker's clock, also by several at once; the number of messages."""
    return mail_what_waits(timezone.now())


def mail_what_waits(now: datetime, connection: BaseEmailBackend | None = None) -> int:
    """Mail what has waited unread; what needs no mail is seen to without one."""
    due = Note.objects.filter(mailed_at=None, at__lte=now - DELAY)
    due.exclude(pk__in=_wanting(due)).update(mailed_at=now)
    waiting = _by_person(_wanting(due).order_by("pk")[:MOST])
    if not waiting:
        return 0
    with connection or mailers.default as mailer:
        return sum(_mail(person, keys, mailer, now) for person, keys in waiting.items())


def _wanting(notes: QuerySet[Note]) -> QuerySet[Note]:
    """Unread, to somebody here with an address, of what they may see now."""
    return seen_now(notes).filter(read_at=None, to__is_active=True).exclude(to__email="")


def _by_person(notes: QuerySet[Note]) -> Mapping[User, Sequence[int]]:
    found: defaultdict[User, list[int]] = defaultdict(list)
    for note in notes.select_related("to"):
        found[note.to].append(note.pk)
    return found


def _mail(person: User, keys: Sequence[int], mailer: BaseEmailBackend, now: datetime) -> int:
    notes = _claim(keys, now)
    return mailer.send_messages([message(person, notes, now)]) or 0 if notes else 0


def _claim(keys: Sequence[int], now: datetime) -> list[Note]:
    """Those of these that nobody else claimed, and that may still be mailed; from here on ours to send."""
    with transaction.atomic():
        held = Note.objects.select_for_update(of=("self",)).filter(pk__in=keys, mailed_at=None)
        mine = {note.pk for note in held}
        Note.objects.filter(pk__in=mine).update(mailed_at=now)
        rows = _wanting(Note.objects.filter(pk__in=mine)).select_related("story", "by")
        return list(rows.order_by("pk"))


def message(person: User, notes: Sequence[Note], now: datetime) -> EmailMessage:
    first = notes[0]
    about = " ".join((first.story.headline if first.story else "your inbox").split())
    count = "1 note" if len(notes) == 1 else f"{len(notes)} notes"
    host = urlsplit(settings.NEWSROOM_URL).hostname or "localhost"
    return EmailMessage(
        subject=f"{count}: {about}",
        body="\n\n".join([*(_said(note, now) for note in notes), f"{_address(reverse('inbox'))}\n{FOOT}\n"]),
        to=[person.email],
        headers={
            "List-Id": f"{settings.NEWSROOM_NAME} desk <desk.{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _said(note: Note, now: datetime) -> str:
    return f"{line(heard(note, now)).text}\n{_address(place(note))}"


def _address(path: str) -> str:
    return f"{settings.NEWSROOM_URL}{path}"


def heard(note: Note, now: datetime) -> Heard:
    """A line of an inbox as its sentence is made from it."""
    return Heard(
        kind=note.kind,
        who=display_name(note.by) if note.by else "",
        headline=note.story.headline if note.story else "",
        detail=note.detail,
        zone=timezone.get_default_timezone(),
        now=now,
    )

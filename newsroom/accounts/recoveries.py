"""Requests to take a second step off whose device is lost: who may vouch, and what ends them."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from newsroom.accounts.errors import RecoveryOver
from newsroom.accounts.mails import tell
from newsroom.accounts.models import Recovery
from newsroom.accounts.permissions import keepers, may_keep, may_touch
from stories.models import Event, Note
from stories.people import display_name

LIFE = timedelta(hours=24)
NEEDED = 2
FIGURES = 6


def new_figures() -> str:
    return f"{secrets.randbelow(10**FIGURES):0{FIGURES}}"


def digest(person: User, figures: str) -> str:
    """It fits no more once the password is another, by whatever way that changed."""
    told = f"{person.pk} {person.get_session_auth_hash()} {figures}"
    return salted_hmac("newsroom.accounts.recoveries", told, algorithm="sha256").hexdigest()


def fits(row: Recovery, person: User, figures: str) -> bool:
    bare = "".join(figures.split())
    return constant_time_compare(row.figures, digest(person, bare))


def open_at(now: datetime) -> QuerySet[Recovery]:
    return Recovery.objects.filter(end=Recovery.End.OPEN, until__gt=now)


def open_of(person: User, now: datetime) -> Recovery | None:
    return open_at(now).filter(person=person).first()


def held(person: User, key: int, now: datetime) -> Recovery:
    """That very request of theirs, held. Raises RecoveryOver, also where another has taken its place."""
    row = open_at(now).select_for_update(of=("self",)).filter(person=person, pk=key).first()
    if row is None:
        raise RecoveryOver
    return row


def may_vouch(by: User, row: Recovery) -> bool:
    """Only who was asked: else one publisher would add, or raise, a second self meanwhile, and be two."""
    may = may_keep(by) and may_touch(row.person, by)
    return may and row.asked.filter(pk=by.pk).exists()


def vouchers(person: User) -> list[User]:
    """Who may say, of a request made now, that it is them."""
    chiefs = User.objects.filter(is_superuser=True, is_active=True, is_staff=True)
    members = User.objects.filter(Q(pk__in=keepers().values("pk")) | Q(pk__in=chiefs.values("pk")))
    return [one for one in members.order_by("pk") if may_touch(person, one)]


def close(row: Recovery, end: Recovery.End, now: datetime) -> None:
    """Part of whatever ended it: it waits in nobody's inbox any more."""
    row.end, row.ended_at = end, now
    row.save()
    Note.objects.filter(key=key_of(row), read_at=None).update(read_at=now)


def answered(row: Recovery, by: User, now: datetime) -> None:
    """Whoever has said what they know is waited for no more."""
    Note.objects.filter(key=key_of(row), to=by, read_at=None).update(read_at=now)


def key_of(row: Recovery) -> str:
    return f"recovery {row.pk}"


def overtake(person: User) -> None:
    """They came in by another way, or changed what they sign in with: nobody's word is needed any more."""
    for row in Recovery.objects.select_for_update(of=("self",)).filter(person=person, end=Recovery.End.OPEN):
        close(row, Recovery.End.OVERTAKEN, timezone.now())
        Event.objects.record("needed no recovery", by=person)


def run_out(row: Recovery, now: datetime) -> None:
    close(row, Recovery.End.RAN_OUT, now)
    Event.objects.record("recovery ran out", by=None, name=display_name(row.person))
    tell(row.person, "Your request for help ended", more="Nothing came of it within 24 hours.")


def end_what_ran_out(now: datetime) -> int:
    """Requests whose time is over, told to who asked; how many."""
    with transaction.atomic():
        over = Recovery.objects.filter(end=Recovery.End.OPEN, until__lte=now)
        rows = list(over.select_for_update(of=("self",)).select_related("person"))
        for row in rows:
            run_out(row, now)
    return len(rows)

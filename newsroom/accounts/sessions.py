"""A person's open sessions. All are read through, as many as people are at work: so none is missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone

# What a session knows of how it began: when, with which browser, whether with the second step, and whether
# without one because others had taken it off.
BEGAN = "began"


@dataclass(frozen=True)
class Open:
    """`since` is None for a session from before this was noted."""

    key: str
    since: datetime | None
    browser: str
    expires: datetime


def of(person: User, now: datetime) -> list[Open]:
    """The newest first."""
    found = [_told(row, kept) for row, kept in _sessions(person, now)]
    return sorted(found, key=lambda one: one.since or one.expires, reverse=True)


def end(person: User, *, but: str | None = None) -> int:
    """End them, all but the one with the key `but`; how many."""
    keys = [row.session_key for row, _ in _sessions(person, timezone.now()) if row.session_key != but]
    return Session.objects.filter(session_key__in=keys).delete()[0]


def forget_ended(now: datetime) -> int:
    """Drop those whose time is over: whoever looks for a person's reads through all there are; how many."""
    return Session.objects.filter(expire_date__lt=now).delete()[0]


def _sessions(person: User, now: datetime) -> Iterator[tuple[Session, Mapping[str, Any]]]:
    for row in Session.objects.filter(expire_date__gt=now).iterator():
        kept = row.get_decoded()
        if kept.get(SESSION_KEY) == str(person.pk):
            yield row, kept


def _told(row: Session, kept: Mapping[str, Any]) -> Open:
    began = kept.get(BEGAN, {})
    since = datetime.fromisoformat(began["since"]) if began.get("since") else None
    return Open(str(row.session_key), since, began.get("browser", ""), row.expire_date)

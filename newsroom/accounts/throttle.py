"""Guesses are counted before they are looked at, in a table all nodes share.

So a hundred sent at once are no hundred guesses: each waits for the count of the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.crypto import salted_hmac

from newsroom.accounts.errors import TooManyTries
from newsroom.accounts.models import KnownPlace, Tries
from newsroom.accounts.rules.waits import FROM_ONE_PLACE, GUESSES, Rule


@dataclass(frozen=True)
class Counted:
    """What a guess is counted at; `shared` by others, who did not guess what was right."""

    of: str
    rule: Rule
    shared: bool = False

    @property
    def key(self) -> str:
        # What people typed for a name is sometimes their password: it stands nowhere.
        return salted_hmac("newsroom.accounts.tries", self.of, algorithm="sha256").hexdigest()


def at_person(kind: str, person: User | None, typed: str, place: str) -> list[Counted]:
    """For guesses at somebody's password or code ("name", "code", "again").

    A name nobody has is counted like one of ours. Where a person has been before they are counted
    apart: whoever guesses elsewhere, or there at other names, does not keep them out.
    """
    whose = f"{person.pk}" if person else f"typed {typed.casefold()}"
    if person and KnownPlace.objects.filter(person=person, place=place).exists():
        return [Counted(f"{kind} {whose} {place}", GUESSES)]
    return [Counted(f"{kind} {whose}", GUESSES), Counted(f"place {place}", FROM_ONE_PLACE, shared=True)]


def count(counted: Sequence[Counted], now: datetime) -> None:
    """Count a guess that is about to be looked at. Raises TooManyTries, and then counts nothing."""
    with transaction.atomic():
        rows = [(one, _held(one, now)) for one in sorted(counted, key=lambda one: one.key)]
        for one, row in rows:
            _stop(one, row, now)
        for one, row in rows:
            _add(one, row, now)


def waits(counted: Sequence[Counted], now: datetime) -> TooManyTries | None:
    """What the next guess would be told now, None where it would be looked at."""
    rows = {row.key: row for row in Tries.objects.filter(key__in=[one.key for one in counted])}
    for one in counted:
        try:
            _stop(one, rows.get(one.key), now)
        except TooManyTries as stopped:
            return stopped
    return None


def wrong(one: Counted) -> int:
    """How many guesses are counted at it now."""
    return Tries.objects.filter(key=one.key).values_list("count", flat=True).first() or 0


def was_right(counted: Sequence[Counted]) -> None:
    """The guess was none: what is the person's own begins anew, what others share loses this one."""
    Tries.objects.filter(key__in=[one.key for one in counted if not one.shared]).delete()
    with transaction.atomic():
        for one in (one for one in counted if one.shared):
            for row in Tries.objects.select_for_update().filter(key=one.key, count__gt=0):
                row.count -= 1
                row.until = row.until if row.count >= one.rule.free else None
                row.save()


def forgive(person: User, place: str) -> None:
    """Who has shown by a mail that they are themselves waits no longer, wherever they are."""
    kinds = ("name", "code", "again")
    told = [f"{kind} {person.pk}{at}" for kind in kinds for at in ("", f" {place}")]
    Tries.objects.filter(key__in=[Counted(of, GUESSES).key for of in told]).delete()


def forget_tries(now: datetime) -> int:
    """Drop the counts that count no more; how many."""
    return Tries.objects.filter(last_at__lt=now - 2 * GUESSES.forgets).delete()[0]


def _held(one: Counted, now: datetime) -> Tries:
    row, _ = Tries.objects.select_for_update().get_or_create(key=one.key, defaults={"last_at": now})
    if row.last_at < now - one.rule.forgets:
        row.count, row.until = 0, None
    return row


def _stop(one: Counted, row: Tries | None, now: datetime) -> None:
    if row and row.until and now < row.until:
        raise TooManyTries(row.last_at, row.until, everywhere=one.shared)


def _add(one: Counted, row: Tries, now: datetime) -> None:
    row.count += 1
    row.last_at = now
    row.until = now + one.rule.wait(row.count) if one.rule.wait(row.count) else None
    row.save()

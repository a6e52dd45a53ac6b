"""Messages of an edition to who follows it: part of mailing readers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.db.models import F, QuerySet
from django.utils import timezone

from stories.letter import Letter, Outcome, next_try
from stories.mails import Mail, edition_mail
from stories.models import Delivery, Edition, Follow, Follower

BATCH = 200
# An address that refuses so many editions one after the other is no reader's any more.
GIVEN_UP_AFTER = 3
State = Delivery.State
# Texts and evidence stay in the database: each edition that is told is read once a batch.
HEAVY = tuple(
    f"follow__story__{name}"
    for name in ("body", "live_edition__content", "live_edition__evidence", "live_edition__statement")
)


def due(now: datetime) -> Iterator[Letter]:
    """Oldest first, a batch at a time; what a batch leaves waiting is not offered twice."""
    waiting = Delivery.objects.filter(state=State.WAITING, due_at__lte=now, follow__isnull=False)
    rows = waiting.select_related("follow__follower", "follow__story__live_edition").defer(*HEAVY)
    last, more = 0, True
    while more:
        batch = list(rows.filter(pk__gt=last).order_by("pk")[:BATCH])
        editions = Edition.objects.defer("evidence").in_bulk({one.edition_id for one in batch})
        for one in batch:
            last = one.pk
            yield _letter(one, editions[one.edition_id])
        more = len(batch) == BATCH


def doubt(before: datetime, now: datetime) -> int:
    """Those whose worker ended before they were answered: never sent again. The number."""
    lost = Delivery.objects.filter(state=State.SENDING, at__lt=before)
    return lost.update(state=State.DOUBTED, at=now)


def _letter(one: Delivery, edition: Edition) -> Letter:
    return Letter(partial(_claim, one), partial(_write, one, edition), partial(_settle, one))


def _claim(one: Delivery) -> bool:
    mine = Delivery.objects.filter(pk=one.pk, state=State.WAITING, follow__isnull=False)
    return bool(mine.update(state=State.SENDING, at=timezone.now()))


def _write(one: Delivery, edition: Edition) -> Mail:
    follow: Follow | None = one.follow
    if follow is None:
        raise Follow.DoesNotExist
    return edition_mail(edition, follow)


def _settle(one: Delivery, outcome: Outcome) -> None:
    if outcome is Outcome.LATER:
        _put_off(one)
    elif outcome is Outcome.AWAY:
        _into(one, State.WAITING)
    else:
        ends = {Outcome.SENT: State.SENT, Outcome.DOUBTED: State.DOUBTED}
        _into(one, ends.get(outcome, State.REFUSED))
    if outcome is Outcome.SENT:
        Follower.objects.filter(pk=one.follower_id, refused__gt=0).update(refused=0)
    if outcome is Outcome.REFUSED:
        _blame(one)


def _into(one: Delivery, state: State) -> None:
    _mine(one).update(state=state, at=timezone.now())


def _put_off(one: Delivery) -> None:
    wait, now = next_try(one.tries + 1), timezone.now()
    if wait is None:
        _into(one, State.REFUSED)
        _blame(one)
        return
    _mine(one).update(state=State.WAITING, tries=F("tries") + 1, due_at=now + wait, at=now)


def _mine(one: Delivery) -> QuerySet[Delivery]:
    """What was called lost meanwhile stays in doubt."""
    return Delivery.objects.filter(pk=one.pk, state=State.SENDING)


def _blame(one: Delivery) -> None:
    whose = Follower.objects.filter(pk=one.follower_id)
    whose.update(refused=F("refused") + 1)
    whose.filter(refused__gte=GIVEN_UP_AFTER).delete()

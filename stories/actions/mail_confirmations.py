"""Requests to confirm that wait to be mailed: part of mailing readers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from django.db.models import F, Q
from django.utils import timezone

from stories.letter import WAITS, Letter, Outcome
from stories.mails import confirm_mail
from stories.models import Follow
from stories.signed import CONFIRM_WITHIN

MOST = 500


def due(now: datetime) -> Iterator[Letter]:
    """Who asked first is written to first."""
    waited = Q()
    for tries, wait in enumerate((timedelta(), *WAITS)):
        waited |= Q(tries=tries, asked_at__lte=now - wait)
    asking = Follow.objects.exclude(asking="").filter(waited, asked_at__gt=now - CONFIRM_WITHIN)
    for follow in asking.select_related("follower", "story__live_edition").order_by("asked_at")[:MOST]:
        yield Letter(partial(_claim, follow), partial(confirm_mail, follow), partial(_settle, follow))


def _claim(follow: Follow) -> bool:
    """One in doubt is asked for again by who waits for it."""
    mine = Follow.objects.filter(pk=follow.pk, asking=follow.asking, asked_at=follow.asked_at)
    return bool(mine.update(asking=""))


def _settle(follow: Follow, outcome: Outcome) -> None:
    again = Follow.objects.filter(pk=follow.pk, asking="", asked_at=follow.asked_at)
    if outcome is Outcome.AWAY:
        again.update(asking=follow.asking)
    elif outcome is Outcome.LATER and follow.tries < len(WAITS):
        again.update(asking=follow.asking, tries=F("tries") + 1)
    elif outcome in {Outcome.LATER, Outcome.REFUSED} and follow.confirmed_at is None:
        # Who cannot be reached cannot confirm; the address is not kept for the rest of its time.
        again.update(asked_at=timezone.now() - CONFIRM_WITHIN)

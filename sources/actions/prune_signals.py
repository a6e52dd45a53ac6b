from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.tasks import task
from django.utils import timezone

from sources.intake.feed_markup import MOST_ITEMS
from sources.models import Feed, Retrieval, Signal, Term

BATCH = 500


@task()
def prune_signals() -> int:
    """Forget signals nobody kept; run by the worker's clock. Their number."""
    return prune(timezone.now(), older_than=kept_for())


def kept_for() -> timedelta:
    """How long a signal nobody keeps stays."""
    return timedelta(days=settings.SIGNALS_KEPT_DAYS)


def prune(now: datetime, *, older_than: timedelta, batch: int = BATCH) -> int:
    """Delete, with their terms, the signals seen longer ago that no one kept; their number.

    Kept ones stay, those being read on a story stay, and so do undated ones that their feed may still list:
    it would bring them again. A group whose first signal goes is led by the next.
    """
    old = _forgettable(now - older_than)
    gone = 0
    while rows := list(old.values_list("pk", flat=True)[:batch]):
        with transaction.atomic():
            gone += _delete(rows)
    return gone


def _forgettable(before: datetime) -> QuerySet[Signal]:
    reading = Retrieval.objects.filter(signals=OuterRef("pk"), state__in=Retrieval.OPEN)
    left = Q(state__in=[Signal.State.NEW, Signal.State.DISMISSED], reference__isnull=True)
    dated = Q(feed__isnull=True) | Q(published_at__isnull=False)
    old = Signal.objects.filter(left, ~Exists(reading), seen_at__lt=before)
    return old.filter(dated | ~Q(pk__in=_still_listed())).order_by("pk")


def _still_listed() -> list[int]:
    """Undated signals among the newest of their feed: what a feed may list at most."""
    feeds = Feed.objects.filter(Exists(Signal.objects.filter(feed=OuterRef("pk"), published_at__isnull=True)))
    return [
        pk
        for feed in feeds
        for pk, dated in feed.signals.order_by("-pk").values_list("pk", "published_at")[:MOST_ITEMS]
        if dated is None
    ]


def _delete(rows: list[int]) -> int:
    for group in set(
        Signal.objects.filter(head__in=rows).exclude(pk__in=rows).values_list("head", flat=True)
    ):
        members = Signal.objects.filter(head=group).exclude(pk__in=rows)
        members.update(head=members.order_by("pk").values_list("pk", flat=True)[0])
    Term.objects.filter(signal__in=rows).delete()
    Signal.objects.filter(pk__in=rows).delete()
    return len(rows)

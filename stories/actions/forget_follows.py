"""What is kept of readers no longer than it is needed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from stories.models import Delivery, Follow, Follower, Knock
from stories.signed import CONFIRM_WITHIN

KNOCKS_KEPT, DELIVERIES_KEPT = timedelta(days=2), timedelta(days=30)
BATCH = 1000


@task()
def forget_follows() -> int:
    """Run by the worker's clock; the number of requests nobody confirmed in time, with their deliveries."""
    return forget_what_is_over(timezone.now())


def forget_what_is_over(now: datetime) -> int:
    late = Follow.objects.filter(confirmed_at__isnull=True, asked_at__lte=now - CONFIRM_WITHIN)
    gone, _ = late.delete()
    with transaction.atomic():
        # Held, so that one who asks at this moment is not forgotten with the rest.
        idle = Follower.objects.select_for_update(of=("self",)).filter(follows=None)
        Follower.objects.filter(pk__in=[one.pk for one in idle.only("pk")[:BATCH]], follows=None).delete()
    Knock.objects.filter(since__lt=now - KNOCKS_KEPT).delete()
    over = Delivery.objects.filter(at__lt=now - DELIVERIES_KEPT).exclude(state=Delivery.State.WAITING)
    over.delete()
    return gone

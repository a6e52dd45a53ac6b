from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.tasks import task
from django.utils import timezone

from sources.actions.last_seen import LastSeen, last_seen
from sources.actions.note_look import BEGUN, note_look
from sources.actions.sight import look
from sources.errors import NotAskedFor
from sources.intake.fetch import Condition
from sources.models import Change, Reference, Watch
from sources.permissions import require
from sources.rules.canonical import host

# One host is not asked more often than this, nor does one run of the clock take longer.
APART = timedelta(seconds=5)
BUDGET = 45.0
PAUSE = 1.0
IN_SIGHT = 20
AFTER_A_FAULT = timedelta(days=1)

type Clock = Callable[[], datetime]
log = logging.getLogger(__name__)


def look_again(reference_id: int, *, by: User | None = None, clock: Clock = timezone.now) -> Change | None:
    """Ask for a reference's page again and write down what changed: the gravest change, None for none.

    What the reference was kept as stays; a new copy is archived when the page says something else, is
    refused, or a person asked (`by`; nobody is the newsroom's own watch). A retraction takes the
    reference out of the count; of whatever else is found people are told. A confidential one is left
    alone, whoever asked before it became that.
    """
    reference = Reference.objects.select_related("publisher").get(pk=reference_id)
    if reference.confidential:
        return None
    watch, _ = Watch.objects.get_or_create(reference=reference)
    last = last_seen(reference)
    if not last.address:
        return None
    who = _named(reference, last)
    known = Condition() if by else Condition(watch.etag, watch.last_modified)
    sight = look(last, known, who=who, clock=clock)
    with transaction.atomic():
        watch = Watch.objects.select_for_update().get(pk=watch.pk)
        now = last_seen(reference)
        if (now.retrieval, now.was) != (last.retrieval, last.was):
            # Somebody looked at the same moment and has written down what both saw.
            return None
        return note_look(watch, last, sight, who=who, now=clock(), by=by)


@task()
def look_now(reference_id: int, by_id: int) -> None:
    look_again(reference_id, by=User.objects.get(pk=by_id))


def look_again_now(reference: Reference, *, by: User) -> None:
    """Have a page looked at again at once, in the background, whatever became of the reference; what came
    is archived. Raises NotAskedFor, NotAllowed."""
    require(by, "read_pages")
    if Reference.objects.filter(pk=reference.pk, confidential=True).exists():
        raise NotAskedFor
    transaction.on_commit(partial(look_now.enqueue, reference.pk, by.pk))


@task()
def look_again_due() -> None:
    """Look at every page whose time has come, as far as one run of the clock goes; run by the worker."""
    look_at_due()


def look_at_due(
    *,
    clock: Clock = timezone.now,
    timer: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """How many pages were looked at. Several workers share the work: each page is one worker's."""
    until, looked = timer() + BUDGET, 0
    while timer() < until:
        now = clock()
        if not _due(now).exists():
            break
        watch = _claimed(now)
        if watch is None:
            sleep(PAUSE)
            continue
        _look_safely(watch, clock)
        looked += 1
    return looked


def _due(now: datetime) -> QuerySet[Watch]:
    # A row may ask for what became confidential while it was written.
    return Watch.objects.filter(next_at__lte=now, reference__confidential=False)


def _claimed(now: datetime) -> Watch | None:
    """The longest due whose site was left alone for a while, now this worker's; None for none."""
    late = Watch.objects.filter(looked_at__gt=now - APART).values_list("reference__url", flat=True)
    free = _due(now)
    for site in {_site(url) for url in late if url}:
        free = free.exclude(reference__url__startswith=site)
    for watch in free.order_by("next_at", "pk")[:IN_SIGHT]:
        mine = Watch.objects.filter(pk=watch.pk, next_at=watch.next_at)
        if mine.update(next_at=now + BEGUN, looked_at=now):
            return watch
    return None


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def _look_safely(watch: Watch, clock: Clock) -> None:
    try:
        look_again(watch.reference_id, clock=clock)
    except Exception:
        # One page that breaks the reader must not keep all others waiting.
        log.exception("Looking again at reference %s broke off", watch.reference_id)
        Watch.objects.filter(pk=watch.pk).update(next_at=clock() + AFTER_A_FAULT)


def _named(reference: Reference, last: LastSeen) -> str:
    return reference.publisher.name if reference.publisher else host(last.address)

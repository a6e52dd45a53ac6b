from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django.utils import timezone

from sources.models import Reference, Watch
from sources.rules.looks import wait


def start_watching(references: Iterable[Reference], *, clock: Callable[[], datetime] = timezone.now) -> None:
    """From now on look at the pages of these references again; those watched already keep their rhythm.

    What has no page is not watched, nor what is confidential: asking for it again and again would
    point at it.
    """
    open_pages = [one.pk for one in references if one.url and not one.confidential]
    known = Watch.objects.filter(reference__in=open_pages)
    new = set(open_pages) - set(known.values_list("reference", flat=True))
    Watch.objects.bulk_create([Watch(reference_id=pk) for pk in new], ignore_conflicts=True)
    resting = list(Watch.objects.filter(reference__in=open_pages, next_at=None))
    now = clock()
    for watch in resting:
        watch.looks, watch.unseen = 0, 0
        watch.next_at = now + wait(0, 0, watch.reference_id)
    Watch.objects.bulk_update(resting, ["looks", "unseen", "next_at"])


def stop_watching(references: Iterable[Reference]) -> None:
    """Look no longer: no published story rests on these any more, or they are confidential now."""
    Watch.objects.filter(reference__in=references).update(next_at=None)

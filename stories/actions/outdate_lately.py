"""Marking what was published and was not marked: a process may be killed, or a folder full, just then."""

from __future__ import annotations

from datetime import timedelta

from django.tasks import task
from django.utils import timezone

from stories.models import Edition
from stories.outdated import outdate, outdated

LATELY, MOST = timedelta(hours=1), 500


@task()
def outdate_lately() -> int:
    """Mark the stories whose last edition left no mark; the number of their addresses. Raises OSError."""
    newest = Edition.objects.order_by("-entry").values_list("story", "published_at")[:MOST]
    since = timezone.now() - LATELY
    told = Edition.objects.filter(story__in=[story for story, at in newest if at >= since])
    last = dict(told.values_list("slug", "story__live_edition__published_at"))
    unmarked = [slug for slug, at in last.items() if not outdated(slug, int(at.timestamp() * 10**9))]
    outdate(unmarked)
    return len(unmarked)

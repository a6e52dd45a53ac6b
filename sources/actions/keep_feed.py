"""What editors do with a feed once it is there: pause, resume, another interval, poll it now."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sources.actions.poll_feed import poll_feed_now
from sources.actions.poll_feeds import CLAIMED_FOR
from sources.errors import NoSuchInterval
from sources.models import Feed
from sources.permissions import require


def pause_feed(feed: Feed, *, by: User) -> None:
    """Stop polling; its signals stay. Raises NotAllowed."""
    require(by, "keep_feeds")
    Feed.objects.filter(pk=feed.pk).update(state=Feed.State.PAUSED)


def resume_feed(feed: Feed, *, by: User) -> None:
    """Poll a paused or closed feed again, at once and from a clean slate. Raises NotAllowed."""
    require(by, "keep_feeds")
    Feed.objects.filter(pk=feed.pk).update(state=Feed.State.ACTIVE, problem="")
    poll_now(feed, by=by)


def poll_now(feed: Feed, *, by: User) -> None:
    """Ask an active feed before it is due; its failures so far are forgotten. Raises NotAllowed."""
    require(by, "keep_feeds")
    with transaction.atomic():
        active = Feed.objects.filter(pk=feed.pk, state=Feed.State.ACTIVE)
        active.filter(failures__gt=0).update(failures=0, problem="")
        if active.update(next_at=timezone.now() + CLAIMED_FOR):
            transaction.on_commit(partial(poll_feed_now.enqueue, feed.pk))


def set_interval(feed: Feed, *, every: int, by: User) -> None:
    """Poll the feed every so many minutes, 1 to 1440, from now on. Raises NoSuchInterval, NotAllowed."""
    require(by, "keep_feeds")
    if not 1 <= every <= 1440:
        raise NoSuchInterval
    with transaction.atomic():
        feed = Feed.objects.select_for_update().get(pk=feed.pk)
        feed.every = every
        feed.next_at = min(feed.next_at, timezone.now() + timedelta(minutes=every))
        feed.save(update_fields=["every", "next_at"])

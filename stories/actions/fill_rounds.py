"""Who hears of an edition: a row for each, written before any message leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max, Min, QuerySet

from stories.models import Delivery, Edition, Follow, Round
from stories.rules.follow import told_of

BATCH = 1000
ROUNDS = 50


def fill_rounds(now: datetime) -> None:
    """Start the rounds of new editions and fill those that are not full.

    Cut off anywhere and run again, or run by two at once, each follower has one row an edition: the
    database refuses another.
    """
    _start_rounds()
    for one in Round.objects.filter(filled_at=None).select_related("edition")[:ROUNDS]:
        for follows in _following(one.edition):
            _put(follows, one.edition, now)
        Round.objects.filter(pk=one.pk).update(filled_at=now)


def _start_rounds() -> None:
    """For editions later than any round, and later than when the first of those who follow began."""
    first = Follow.objects.filter(confirmed_at__isnull=False).aggregate(first=Min("since"))["first"]
    if first is None:
        return
    last = Round.objects.aggregate(last=Max("entry"))["last"] or 0
    new = Edition.objects.filter(entry__gt=max(first, last)).order_by("entry").values_list("pk", "entry")
    Round.objects.bulk_create(
        [Round(edition_id=pk, entry=entry) for pk, entry in new[:ROUNDS]], ignore_conflicts=True
    )


def _following(edition: Edition) -> Iterator[QuerySet[Follow]]:
    """Those of the story first: who follows a tag of it, too, gets the message as one of the story's."""
    tags = [tag["slug"] for tag in edition.content["tags"]]
    heard = Follow.objects.filter(
        confirmed_at__isnull=False, since__lt=edition.entry, choice__in=told_of(edition.statement)
    )
    yield heard.filter(story=edition.story_id)
    yield heard.filter(tag__in=tags).exclude(tag="")


def _put(follows: QuerySet[Follow], edition: Edition, now: datetime) -> None:
    last, more = 0, True
    while more:
        found = list(follows.filter(pk__gt=last).order_by("pk").values_list("pk", "follower")[:BATCH])
        Delivery.objects.bulk_create(
            [
                Delivery(follower_id=follower, follow_id=follow, edition=edition, due_at=now, at=now)
                for follow, follower in found
            ],
            ignore_conflicts=True,
        )
        more = len(found) == BATCH
        last = found[-1][0] if found else 0

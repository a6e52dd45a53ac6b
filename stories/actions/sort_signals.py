from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F
from django.tasks import task
from django.utils import timezone

from sources.actions.group_signals import group_signals, rarity_of, sharing
from sources.actions.note_terms import note_terms
from sources.models import Signal
from sources.rules.rarity import Rarity
from sources.rules.terms import Terms, terms
from stories.dossier.told import open_stories, told
from stories.models import Match, Story
from stories.rules.matching import Fit, Stories

BATCH = 500
# A story saved within this time is shown what came before it.
LATELY = timedelta(minutes=10)
_MOST_EARLIER, _ANY = 300, 1000


@task()
def sort_signals() -> None:
    """Give every signal that waits its terms, its group, and its matches to open stories.

    Run by the clock. Run again it changes nothing; a second worker waits for the first one's
    batch and then takes the next. Stories saved of late are matched to what came before them.
    """
    since = timezone.now() - LATELY
    waits = Signal.objects.filter(sorted_at__isnull=True).exists()
    if not waits and not Story.objects.filter(saved_at__gte=since).exists():
        return
    rows = list(open_stories().only("headline", "standfirst", "saved_at"))
    open_now = told(rows)
    while _sort_batch(Stories(open_now)):
        pass
    _look_back({row.pk: open_now[row.pk] for row in rows if row.saved_at >= since})


def _sort_batch(stories: Stories) -> int:
    with transaction.atomic():
        # Not skipping what another worker holds: two copies of one text must meet in one order.
        waiting = Signal.objects.select_for_update().filter(sorted_at__isnull=True).order_by("pk")
        signals, now = list(waiting[:BATCH]), timezone.now()
        if signals:
            found = note_terms(signals)
            rarity = rarity_of({*stories.terms, *_words(found)})
            group_signals(signals, found, rarity, now=now)
            _match(stories, found, rarity)
            _sorted(signals, now)
    return len(signals)


def _words(found: Mapping[int, Terms]) -> Iterable[str]:
    return (word for one in found.values() for word in one.all)


def _match(stories: Stories, found: Mapping[int, Terms], rarity: Rarity) -> None:
    rows = (
        _row(story, signal, why)
        for signal, one in found.items()
        for story, why in stories.fitting(one, rarity).items()
    )
    Match.objects.bulk_create(rows, ignore_conflicts=True)


def _row(story: int, signal: int, why: Fit) -> Match:
    return Match(story_id=story, signal_id=signal, names=list(why.names), share=why.share)


def _sorted(signals: list[Signal], now: datetime) -> None:
    """Most open a group of their own: those need no word of which."""
    Signal.objects.filter(pk__in=[signal.pk for signal in signals]).update(head=F("pk"), sorted_at=now)
    joined = [(signal.head_id, signal.pk) for signal in signals if signal.head_id != signal.pk]
    with connection.cursor() as cursor:
        # One statement of as many cases takes longer to put together than all the rest of sorting.
        cursor.executemany("UPDATE sources_signal SET head_id = %s WHERE id = %s", joined)


def _look_back(late: Mapping[int, Terms]) -> None:
    """Match stories that are new, or changed, to signals that were sorted before."""
    if not late:
        return
    rarity = rarity_of(_words(late))
    near = sharing(late, rarity, most=_MOST_EARLIER, leads=_ANY)
    seen = {signal for some in near.values() for signal in some}
    rows = Signal.objects.filter(pk__in=seen, state=Signal.State.NEW).only("title", "summary")
    found = {row.pk: terms(row.title, row.summary) for row in rows}
    stories = Stories(late)
    _match(stories, found, rarity_of({*stories.terms, *_words(found)}))

"""Signals get the group of those that tell of one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from heapq import nlargest
from itertools import batched, groupby
from operator import itemgetter

from django.db.models import Count

from sources.models import Signal, Term
from sources.rules.grouping import LEADS, Item, grouped
from sources.rules.rarity import Rarity
from sources.rules.terms import Terms

ONE_EVENT = timedelta(hours=72)
# How rare a word is, is counted among so many of the newest signals.
COUNTED = 50_000
_AT_ONCE = 5_000
_MOST_ALIKE = 5


def rarity_of(words: Iterable[str]) -> Rarity:
    """How rare each of `words` is among the newest signals: by index, whatever is stored."""
    floor = _floor()
    found: dict[str, int] = {}
    for some in batched(sorted(set(words)), _AT_ONCE, strict=False):
        rows = Term.objects.filter(word__in=some, signal__gt=floor).values("word").annotate(n=Count("pk"))
        found |= dict(rows.order_by().values_list("word", "n"))
    return Rarity(found, Signal.objects.filter(pk__gt=floor).count())


def group_signals(
    signals: Sequence[Signal], told: Mapping[int, Terms], rarity: Rarity, *, now: datetime
) -> None:
    """Set `head` on each signal: the one that opened its group, itself for a new one. Saves nothing."""
    fresh = [Item(signal.pk, signal.title, told[signal.pk]) for signal in signals]
    heads = grouped(fresh, list(_candidates(told, rarity, since=now - ONE_EVENT)), rarity)
    for signal in signals:
        signal.head_id = heads[signal.pk]


def sharing(
    told: Mapping[int, Terms], rarity: Rarity, *, most: int, leads: int, counted: bool = False
) -> dict[int, list[int]]:
    """For each key of `told`: the `most` signals that share most of its `leads` rarest words, two or more.

    `counted`: the keys are signals themselves, whose words `rarity` has counted, too.
    """
    holders: dict[str, list[int]] = {}
    for key, found in told.items():
        for word in rarity.leads(found.all, most=leads, alone=int(counted)):
            holders.setdefault(word, []).append(key)
    met: dict[int, list[tuple[float, int]]] = {}
    for signal, rows in groupby(sorted(_holding(list(holders))), key=itemgetter(0)):
        for key, shared in _shared(holders, (word for _, word in rows)).items():
            if len(shared) > 1 and not (counted and signal in told):
                met.setdefault(key, []).append((rarity.squares(shared), signal))
    return {key: [signal for _, signal in nlargest(most, seen)] for key, seen in met.items()}


def _shared(holders: Mapping[str, list[int]], words: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in words:
        for key in holders[word]:
            found.setdefault(key, []).append(word)
    return found


def _holding(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    floor = _floor()
    for some in batched(sorted(words), _AT_ONCE, strict=False):
        yield from Term.objects.filter(word__in=some, signal__gt=floor).values_list("signal_id", "word")


def _candidates(told: Mapping[int, Terms], rarity: Rarity, *, since: datetime) -> Iterator[Item]:
    near = sharing(told, rarity, most=_MOST_ALIKE, leads=LEADS, counted=True)
    alike = {signal for some in near.values() for signal in some}
    rows = Signal.objects.filter(pk__in=alike, seen_at__gte=since, sorted_at__isnull=False)
    found = {pk: (title, head) for pk, title, head in rows.values_list("pk", "title", "head_id")}
    names: dict[int, set[str]] = {}
    words: dict[int, set[str]] = {}
    noted = Term.objects.filter(signal__in=found).values_list("signal_id", "word", "is_name")
    for signal, word, is_name in noted:
        (names if is_name else words).setdefault(signal, set()).add(word)
    for pk, (title, head) in found.items():
        kept = Terms(frozenset(names.get(pk, ())), frozenset(words.get(pk, ())))
        yield Item(pk, title, kept, head)


def _floor() -> int:
    newest = Signal.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (newest or 0) - COUNTED

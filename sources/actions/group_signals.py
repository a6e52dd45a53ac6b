"""Signals get their terms, and the group of those that tell of one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import batched

from django.db.models import Count

from sources.models import Signal, Term
from sources.rules.grouping import Item, grouped
from sources.rules.rarity import Rarity
from sources.rules.terms import Terms, terms

ONE_EVENT = timedelta(hours=72)
# How rare a word is, is counted among so many of the newest signals.
COUNTED = 50_000
_AT_ONCE = 5_000
# A word in more signals than this leads to no candidate; what is alike shares rarer ones too.
_LEADS = 60
_MOST_ALIKE = 20


def note_terms(signals: Iterable[Signal]) -> dict[int, Terms]:
    """Read and store what signals tell of; noted twice, it is noted once."""
    told = {signal.pk: terms(signal.title, signal.summary) for signal in signals}
    rows = (
        Term(signal_id=pk, word=word, is_name=word in found.names)
        for pk, found in told.items()
        for word in sorted(found.all)
    )
    Term.objects.bulk_create(rows, ignore_conflicts=True)
    return told


def rarity_of(words: Iterable[str]) -> Rarity:
    """How rare each of `words` is among the newest signals: by index, whatever is stored."""
    floor = _floor()
    found: dict[str, int] = {}
    for some in batched(sorted(set(words)), _AT_ONCE, strict=False):
        rows = Term.objects.filter(word__in=some, signal__gt=floor).values("word").annotate(n=Count("pk"))
        found |= {row["word"]: row["n"] for row in rows.order_by()}
    return Rarity(found, Signal.objects.filter(pk__gt=floor).count())


def group_signals(
    signals: Sequence[Signal], told: Mapping[int, Terms], rarity: Rarity, *, now: datetime
) -> None:
    """Set `head` on each signal: the one that opened its group, itself for a new one. Saves nothing."""
    fresh = [Item(signal.pk, signal.title, told[signal.pk]) for signal in signals]
    heads = grouped(fresh, list(_candidates(told, rarity, since=now - ONE_EVENT)), rarity)
    for signal in signals:
        signal.head_id = heads[signal.pk]


def sharing(told: Mapping[int, Terms], rarity: Rarity) -> dict[int, Counter[int]]:
    """For each key of `told`: the signals that share two or more of its rarer words, and how many."""
    holders: dict[str, list[int]] = {}
    for key, found in told.items():
        for word in found.all:
            if rarity.counts.get(word, 0) <= _LEADS:
                holders.setdefault(word, []).append(key)
    met: dict[int, Counter[int]] = {}
    for signal, word in _holding(holders):
        for key in holders[word]:
            met.setdefault(key, Counter())[signal] += 1
    return {key: Counter({s: n for s, n in seen.items() if n > 1}) for key, seen in met.items()}


def _holding(words: Iterable[str]) -> Iterator[tuple[int, str]]:
    floor = _floor()
    for some in batched(sorted(words), _AT_ONCE, strict=False):
        yield from Term.objects.filter(word__in=some, signal__gt=floor).values_list("signal_id", "word")


def _candidates(told: Mapping[int, Terms], rarity: Rarity, *, since: datetime) -> Iterator[Item]:
    alike = {s for seen in sharing(told, rarity).values() for s, _ in seen.most_common(_MOST_ALIKE)}
    rows = Signal.objects.filter(pk__in=alike - set(told), seen_at__gte=since, sorted_at__isnull=False)
    found = {row.pk: row for row in rows.only("title", "head")}
    names: dict[int, set[str]] = {}
    words: dict[int, set[str]] = {}
    noted = Term.objects.filter(signal__in=found).values_list("signal_id", "word", "is_name")
    for signal, word, is_name in noted:
        (names if is_name else words).setdefault(signal, set()).add(word)
    for pk, row in found.items():
        kept = Terms(frozenset(names.get(pk, ())), frozenset(words.get(pk, ())))
        yield Item(pk, row.title, kept, row.head_id)


def _floor() -> int:
    newest = Signal.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (newest or 0) - COUNTED

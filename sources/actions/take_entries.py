from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sources.actions.prune_signals import kept_for
from sources.intake.feed import Entry
from sources.models import Address, Feed, Publisher, Reference, Signal
from sources.rules.canonical import NotALink, canonical, host, variants

FIRST_TIME = 20


def take_entries(feed: Feed, entries: Iterable[Entry], *, now: datetime) -> int:
    """Make signals of the entries not seen yet; their number. Part of polling, in its transaction.

    The same address through another feed, or twice in this one, makes one signal; one kept as reference
    already makes a kept one; what is older than signals are kept makes none. Of a feed polled for the
    first time only the newest are taken.
    """
    found = _addressed(entries, now)
    fresh = _unseen(feed, found)
    if feed.changed_at is None:
        fresh = dict(sorted(fresh.items(), key=lambda pair: _age(pair[1]), reverse=True)[:FIRST_TIME])
    kept, publishers = _kept(fresh), _Publishers(feed)
    # the feed's first item is its newest: the last one made stands on top of the wire
    signals = [
        _signal(entry, url, kept.get(url), feed=feed, publisher=publishers.at(url), now=now)
        for url, entry in reversed(fresh.items())
    ]
    Signal.objects.bulk_create(signals, ignore_conflicts=True)
    return len(signals)


def _addressed(entries: Iterable[Entry], now: datetime) -> dict[str, Entry]:
    """The entries that have an address and are not too old, by canonical address."""
    found: dict[str, Entry] = {}
    for entry in entries:
        too_old = entry.published is not None and now - entry.published > kept_for()
        url = _canonical(entry.url) if not too_old else ""
        if url:
            found.setdefault(url, entry)
    return found


def _canonical(url: str) -> str:
    try:
        found = canonical(url) if url else ""
    except NotALink:
        return ""
    return found if len(found) <= 2000 else ""


def _unseen(feed: Feed, found: dict[str, Entry]) -> dict[str, Entry]:
    names = {entry.entry for entry in found.values()}
    known = set(Signal.objects.filter(feed=feed, entry__in=names).values_list("entry", flat=True))
    there = set(Signal.objects.filter(url__in=found).values_list("url", flat=True))
    fresh: dict[str, Entry] = {}
    for url, entry in found.items():
        if url not in there and entry.entry not in known:
            known.add(entry.entry)
            fresh[url] = entry
    return fresh


def _age(entry: Entry) -> float:
    return entry.published.timestamp() if entry.published else 0.0


def _kept(fresh: dict[str, Entry]) -> dict[str, Reference]:
    """The references kept under these addresses or variants of them."""
    forms = {form: url for url in fresh for form in variants(url)}
    rows = Address.objects.filter(url__in=list(forms)).select_related("reference")
    return {forms[row.url]: row.reference for row in rows.defer("reference__text")}


class _Publishers:
    """Who publishes at a host, asked once for each; a platform's pages are the feed's publisher's."""

    def __init__(self, feed: Feed) -> None:
        self.feed = feed
        self.known: dict[str, Publisher | None] = {}

    def at(self, url: str) -> Publisher | None:
        name = host(url)
        if name not in self.known:
            found = Publisher.objects.at(name)
            is_platform = found is not None and found.kind == Publisher.Kind.PLATFORM
            self.known[name] = (self.feed.publisher or found) if is_platform or not found else found
        return self.known[name]


def _signal(
    entry: Entry, url: str, kept: Reference | None, *, feed: Feed, publisher: Publisher | None, now: datetime
) -> Signal:
    return Signal(
        feed=feed,
        entry=entry.entry,
        url=url,
        title=entry.title or url[:500],
        summary=entry.summary,
        author=entry.author,
        image_url=entry.image,
        language=entry.language,
        publisher=publisher,
        published_at=entry.published,
        seen_at=now,
        state=Signal.State.KEPT if kept else Signal.State.NEW,
        reference=kept,
        decided_at=now if kept else None,
    )

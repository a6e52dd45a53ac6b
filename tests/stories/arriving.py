"""Signals made as a feed brings them, and sorted as the worker does."""

from datetime import timedelta
from itertools import count

from django.utils import timezone
from django.utils.text import slugify

from sources.models import Feed, Publisher, Signal
from stories.actions.sort_signals import sort_signals

_numbers = count(1)
NOTE = "Halden says Orrery headsets of weeks 14 to 33 swell, and tells owners to stop charging the battery."


def a_publisher(name: str = "Gadget Ledger", **facts: object) -> Publisher:
    found = Publisher.objects.filter(name=name).first()
    return found or Publisher.objects.create(name=name, slug=slugify(name), **facts)


def a_feed(publisher: Publisher | None = None) -> Feed:
    number = next(_numbers)
    return Feed.objects.create(
        url=f"https://feeds.example/{number}", title=f"Feed {number}", publisher=publisher
    )


def a_signal(
    title: str = "Halden stops selling Orrery headsets as batteries swell",
    summary: str = NOTE,
    *,
    publisher: str = "Gadget Ledger",
    minutes: int = 0,
    **facts: object,
) -> Signal:
    """A signal seen `minutes` ago, not sorted yet."""
    number = next(_numbers)
    given: dict[str, object] = {
        "url": f"https://wire.example/{number}",
        "publisher": a_publisher(publisher) if publisher else None,
        "seen_at": timezone.now() - timedelta(minutes=minutes),
        **facts,
    }
    return Signal.objects.create(
        feed=a_feed(), entry=f"entry-{number}", title=title, summary=summary, **given
    )


def arrived(*signals: Signal) -> None:
    """Sort what waits, and read the signals again."""
    sort_signals.call()
    for signal in signals:
        signal.refresh_from_db()

"""Whether the ledger stands as it was sealed; every edition is computed again, nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter

from django.utils import timezone

from stories.actions.publish import sealed
from stories.models import Edition, Ledger
from stories.rules.chain import Break, Link, first_break


@dataclass(frozen=True)
class Proof:
    """What was found: `broken` is the first entry that does not hold, `seconds` how long it took."""

    length: int
    head: str
    broken: Break | None
    at: datetime
    seconds: float


def prove_ledger() -> Proof:
    began = perf_counter()
    ledger = Ledger.objects.get(pk=1)
    broken = first_break(links(), ledger.length, ledger.digest)
    return Proof(ledger.length, ledger.digest, broken, timezone.now(), perf_counter() - began)


def links() -> Iterator[Link]:
    """Every edition in the order of the ledger, a few hundred in memory at a time."""
    rows = Edition.objects.select_related("story").order_by("entry")
    for edition in rows.iterator(chunk_size=300):
        yield link(edition)


def link(edition: Edition) -> Link:
    return Link(edition.entry, edition.previous, edition.digest, sealed(edition))

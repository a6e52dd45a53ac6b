"""The readers' lists among 100,000 published stories on PostgreSQL: time and queries of each.

Times are of the server alone, from the request to the whole page, in this process: the median of 20 after
3 to warm up, and what of it was spent in Python (`cpu`). Ends with False where a list misses a bound.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.test import Client

from stories.models import CatalogueEntry
from stories.reader.paging import SIZE
from tests.bench.desk import taken
from tests.bench.ground import database, settle
from tests.bench.readers_ground import fill

STORIES = 100_000
MOST_MS = 100.0


@dataclass(frozen=True)
class List:
    name: str
    address: str
    queries: int = 4


def main(stories: int = STORIES) -> bool:
    """Print the table; False when a bound is not kept."""
    logging.disable(logging.WARNING)
    with database():
        print(f"readers: {stories} stories, {connection.vendor}", flush=True)
        fill(stories)
        settle()
        kept = [_told(one) for one in _lists(stories)]
    print(f"readers' lists under {MOST_MS:.0f} ms: {'yes' if all(kept) else 'NO'}", flush=True)
    return all(kept)


def _lists(stories: int) -> Iterator[List]:
    newest = CatalogueEntry.objects.order_by("-entry")[3].entry
    last = -(-(stories + 1) // SIZE)
    yield List("front", "/", 5)
    yield List("front, what is new", f"/?since={newest}")
    for name, page in (("a quarter down", last // 4), ("half way", last // 2), ("last page", last)):
        yield List(f"front, {name}", f"/?page={page}")
    for label in ("emerging", "retracted"):
        yield List(f"front, {label}", f"/?label={label}")
    yield List("label page", "/labels/confirmed/")
    yield List("section", "/sections/section-1/")
    for label in ("confirmed", "disputed"):
        yield List(f"section, {label}", f"/sections/section-1/?label={label}")
    for kind, asked in (("tag", 5), ("author", 4)):
        for place, number in (("most used", 0), ("seldom used", 99)):
            yield List(f"{kind}, {place}", f"/{kind}s/{kind}-{number}/", asked)
        yield List(f"{kind}, most used, disputed", f"/{kind}s/{kind}-0/?label=disputed", asked)
    yield List("source, most used", "/sources/source-0/", 9)
    yield List("source, what is new", f"/sources/source-0/?since={newest}", 3)
    yield List("sources", "/sources/")
    yield List("sources by name", "/sources/?sort=name&page=20")
    yield List("sources, searched", "/sources/?q=source%2077", 5)


def _told(one: List) -> bool:
    # A name the site answers to; the test environment's own would have every template tell of itself.
    client = Client(SERVER_NAME="127.0.0.1")
    took = taken(lambda: client.get(one.address))  # type: ignore[arg-type, return-value]
    fails = took.queries > one.queries or took.ms > MOST_MS
    print(
        f"{one.name:<32} {took.ms:8.1f} ms  cpu {took.cpu:7.1f}  {took.queries:3} queries"
        f" {'MISSED' if fails else ''}",
        flush=True,
    )
    for query in took.slow:
        print(f"      {query}", flush=True)
    return not fails

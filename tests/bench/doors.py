"""All that finds what a new text may rest on, among very many kept ones: each door, and the whole.

Kept texts stand at an address, link to two others and to a page that everybody links to, and are a
publisher's, under a byline, of a day; a tenth is one publisher's, and another tenth under one byline.
"""

# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from random import Random
from statistics import median
from time import perf_counter
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sources.actions import find_candidates as doors
from sources.models import Address, PageLink, Publisher, Reference
from sources.rules.prints import ASKED, prints
from tests.bench.desk_words import Scribe
from tests.bench.ground import UNCHECKED

PUBLISHERS, REPORTERS, DAYS = 1_000, 5_000, 3_650
NEW, NAMED, LINKS, CARRIERS = 30, 6, 20, 3
FRONT = "https://front.example/"
MOST_MS = 50.0
BIG = ("sources_reference", "sources_address", "sources_pagelink", "sources_fingerprint")
DAY = {
    "sqlite": f"datetime('now', '-' || (id % {DAYS}) || ' days')",
    "postgresql": f"now() - id % {DAYS} * interval '1 day'",
}
DOORS: dict[str, Callable[[Reference], Iterable[object]]] = {
    "links to": doors._linked_to,
    "linked from": doors._linking_here,
    "shares prints": doors.sharing_prints,
    "publisher, byline": doors._near,
    "all of them": doors.candidates,
}


def measured(texts: int) -> bool:
    """Print what each door takes among `texts` kept texts; False where the whole took 50 ms or more, where a
    door found nothing, or where one reads a large table from end to end."""
    new = fill(texts, Random(texts))
    worst, empty = 0.0, []
    for name, door in DOORS.items():
        times, found = zip(*(timed(door, one) for one in new), strict=True)
        worst = max(times)
        empty += [name] * (not all(found))
        print(f"{'':>10} {name:<18} median {median(times):>7.2f}  worst {worst:>7.2f} ms", flush=True)
    scans = sorted({table for one in new[:5] for table in scanned(one)})
    said = [f"finds nothing by {name}" for name in empty] + [f"SCANS {table}" for table in scans]
    print(f"{'':>10} {', '.join(said) or 'each by an index'}", flush=True)
    return worst < MOST_MS and not said


def timed(door: Callable[[Reference], Iterable[object]], one: Reference) -> tuple[float, int]:
    """Milliseconds, the least of three times, for other work of the machine is none of the look-up's; and how
    much was found, of doors with several lists in the least of them."""
    times, found = [], list[object]()
    for _ in range(3):
        reference = Reference.objects.get(pk=one.pk)
        begun = perf_counter()
        found = list(door(reference))
        times.append((perf_counter() - begun) * 1000)
    return min(times), min((len(row) for row in found if isinstance(row, list)), default=len(found))


def scanned(one: Reference) -> Iterator[str]:
    with CaptureQueriesContext(connection) as seen:
        doors.candidates(one)
    for query in [str(query["sql"]) for query in seen]:
        plan = explained(query) if query.startswith("SELECT") else ""
        yield from (
            table for table in BIG if any(f"{way} {table}" in plan for way in ("Seq Scan on", "SCAN"))
        )


def explained(query: str) -> str:
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        # Already with its values in it: Django's cursor would look for more.
        cursor.execute(f"{explain} {query}", None)
        return "; ".join(str(row[-1]).strip().replace('"', "") for row in cursor.fetchall())


def fill(texts: int, dice: Random) -> list[Reference]:
    """Says of the kept texts what the doors ask for; gives the new ones, of which each finds some."""
    names = [f"{word.capitalize()} Herald" for word in dict.fromkeys(Scribe(dice).words)][:PUBLISHERS]
    Publisher.objects.bulk_create(
        Publisher(name=name, slug=f"herald-{n}", kind="outlet") for n, name in enumerate(names)
    )
    ids = list(Publisher.objects.order_by("pk").values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(UNCHECKED[connection.vendor])
        for statement in kept(ids[0]):
            cursor.execute(statement, None)
    new = [a_new_text(number, texts, names, ids, dice) for number in range(NEW)]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return new


def kept(first: int) -> Iterator[str]:
    """SQL over all references there are: their publisher, byline and day, their addresses and links."""
    yield (
        f"UPDATE sources_reference SET published_at = {DAY[connection.vendor]},"
        f" publisher_id = {first} + CASE WHEN id % 10 = 0 THEN 0 ELSE id % {PUBLISHERS} END,"
        f" author = CASE WHEN id % 10 = 3 THEN 'Staff' ELSE 'Reporter ' || (id % {REPORTERS}) END"
    )
    own = "'https://site' || (id % 1000) || '.example/' || id"
    yield f"INSERT INTO sources_address (url, reference_id) SELECT {own}, id FROM sources_reference"
    for where, url in (
        ("", "'https://site' || (id % 1000) || '.example/' || (id - 1)"),
        ("", "'https://elsewhere' || (id % 5000) || '.example/' || (id / 3)"),
        ("WHERE id % 20 = 7", f"'{FRONT}'"),
    ):
        yield (
            "INSERT INTO sources_pagelink (url, reference_id)"
            f" SELECT {url}, id FROM sources_reference {where}"
        )


def a_new_text(number: int, texts: int, names: list[str], ids: list[int], dice: Random) -> Reference:
    """Kept last: names publishers that have reported within days, and stands where others link to."""
    scribe = Scribe(Random(number))
    named = [names[0], *dice.sample(names, NAMED)]
    said = " ".join(f"{scribe.line(80)}, according to {name}." for name in named)
    reference = Reference.objects.create(
        pk=texts + 1 + number,
        key=UUID(int=texts + 1 + number),
        title=f"What {names[0]} found",
        text=said,
        author="Staff",
        publisher_id=ids[1 + number],
        published_at=timezone.now() - timedelta(days=20 + number),
        kept_by_id=Reference.objects.values_list("kept_by", flat=True)[0],
    )
    front = FRONT if number == 0 else f"https://site{(pk := 2 + number) % 1000}.example/{pk - 1}"
    Address.objects.filter(url=front).delete()
    Address.objects.create(url=front, reference=reference)
    others = dice.sample(range(100, texts), LINKS)
    PageLink.objects.bulk_create(
        PageLink(url=f"https://site{pk % 1000}.example/{pk}", reference=reference) for pk in others
    )
    carried(prints(said, ASKED), texts, dice)
    return reference


def carried(asked: Iterable[int], texts: int, dice: Random) -> None:
    """Texts that share with the new one: three of the kept ones carry all its prints, others some."""
    origins = dice.sample(range(1, texts), CARRIERS)
    rows = {(one, pk) for one in asked for pk in (*origins, dice.randrange(1, texts))}
    with connection.cursor() as cursor:
        insert = (
            "INSERT INTO sources_fingerprint (print, reference_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"
        )
        cursor.executemany(insert, sorted(rows))

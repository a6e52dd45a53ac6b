"""Finding, among all kept texts, those a new one may rest on: time against their number.

First by its prints alone, then by every door there is.
"""

from random import Random
from statistics import median, quantiles
from time import perf_counter

from django.db import connection

from sources.actions.look_up_prints import look_up_prints, statement
from sources.rules.prints import ASKED
from tests.bench import doors
from tests.bench.ground import SPAN, database, fill

LOOK_UPS = 200
MOST_MS = 50.0


def main(sizes: list[int]) -> bool:
    """Print the table; False when a look-up took 50 ms or more, or read without the index."""
    print(f"look-up of a new text among kept ones, {connection.vendor}: ms of {LOOK_UPS} look-ups")
    print(f"{'texts':>10} {'prints':>11} {'median':>8} {'p95':>8} {'worst':>8}   built in")
    medians: dict[int, float] = {}
    kept = True
    for size in sorted(sizes):
        with database():
            times, plan = measured(size)
            whole = doors.measured(size)
        medians[size] = median(times)
        indexed = uses_the_index(plan)
        kept = kept and indexed and max(times) < MOST_MS and whole
        print(f"{'':>10} {'index only' if indexed else 'SCANS'}: {plan}", flush=True)
    least, most = min(medians), max(medians)
    print(f"lookup ratio {most}/{least} {medians[most] / medians[least]:.2f}")
    print(f"lookup under {MOST_MS:.0f} ms without a scan: {'yes' if kept else 'NO'}", flush=True)
    return kept


def measured(size: int) -> tuple[list[float], str]:
    """Milliseconds of each look-up, and what the database says of how it goes about one."""
    dice, begun = Random(size), perf_counter()
    known = fill(size, {dice.randrange(1, size + 1) for _ in range(LOOK_UPS)}, dice)
    built, texts = perf_counter() - begun, [asked(own, dice) for own in known.values()]
    times = [timed(text) for text in texts]
    worst, p95 = max(times), quantiles(times, n=20)[-1]
    print(
        f"{size:>10} {rows():>11} {median(times):>8.2f} {p95:>8.2f} {worst:>8.2f}   {built:.0f} s", flush=True
    )
    return times, explained(texts[0])


def asked(own: list[int], dice: Random) -> list[int]:
    """The prints of a text that took over another: all that one has, the rest its own."""
    return sorted({*own, *(dice.randrange(SPAN) for _ in range(ASKED - len(own)))})[:ASKED]


def timed(text: list[int]) -> float:
    begun = perf_counter()
    look_up_prints(text)
    return (perf_counter() - begun) * 1000


def rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sources_fingerprint")
        return int(cursor.fetchone()[0])


def explained(text: list[int]) -> str:
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    asked_one, values = statement(text[:1])
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {asked_one}", values)
        return "; ".join(str(row[-1]).strip() for row in cursor.fetchall())


def uses_the_index(plan: str) -> bool:
    return ("COVERING INDEX" in plan or "Index Only Scan" in plan) and "Seq Scan" not in plan

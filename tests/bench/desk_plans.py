"""How many rows a query reads, by what PostgreSQL did to answer it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

# Ways of a plan that go through rows; the others pass on what these read.
REMOVED = ("Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter")
# A table's small size is no reason to read it whole: what a large one would be asked is looked at.
AS_IF_LARGE = "SET LOCAL enable_seqscan = off"


def most_read(statements: Iterable[str]) -> tuple[int, str]:
    """The most rows any step of these queries goes through, and the query; what they write is not asked.

    A word's own list within a search index is not counted: no row is read for it.
    """
    asked = [sql for sql in statements if sql.lstrip(" (").upper().startswith(("SELECT", "WITH"))]
    return max(((_read(sql), sql) for sql in asked), default=(0, ""))


def _read(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            cursor.execute(AS_IF_LARGE)
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", None)
            ((plan,),) = cursor.fetchall()
        finally:
            cursor.execute("ROLLBACK")
    return max(_rows(step) for step in _steps(plan[0]["Plan"]))


def _steps(step: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield step
    for inner in step.get("Plans", ()):
        yield from _steps(inner)


def _rows(step: dict[str, Any]) -> int:
    if step["Node Type"] == "Bitmap Index Scan":
        return 0
    return int(step["Actual Loops"] * (step["Actual Rows"] + sum(step.get(name, 0) for name in REMOVED)))

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

# A print so many texts carry is a phrase or a page's furniture: of these the newest are read, no more.
COMMON = 20
_ONE = (
    "SELECT * FROM (SELECT print, reference_id FROM sources_fingerprint "
    "WHERE print = %s ORDER BY reference_id DESC LIMIT %s) AS carried"
)
_ALL = (
    "SELECT carried.print, carried.reference_id FROM unnest(%s::bigint[]) AS asked (print) "
    "CROSS JOIN LATERAL (SELECT print, reference_id FROM sources_fingerprint "
    "WHERE print = asked.print ORDER BY reference_id DESC LIMIT %s) AS carried"
)


def look_up_prints(asked: Sequence[int]) -> list[list[int]]:
    """For each print somebody carries, the ids of the references that do: the newest, at most 21.

    One statement; of each print it reads a stretch of the index that is this long, and no row.
    """
    if not asked:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*statement(asked))
        rows = cursor.fetchall()
    carriers: dict[int, list[int]] = {}
    for value, pk in rows:
        carriers.setdefault(value, []).append(pk)
    return list(carriers.values())


def statement(asked: Sequence[int]) -> tuple[str, list[Any]]:
    """PostgreSQL plans one look-up for all, for planning many takes it longer than running them; SQLite has
    no lateral join and plans each in no time."""
    if connection.vendor == "postgresql":
        return _ALL, [list(asked), COMMON + 1]
    some = [value for one in asked for value in (one, COMMON + 1)]
    return " UNION ALL ".join([_ONE] * len(asked)), some

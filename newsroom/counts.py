"""How many rows wait in several places, asked in one question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import IntegerField, QuerySet, Subquery

# Counting on would read every row there is.
MOST = 100


class Rows(Subquery):
    """How many rows a query has, `most` at most."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()
    empty_result_set_value = 0

    def __init__(self, rows: QuerySet[Any], most: int) -> None:
        super().__init__(_first(rows, most))


def counts[Name](asked: Mapping[Name, QuerySet[Any]], most: int = MOST) -> dict[Name, int]:
    """By name, how many rows each has, `most` for that many and more.

    Each query is compiled as it stands: to make it an expression of another one takes as long again.
    """
    if not asked:
        return {}
    parts = [_counting(rows, most) for rows in asked.values()]
    question = ", ".join(sql for sql, _ in parts)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {question}", [value for _, values in parts for value in values])
        return dict(zip(asked, cursor.fetchone(), strict=True))


def _counting(rows: QuerySet[Any], most: int) -> tuple[str, Sequence[Any]]:
    try:
        sql, values = _first(rows, most).query.sql_with_params()
    except EmptyResultSet:
        return "0", ()
    return Rows.template % {"subquery": sql}, values


def _first(rows: QuerySet[Any], most: int) -> QuerySet[Any]:
    return rows.order_by().values("pk")[:most]


def capped(number: int, most: int = MOST) -> str:
    """In words: MOST is "99+", of 1001 at most 1001 is "1,000+"."""
    return f"{most - 1:,}+" if number >= most else f"{number:,}"

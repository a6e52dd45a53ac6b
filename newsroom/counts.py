"""How many rows wait in several places, asked in one question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db.models import IntegerField, QuerySet, Subquery

# Counting on would read every row there is.
MOST = 100


class Rows(Subquery):
    """How many rows a query has, MOST at most."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()
    empty_result_set_value = 0

    def __init__(self, rows: QuerySet[Any]) -> None:
        super().__init__(rows.order_by().values("pk")[:MOST])


def counts[Name: str](person: User, asked: Mapping[Name, QuerySet[Any]]) -> dict[Name, int]:
    """By name, how many rows each has, MOST for that many and more; asked beside the row of `person`."""
    if not asked:
        return {}
    columns = {f"rows_{number}": Rows(rows) for number, rows in enumerate(asked.values())}
    found = User.objects.filter(pk=person.pk).values_list(*columns.values()).get()
    return dict(zip(asked, found, strict=True))


def capped(number: int) -> str:
    """In words: MOST is "99+"."""
    return f"{MOST - 1}+" if number >= MOST else str(number)

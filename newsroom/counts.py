"""How many rows wait in several places, asked in one question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db.models import IntegerField, QuerySet, Subquery

# Counting on would read every row there is.
MOST = 100


class Rows(Subquery):
    """How many rows a query has, `most` at most."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()
    empty_result_set_value = 0

    def __init__(self, rows: QuerySet[Any], most: int) -> None:
        super().__init__(rows.order_by().values("pk")[:most])


def counts[Name](person: User, asked: Mapping[Name, QuerySet[Any]], most: int = MOST) -> dict[Name, int]:
    """By name, how many rows each has, `most` for that many and more; asked beside the row of `person`."""
    if not asked:
        return {}
    person_row = User.objects.filter(pk=person.pk)
    found = person_row.values_list(*(Rows(rows, most) for rows in asked.values())).get()
    return dict(zip(asked, found, strict=True))


def capped(number: int, most: int = MOST) -> str:
    """In words: MOST is "99+", of 1001 at most 1001 is "1,000+"."""
    return f"{most - 1:,}+" if number >= most else f"{number:,}"

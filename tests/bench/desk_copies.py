"""Many rows out of one: copied within the database, with what differs put in."""

# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection, models

FIRST = 1_000_000  # ids of copied rows lie above it


@dataclass(frozen=True)
class Size:
    stories: int = 100_000
    references: int = 500_000
    publishers: int = 20_000
    people: int = 2_000
    signals: int = 100_000


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, None)


def ids(model: type[models.Model]) -> str:
    return model._meta.db_table


def copies(one: models.Model, rows: str, put: Mapping[str, str]) -> None:
    """Copy `one` for each row of the SQL `rows` (called `w`, its number `w.n`), with the columns of `put`."""
    meta = type(one)._meta
    columns = [str(field.column) for field in meta.local_concrete_fields]
    given = {"id": f"{FIRST} + w.n", **put}
    taken = ", ".join(given.get(name, f'one."{name}"') for name in columns)
    names = ", ".join(map(connection.ops.quote_name, columns))
    sql(
        f"INSERT INTO {meta.db_table} ({names}) SELECT {taken} FROM {meta.db_table} AS one, {rows} AS w"
        f" WHERE one.id = {one.pk}"
    )


def series(number: int) -> str:
    return f"(SELECT n, random() AS dice FROM generate_series(1, {number}) AS n)"


def titled(number: int) -> str:
    """With a title each, whose words are as common and as rare as words are."""
    return f"(SELECT n, title, random() AS dice FROM bench_title WHERE n <= {number})"


def some(number: int) -> str:
    """SQL of an id among the first `number` copies; the first ones are taken far more often."""
    return f"({FIRST} + 1 + floor({number} * power(random(), 3)))"


def evenly(number: int) -> str:
    return f"({FIRST} + 1 + floor({number} * random()))"


def copies_of(model: type[models.Model], columns: str, rows: str) -> None:
    sql(f"INSERT INTO {ids(model)} ({columns}) {rows}")

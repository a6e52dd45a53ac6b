"""Which rows hold the words somebody typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from .indexes import Index
from .keep import kept_by
from .terms import Term, terms

# So few rows are looked at one by one. Where a filter leaves few and the word is common, either database
# would walk through nearly all that hold the word to find them.
FEW = 3_000
# A word that so few rows hold is rare: all of them are named by the index at once.
RARE = 500


def matching[Rows: QuerySet[Any, Any]](rows: Rows, index: Index, text: str) -> Rows:
    """Those among `rows` that hold every word and phrase of `text`; none when it holds no word."""
    asked = terms(text, index.least)
    if not asked:
        return rows.none()
    for sql, values in kept_by(connections[rows.db]).found(index, asked):
        # The words are among the values; the rest names our own tables.
        rows = rows.filter(pk__in=RawSQL(sql, values))  # noqa: S611
    return rows


def words_begin(column: str, text: str) -> Q:
    """Where `text` stands in `column` from the beginning of a word on: asked of what `matching` finds."""
    asked = " ".join(text.replace("\x00", "").split())
    return Q(**{f"{column}__istartswith": asked}) | Q(**{f"{column}__icontains": f" {asked}"})


def rare(rows: QuerySet[Any, Any], index: Index, text: str) -> list[int] | None:
    """Ids of all among `rows` that hold the words, in no order; None where there are more than RARE.

    In an order of its own a list is walked until a page is full: for a rare word that is the whole list,
    and a database may take any word for a common one.
    """
    found = _first(matching(rows, index, text).order_by(), RARE + 1)
    return found if len(found) <= RARE else None


def newest_matching[Rows: QuerySet[Any, Any]](rows: Rows, index: Index, text: str, most: int) -> list[int]:
    """Ids of those among `rows`, the latest made first, at most `most`: however common a word is, what is
    found beyond them is not looked at."""
    asked, connection = terms(text, index.least), connections[rows.db]
    through = connection.vendor == "sqlite" and bool(index.through)
    if not asked or through:
        return _first(matching(rows, index, text).order_by("-pk"), most)
    few = _first(rows.order_by("-pk"), FEW + 1) if rows.query.where else None
    if few is not None and len(few) <= FEW:
        return _among(connection, index, asked, few)[:most]
    if connection.vendor != "sqlite":
        return _first(matching(rows, index, text).order_by("-pk"), most)
    # Joined, SQLite walks its index backwards and stops; `IN` would first gather all it finds.
    ((_, words),) = kept_by(connection).found(index, asked)
    walked = rows.extra(  # noqa: S610 (our own tables; the words are among the values)
        tables=[index.name],
        where=[f"{index.name}.rowid = {index.table}.id", f"{index.name} MATCH %s"],
        params=words,
    ).extra(order_by=[f"-{index.name}.rowid"])
    return _first(walked, most)


def _first(rows: QuerySet[Any, Any], most: int) -> list[int]:
    return list(rows.values_list("pk", flat=True)[:most])


def _among(connection: BaseDatabaseWrapper, index: Index, asked: Iterable[Term], few: list[int]) -> list[int]:
    """Those of `few` that hold the words, the latest made first."""
    if not few:
        return []
    sql, values = kept_by(connection).among(index, asked, few)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]

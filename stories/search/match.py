"""Which rows hold the words somebody typed."""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from .indexes import Index
from .keep import kept_by
from .terms import terms


def matching[Rows: QuerySet[Any, Any]](rows: Rows, index: Index, text: str) -> Rows:
    """Those among `rows` that hold every word and phrase of `text`; none when it holds no word."""
    asked = terms(text)
    if not asked:
        return rows.none()
    for sql, values in kept_by(connections[rows.db]).found(index, asked):
        # The words are among the values; the rest names our own tables.
        rows = rows.filter(pk__in=RawSQL(sql, values))  # noqa: S611
    return rows


def newest_matching[Rows: QuerySet[Any, Any]](rows: Rows, index: Index, text: str, most: int) -> list[int]:
    """Ids of those among `rows`, the latest made first, at most `most`: however common a word is, what is
    found beyond them is not looked at."""
    asked = terms(text)
    if not asked or connections[rows.db].vendor != "sqlite" or index.through:
        return list(matching(rows, index, text).order_by("-pk").values_list("pk", flat=True)[:most])
    # Joined, SQLite walks its index backwards and stops; `IN` would first gather all it finds.
    ((_, words),) = kept_by(connections[rows.db]).found(index, asked)
    walked = rows.extra(  # noqa: S610 (our own tables; the words are among the values)
        tables=[index.name],
        where=[f"{index.name}.rowid = {index.table}.id", f"{index.name} MATCH %s"],
        params=words,
    ).extra(order_by=[f"-{index.name}.rowid"])
    return list(walked.values_list("pk", flat=True)[:most])

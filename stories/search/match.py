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

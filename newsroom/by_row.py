"""Conditions asked of each row by itself, so that a page of rows needs no others.

As EXISTS a database may join them: it then walks through all there ever were, until enough are some row's.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet, Subquery, Value
from django.db.models.functions import Coalesce


def is_any(rows: QuerySet[Any]) -> Coalesce:
    """Whether there is one among `rows`, which name the row asked as OuterRef."""
    return Coalesce(Subquery(rows.order_by().values(found=Value(True))[:1]), False)

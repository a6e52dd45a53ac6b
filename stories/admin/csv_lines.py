"""What leaves the newsroom as CSV: RFC 4180, a header line, sent as it is read.

Cells that a spreadsheet would run as a formula begin with an apostrophe
(owasp.org, "CSV Injection").
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Protocol

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class Line:
    """A file whose writing gives the line back."""

    def write(self, line: str) -> str:
        return line


def answer(columns: Sequence[str], rows: Iterable[Iterable[str]], name: str) -> StreamingHttpResponse:
    """The rows under their columns; `name` is the file's, without its ending."""
    response = StreamingHttpResponse(
        lines(columns, rows), content_type="text/csv; charset=utf-8; header=present"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def lines(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    writer = csv.writer(Line(), dialect="excel")
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])


class Keyed(Protocol):
    """A row, or the values of one, with its id among them."""

    @property
    def pk(self) -> Any: ...


def chunks[Row: Keyed](rows: QuerySet[Any, Row], size: int) -> Iterator[list[Row]]:
    """Newest first, by the id of the last: no cursor stays open in the database between two."""
    rows = rows.order_by("-pk")
    found = list(rows[:size])
    while found:
        yield found
        found = list(rows.filter(pk__lt=found[-1].pk)[:size]) if len(found) == size else []


def safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RUNS) else cell


def moment(at: datetime | None) -> str:
    """With its offset from UTC; "" for none."""
    return timezone.localtime(at).isoformat(timespec="milliseconds") if at else ""

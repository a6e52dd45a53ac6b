"""The log of events as CSV: RFC 4180, a header line, times with their offset from UTC.

Cells that a spreadsheet would run as a formula begin with an apostrophe
(owasp.org, "CSV Injection"). Rows are read a thousand at a time, newest first.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone

from stories.admin.telling import Told, tell
from stories.models import Event

COLUMNS = ("event", "at", "who", "account", "verb", "what happened", "story", "address", "detail")
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
CHUNK = 1000


class Line:
    """A file whose writing gives the line back."""

    def write(self, line: str) -> str:
        return line


def answer(rows: QuerySet[Event], name: str) -> StreamingHttpResponse:
    """The rows, sent as they are read; `name` is the file's, without its ending."""
    response = StreamingHttpResponse(lines(rows), content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def lines(rows: QuerySet[Event]) -> Iterator[str]:
    writer = csv.writer(Line(), dialect="excel")
    yield writer.writerow(COLUMNS)
    for chunk in chunks(rows):
        for told in tell(chunk):
            yield writer.writerow([safe(cell) for cell in cells(told)])


def chunks(rows: QuerySet[Event]) -> Iterator[list[Event]]:
    """By the id of the last: no cursor stays open in the database between two."""
    found = list(rows[:CHUNK])
    while found:
        yield found
        found = list(rows.filter(pk__lt=found[-1].pk)[:CHUNK]) if len(found) == CHUNK else []


def cells(told: Told) -> Iterable[str]:
    event = told.event
    return (
        str(event.pk),
        timezone.localtime(event.at).isoformat(timespec="milliseconds"),
        told.subject,
        event.by.get_username() if event.by else "",
        event.verb,
        told.whole,
        event.story.headline if event.story else "",
        event.story.slug if event.story else "",
        json.dumps(event.detail, ensure_ascii=False, sort_keys=True) if event.detail else "",
    )


def safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RUNS) else cell

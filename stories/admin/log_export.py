"""The log of events as CSV, newest first."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import StreamingHttpResponse

from stories.admin import csv_lines
from stories.admin.csv_lines import chunks, moment
from stories.admin.telling import Told, tell
from stories.models import Event

COLUMNS = ("event", "at", "who", "account", "verb", "what happened", "story", "address", "detail")
CHUNK = 1000


def answer(rows: QuerySet[Event], name: str) -> StreamingHttpResponse:
    """The rows, sent as they are read; `name` is the file's, without its ending."""
    return csv_lines.answer(COLUMNS, lines(rows), name)


def lines(rows: QuerySet[Event]) -> Iterator[tuple[str, ...]]:
    for chunk in chunks(rows, CHUNK):
        yield from map(cells, tell(chunk))


def cells(told: Told) -> tuple[str, ...]:
    event = told.event
    return (
        str(event.pk),
        moment(event.at),
        told.subject,
        event.by.get_username() if event.by else "",
        event.verb,
        told.whole,
        event.story.headline if event.story else "",
        event.story.slug if event.story else "",
        json.dumps(event.detail, ensure_ascii=False, sort_keys=True) if event.detail else "",
    )

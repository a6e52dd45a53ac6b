from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from sources.models import Signal
from sources.rules.terms import Terms, terms

# Tens of thousands of rows that nobody reads as objects: building them takes far longer than writing them.
_ROW = "INSERT INTO sources_term (signal_id, word, is_name) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
_ROWS = (
    "INSERT INTO sources_term (signal_id, word, is_name) "
    "SELECT * FROM unnest(%s::bigint[], %s::text[], %s::boolean[]) ON CONFLICT DO NOTHING"
)


def note_terms(signals: Iterable[Signal]) -> dict[int, Terms]:
    """Read and store what signals tell of; noted twice, it is noted once."""
    told = {signal.pk: terms(signal.title, signal.summary) for signal in signals}
    rows = [(pk, word, word in found.names) for pk, found in told.items() for word in sorted(found.all)]
    with connection.cursor() as cursor:
        if rows and connection.vendor == "postgresql":
            cursor.execute(_ROWS, list(map(list, zip(*rows, strict=True))))
        elif rows:
            cursor.executemany(_ROW, rows)
    return told

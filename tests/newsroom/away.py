"""A database that stops answering, and what of the readers' pages is kept then."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection

REFUSED = OperationalError("connection refused")


@contextmanager
def database_away(after: int = 0, error: Exception = REFUSED) -> Iterator[None]:
    """It answers so many more questions, and then none."""
    answered = 0

    def ask(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal answered
        if answered >= after:
            raise error
        answered += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(ask):
        yield


def kept_files() -> list[Path]:
    shelves = Path(settings.READERS_PAGES).glob("[0-9a-f][0-9a-f]/*")
    return [path for path in shelves if path.is_file()]


def kept_text() -> str:
    """All that is kept, as text."""
    parts = (path.read_bytes().partition(b"\n") for path in kept_files())
    return "\n".join(f"{(head + zlib.decompress(body)).decode(errors='replace')}" for head, _, body in parts)

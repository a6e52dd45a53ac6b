"""Whether the database does not answer, as told by what went wrong."""

from __future__ import annotations

from django.db import DatabaseError, InterfaceError, OperationalError


def away(error: BaseException | None) -> bool:
    """Refused, gone in the middle, locked beyond all patience, or damaged, which SQLite gives no name."""
    return isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError

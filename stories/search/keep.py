"""The indexes in the database: put in place, taken away, made anew."""

# Names of our own tables and columns are put into the statements; what people typed never is.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from . import postgresql, sqlite
from .indexes import INDEXES, Index


def kept_by(connection: BaseDatabaseWrapper) -> ModuleType:
    """The back end of a database."""
    return {"postgresql": postgresql, "sqlite": sqlite}[connection.vendor]


def install(connection: BaseDatabaseWrapper, indexes: Iterable[Index] = INDEXES) -> None:
    """Put the indexes in place and fill them; those that stand already are made anew.

    On SQLite a migration that rebuilds a searched table drops its triggers in silence: it must end
    with this.
    """
    remove(connection, indexes)
    if connection.vendor == "postgresql":
        _run(connection, (*postgresql.WORDS, postgresql.PLAIN))
    for index in indexes:
        _run(connection, kept_by(connection).create(index))
        rebuild(connection, index)


def remove(connection: BaseDatabaseWrapper, indexes: Iterable[Index] = INDEXES) -> None:
    for index in indexes:
        _run(connection, kept_by(connection).drop(index))


def rebuild(connection: BaseDatabaseWrapper, index: Index) -> int:
    """Write the whole index again; gives the number of rows in it."""
    with transaction.atomic(using=connection.alias):
        _run(connection, kept_by(connection).fill(index))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {index.name}")
            return int(cursor.fetchone()[0])


def missing(connection: BaseDatabaseWrapper, indexes: Iterable[Index] = INDEXES) -> list[str]:
    """Names of the triggers the database should hold and does not."""
    held = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(held)
        standing = {row[0] for row in cursor.fetchall()}
    names = (name for index in indexes for name in kept_by(connection).triggers(index))
    return [name for name in names if name not in standing]


def _run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            # No values are given: what looks like a place for one is none.
            cursor.execute(statement, None)

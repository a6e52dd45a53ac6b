"""Rows the database itself refuses to change, on SQLite and PostgreSQL.

On SQLite a migration that rebuilds a table drops its triggers in silence: such a
migration must end with `install`, and a system check looks for `missing` ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Seal:
    """Refuses UPDATE (where `when` holds), and DELETE and TRUNCATE unless `deletable`."""

    table: str
    when: str = ""
    deletable: bool = False

    @property
    def refused(self) -> tuple[str, ...]:
        return ("update",) if self.deletable else ("update", "delete")

    def names(self, vendor: str) -> list[str]:
        also = ["truncate"] if vendor == "postgresql" and not self.deletable else []
        return [f"{self.table}_no_{verb}" for verb in (*self.refused, *also)]

    def create(self, vendor: str) -> list[str]:
        return self._postgresql() if vendor == "postgresql" else self._sqlite()

    def _when(self, verb: str) -> str:
        return f" WHEN ({self.when})" if self.when and verb == "update" else ""

    def _sqlite(self) -> list[str]:
        return [
            f"CREATE TRIGGER {self.table}_no_{verb} BEFORE {verb.upper()} ON {self.table}"
            f" FOR EACH ROW{self._when(verb)}"
            f" BEGIN SELECT RAISE(ABORT, '{self.table} is sealed: no {verb}'); END"
            for verb in self.refused
        ]

    def _postgresql(self) -> list[str]:
        refuse = (
            "CREATE OR REPLACE FUNCTION newsroom_sealed() RETURNS trigger AS $$ BEGIN"
            " RAISE EXCEPTION '% is sealed: no %', TG_TABLE_NAME, lower(TG_OP)"
            " USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql"
        )
        rows = [
            f"CREATE TRIGGER {self.table}_no_{verb} BEFORE {verb.upper()} ON {self.table}"
            f" FOR EACH ROW{self._when(verb)} EXECUTE FUNCTION newsroom_sealed()"
            for verb in self.refused
        ]
        # Row triggers do not see a TRUNCATE.
        whole = (
            f"CREATE TRIGGER {self.table}_no_truncate BEFORE TRUNCATE ON {self.table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION newsroom_sealed()"
        )
        return [refuse, *rows, *([] if self.deletable else [whole])]


SEALS = (
    Seal(
        "sources_retrieval",
        when="OLD.warc <> '' AND (NEW.warc <> OLD.warc OR NEW.warc_digest <> OLD.warc_digest)",
        deletable=True,
    ),
    Seal("sources_opening"),
    Seal("sources_change"),
)


def standing(connection: BaseDatabaseWrapper) -> set[str]:
    """Names of the triggers the database holds."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall()}


def missing(connection: BaseDatabaseWrapper, seals: Iterable[Seal] = SEALS) -> list[str]:
    held = standing(connection)
    names = (name for seal in seals for name in seal.names(connection.vendor))
    return [name for name in names if name not in held]


def install(connection: BaseDatabaseWrapper, seals: Iterable[Seal] = SEALS) -> None:
    """Put every seal in place; those that stand already are made anew.

    A table that a later migration makes gets its seal from that migration.
    """
    remove(connection, seals)
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for seal in (seal for seal in seals if seal.table in tables):
            for statement in seal.create(connection.vendor):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, seals: Iterable[Seal] = SEALS) -> None:
    """Take the seals away: for a migration that rebuilds a table, and for emptying test databases."""
    held = standing(connection)
    with connection.cursor() as cursor:
        for seal in seals:
            for name in seal.names(connection.vendor):
                if name in held:
                    on = f" ON {seal.table}" if connection.vendor == "postgresql" else ""
                    cursor.execute(f"DROP TRIGGER {name}{on}")

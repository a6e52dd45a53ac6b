"""A throw-away database with any number of kept texts in it: references, their prints, and nothing else."""

import gc
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import batched
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection, transaction

from sources.models import Reference

PRINTS = 24  # a text's, in the middle
SPAN = 2**63
PHRASES = 2_000  # that many texts share: the most common stands in one text of 50
BATCH = 200_000
KEYS = {"sqlite": "printf('%%032x', n)", "postgresql": "lpad(to_hex(n), 32, '0')::uuid"}
UNCHECKED = {"sqlite": "PRAGMA foreign_keys = OFF", "postgresql": "SET session_replication_role = replica"}


@contextmanager
def database() -> Iterator[None]:
    """The tables of an empty newsroom, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder:
        name = connection.settings_dict["NAME"]
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = Path(folder) / "bench.sqlite3"
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


def settle() -> None:
    """Part with what filling left in this process: a server's collector would not have it to walk."""
    gc.collect()
    gc.freeze()


def fill(texts: int, chosen: set[int], dice: Random) -> dict[int, list[int]]:
    """Keep `texts` texts, ids from 1; gives the prints of the `chosen` ones."""
    _keep_references(texts)
    found: dict[int, list[int]] = {pk: [] for pk in chosen}
    with connection.cursor() as cursor:
        # Millions of rows that are right by making: looking each one's reference up doubles the time.
        cursor.execute(UNCHECKED[connection.vendor])
        for some in batched(_prints(texts, dice), BATCH):
            _insert(cursor, some)
            for value, pk in some:
                if pk in found:
                    found[pk].append(value)
        cursor.execute("ANALYZE")
    return found


def _prints(texts: int, dice: Random) -> Iterator[tuple[int, int]]:
    """(print, text id) ascending, as an index likes to grow; phrases are spread among a text's own."""
    rare = PRINTS * texts * 3 // 4
    often = {dice.randrange(rare): max(2, texts // 50 // place) for place in range(1, PHRASES + 1)}
    step, value = SPAN / (rare + 1), 0.0
    for at in range(rare):
        value += step * (0.5 + dice.random() / 2)
        # what a text shares with another is nearly always a passage: a quarter of all stand in two
        carriers = often.get(at) or (2 if dice.random() < 0.25 else 1)
        whole = int(value)
        if carriers == 1:
            yield whole, 1 + int(dice.random() * texts)
        else:
            yield from (
                (whole, pk) for pk in sorted({1 + int(dice.random() * texts) for _ in range(carriers)})
            )


def _keep_references(texts: int) -> None:
    """One by hand, and the others its copies: looking prints up asks for no more of them than their ids."""
    keeper = User.objects.create_user("bench")
    Reference.objects.create(pk=1, key=UUID(int=1), title="A report", kept_by=keeper)
    columns = [str(field.column) for field in Reference._meta.local_concrete_fields]
    names = ", ".join(map(connection.ops.quote_name, columns))
    taken = ", ".join(
        {"id": "n", "key": KEYS[connection.vendor]}.get(name, f'one."{name}"') for name in columns
    )
    numbers = "WITH RECURSIVE numbers (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < %s)"
    copied = f"SELECT {taken} FROM sources_reference AS one, numbers WHERE one.id = 1"  # noqa: S608
    with connection.cursor() as cursor:
        if texts > 1:
            cursor.execute(f"{numbers} INSERT INTO sources_reference ({names}) {copied}", [texts])


def _insert(cursor: Any, rows: Iterable[tuple[int, int]]) -> None:
    """Prints, by the quickest way either database has."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            # Django's cursor hands what it does not know to the one beneath.
            with cursor.copy("COPY sources_fingerprint (print, reference_id) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany("INSERT INTO sources_fingerprint (print, reference_id) VALUES (%s, %s)", rows)

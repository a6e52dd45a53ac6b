"""The starter directory of publishers: rows of a table."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

COLUMNS = (
    "name", "slug", "kind", "domains", "homepage", "country", "language", "owner", "feeds", "as_of",
    "confidence", "note",
)  # fmt: skip


class NotADirectory(ValueError):
    """The table has other columns, or a row that cannot be read; says which."""


@dataclass(frozen=True, slots=True)
class PublisherRow:
    """One publisher. `owner` is another row's name or ""; `as_of` (YYYY-MM) is the month for which the
    ownership was last known true, `confidence` how sure that is: 3 looked up, 2 known, 1 doubtful."""

    name: str
    slug: str
    kind: str
    domains: tuple[str, ...]
    homepage: str
    country: str
    language: str
    owner: str
    feeds: tuple[str, ...]
    as_of: str
    confidence: int
    note: str


def parse(lines: Iterable[str]) -> Iterator[PublisherRow]:
    """The rows of the table, in its order. Raises NotADirectory."""
    table = csv.DictReader(lines)
    if tuple(table.fieldnames or ()) != COLUMNS:
        raise NotADirectory(f"The first line must name these columns: {','.join(COLUMNS)}.")
    for number, row in enumerate(table, start=2):
        yield _row(number, row)


def _row(number: int, row: dict[str, str]) -> PublisherRow:
    if None in row or None in row.values() or not row["confidence"].isdecimal():
        raise NotADirectory(f"Row {number} has a field too many or too few, or no confidence of 1 to 3.")
    lists = {name: tuple(filter(None, row[name].split(";"))) for name in ("domains", "feeds")}
    return PublisherRow(**{**row, **lists, "confidence": int(row["confidence"])})  # type: ignore[arg-type]

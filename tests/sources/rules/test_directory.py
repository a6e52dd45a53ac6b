"""The starter directory is read whole, and another table is refused."""

from pathlib import Path

import pytest

from sources.rules.directory import COLUMNS, NotADirectory, parse

TABLE = Path(__file__).parents[3] / "sources" / "data" / "publishers.csv"
HEAD = ",".join(COLUMNS)


def test_the_starter_directory_reads_whole() -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(parse(lines))
    names = {row.name for row in rows}
    assert len(rows) > 600
    assert all(row.owner in names for row in rows if row.owner)


def test_lists_are_split_and_empty_ones_are_empty() -> None:
    line = "Courier,courier,outlet,courier.example;courier.test,https://courier.example/,NO,en,,,2026-01,3,"
    (row,) = parse([HEAD, line])
    assert row.domains == ("courier.example", "courier.test")
    assert row.feeds == ()
    assert row.confidence == 3


def test_another_table_is_refused_by_its_columns() -> None:
    with pytest.raises(NotADirectory, match="first line must name"):
        list(parse(["name,slug", "Courier,courier"]))


@pytest.mark.parametrize(
    "line", ["Courier,courier", "a,b,c,d,e,f,g,h,i,j,high,l", "a,b,c,d,e,f,g,h,i,j,3,l,m"]
)
def test_a_broken_row_is_named(line: str) -> None:
    with pytest.raises(NotADirectory, match="Row 2"):
        list(parse([HEAD, line]))

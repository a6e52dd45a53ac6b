"""SQLite: a full-text table beside each table that is searched, written by triggers on that table alone.

A trigger that named a second table would stop any later migration that rebuilds that one. So words
that count through another table are looked up there, when somebody searches.
"""

# Names of our own tables and columns are put into the statements; what people typed never is.
# ruff: noqa: S608

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .indexes import Index
from .terms import Term

TAGS = ("p", "h2", "h3", "strong", "em", "ul", "ol", "li", "blockquote", "br", "hr", "sub", "sup", "code")
# An end becomes a beginning first: the parser bears no deeper nest of calls than this.
_MARKUP = (
    ("</", "<"),
    *((f"<{tag}>", " ") for tag in TAGS),
    *((part, " ") for part in ('<a href="', ' rel="noopener nofollow"', "&amp;", "&lt;", "&gt;")),
)


def create(index: Index) -> list[str]:
    columns = ", ".join(index.columns)
    words = f"{'' if index.names else 'porter '}unicode61 remove_diacritics 2"
    table = f"CREATE VIRTUAL TABLE {index.name} USING fts5({columns}, tokenize = '{words}', prefix = '3 4')"
    changed = " OR ".join(f"OLD.{one} IS NOT NEW.{one}" for one in index.read)
    put = f"{_filling(index)} VALUES (NEW.id, {_words(index, 'NEW.')});"
    drop = f"DELETE FROM {index.name} WHERE rowid = OLD.id;"
    on = f"ON {index.table} FOR EACH ROW"
    return [
        table,
        f"CREATE TRIGGER {index.name}_come AFTER INSERT {on} BEGIN {put} END",
        f"CREATE TRIGGER {index.name}_gone AFTER DELETE {on} BEGIN {drop} END",
        f"CREATE TRIGGER {index.name}_moved AFTER UPDATE {on} WHEN {changed} BEGIN {drop} {put} END",
    ]


def triggers(index: Index) -> list[str]:
    return [f"{index.name}_{verb}" for verb in ("come", "gone", "moved")]


def drop(index: Index) -> list[str]:
    gone = [f"DROP TRIGGER IF EXISTS {name}" for name in triggers(index)]
    return [*gone, f"DROP TABLE IF EXISTS {index.name}"]


def fill(index: Index) -> list[str]:
    return [
        f"DELETE FROM {index.name}",
        f"{_filling(index)} SELECT id, {_words(index, '')} FROM {index.table}",
    ]


def found(index: Index, terms: Iterable[Term]) -> list[tuple[str, list[str]]]:
    """SQL of the ids each term finds, with its values; of all at once, where no other index counts."""
    own = f"SELECT rowid FROM {index.name} WHERE {index.name} MATCH %s"
    if not index.through:
        return [(own, [" AND ".join(map(_term, terms))])]
    ways = [
        own,
        *(
            f"SELECT id FROM ({way.pairs}) WHERE other IN"
            f" (SELECT rowid FROM {way.other.name} WHERE {way.other.name} MATCH %s)"
            for way in index.through
        ),
    ]
    return [(" UNION ".join(ways), [_term(term)] * len(ways)) for term in terms]


def among(index: Index, terms: Iterable[Term], ids: list[int]) -> tuple[str, list[Any]]:
    """SQL of those of the ids that hold all terms, the highest first, with its values.

    One walk from the highest to the lowest; without the plus sign there would be one for each id.
    """
    ((sql, words),) = found(index, terms)
    those = "rowid BETWEEN %s AND %s AND +rowid IN (SELECT value FROM json_each(%s))"
    return (
        f"{sql} AND {those} ORDER BY rowid DESC",
        [*words, min(ids), max(ids), json.dumps(ids)],
    )


def _term(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.begins else ""}'


def _filling(index: Index) -> str:
    return f"INSERT INTO {index.name} (rowid, {', '.join(index.columns)})"


def _words(index: Index, row: str) -> str:
    return ", ".join(_bare(words) if one == "body" else words for one, words in index.words(row))


def _bare(column: str) -> str:
    """Without the tags a body may hold; the address of a link may stay."""
    for part, becomes in _MARKUP:
        column = f"replace({column}, '{part}', '{becomes}')"
    return column

"""PostgreSQL: beside each table that is searched, one vector of all that counts for a row, under a GIN index.

One vector a row lets the planner choose: to walk the newest rows for a common word, to fetch the few
for a rare one. Words are stemmed as English, names are not; none is too common to be kept.
"""

# Names of our own tables and columns are put into the statements; what people typed never is.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .indexes import Index, Watch
from .terms import ACCENTS, PARTING, Term

# A vector holds 1 MB; a text of so many letters stays well below.
MOST = 250_000
WORDS = (
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS newsroom",
    "DROP TEXT SEARCH DICTIONARY IF EXISTS newsroom_stem",
    "CREATE TEXT SEARCH DICTIONARY newsroom_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION newsroom (COPY = pg_catalog.simple)",
    "ALTER TEXT SEARCH CONFIGURATION newsroom ALTER MAPPING FOR asciiword, word, numword WITH newsroom_stem",
)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _class(signs: str) -> str:
    """A set of characters in a regular expression."""
    return "[" + "".join(f"\\{one}" if one in "\\]^-[" else one for one in signs) + "]"


BARE = f"regexp_replace(left(html, {MOST}), {_quoted(f'<[^>]*>|&[a-z]+;|{_class(PARTING)}+')}, ' ', 'g')"
# To translate takes twenty times as long as all else, and most text has no accents.
PLAIN = (
    "CREATE OR REPLACE FUNCTION newsroom_plain(html text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE"
    f" AS $$ SELECT CASE WHEN octet_length(t) = char_length(t) THEN t ELSE"
    f" translate(t, {_quoted(''.join(ACCENTS))}, {_quoted(''.join(ACCENTS.values()))}) END"
    f" FROM (SELECT lower({BARE}) AS t) AS said $$"
)


def create(index: Index) -> list[str]:
    return [
        f"CREATE TABLE {index.name} (id bigint PRIMARY KEY, words tsvector NOT NULL)",
        _words_indexed(index),
        *(part for at, watch in enumerate(_watches(index)) for part in _watch(index, watch, at)),
    ]


def triggers(index: Index) -> list[str]:
    return [f"{index.name}_{at}" for at in range(len(_watches(index)))]


def drop(index: Index) -> list[str]:
    gone = [f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name in triggers(index)]
    return [*gone, f"DROP TABLE IF EXISTS {index.name}"]


def fill(index: Index) -> list[str]:
    """The index of words is built when all are there: to add them one by one takes several times as long."""
    return [
        f"DROP INDEX IF EXISTS {index.name}_words",
        f"DELETE FROM {index.name}",
        f"INSERT INTO {index.name} {_documents(index)}",
        _words_indexed(index),
    ]


def _words_indexed(index: Index) -> str:
    return f"CREATE INDEX {index.name}_words ON {index.name} USING gin (words)"


def found(index: Index, terms: Iterable[Term]) -> list[tuple[str, list[str]]]:
    """SQL of the ids that hold all terms, with its values."""
    asked = " & ".join(f"({_term(term)})" for term in terms)
    return [
        (
            f"SELECT id FROM {index.name} WHERE words @@ to_tsquery('{_language(index)}', %s)",
            [asked],
        )
    ]


def among(index: Index, terms: Iterable[Term], ids: list[int]) -> tuple[str, list[Any]]:
    """SQL of those of the ids that hold all terms, the highest first, with its values."""
    ((sql, words),) = found(index, terms)
    return f"{sql} AND id = ANY(%s) ORDER BY id DESC", [*words, ids]


def _term(term: Term) -> str:
    return " <-> ".join(f"'{word}'" for word in term.words) + (":*" if term.begins else "")


def _watches(index: Index) -> tuple[Watch, ...]:
    own = Watch(index.table, "SELECT {row}.id", index.read, rows=True)
    return (own, *index.watches)


def _documents(index: Index) -> str:
    """Of every row the id and the words that count for it."""
    gathered = (
        f"(SELECT string_agg(concat_ws(' ', {_columns('o', way.other)}), ' ') FROM {way.other.table} AS o"
        f" JOIN ({way.pairs}) AS p ON p.other = o.id WHERE p.id = t.id)"
        for way in index.through
    )
    said = ", ".join([_columns("t", index), *gathered])
    words = f"to_tsvector('{_language(index)}', newsroom_plain(concat_ws(' ', {said})))"
    return f"SELECT t.id, {words} FROM {index.table} AS t"


def _language(index: Index) -> str:
    return "simple" if index.names else "newsroom"


def _columns(row: str, index: Index) -> str:
    return ", ".join(words for _, words in index.words(f"{row}."))


def _watch(index: Index, watch: Watch, at: int) -> list[str]:
    """The columns are compared within: named in the trigger, they could not be altered any more."""
    name, ids = f"{index.name}_{at}", watch.ids.format(row="changed")
    left = f"IF TG_OP = 'UPDATE' THEN touched := touched || ARRAY({watch.ids.format(row='OLD')}); END IF;"
    same = " AND ".join(f"OLD.{one} IS NOT DISTINCT FROM NEW.{one}" for one in watch.columns) or "false"
    gone = f"DELETE FROM {index.name} WHERE id = OLD.id; RETURN NULL;" if watch.table == index.table else ""
    verbs = "INSERT OR UPDATE OR DELETE" if watch.rows else "UPDATE"
    # Of two that write one document the later waits at the lock, and then sees what the earlier wrote.
    function = (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$"
        f" DECLARE changed {watch.table}%ROWTYPE; touched bigint[];"
        f" BEGIN IF TG_OP = 'DELETE' THEN changed := OLD; {gone} ELSE changed := NEW; END IF;"
        f" IF TG_OP = 'UPDATE' THEN IF {same} THEN RETURN NULL; END IF; END IF;"
        f" touched := ARRAY({ids}); {left if watch.rows else ''}"
        f" PERFORM 1 FROM {index.name} WHERE id = ANY(touched) ORDER BY id FOR UPDATE;"
        f" INSERT INTO {index.name} {_documents(index)} WHERE t.id = ANY(touched)"
        " ON CONFLICT (id) DO UPDATE SET words = EXCLUDED.words;"
        " RETURN NULL; END $$"
    )
    trigger = f"CREATE TRIGGER {name} AFTER {verbs} ON {watch.table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    return [function, trigger]

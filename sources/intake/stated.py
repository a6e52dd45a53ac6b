"""Who a page's data says wrote it: its head and its schema.org items."""

import json
import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from sources.intake.facts import OPEN_GRAPH, PAGE, SCHEMA, Fact, line
from sources.intake.names import MOST_NAMES, body, key, people
from sources.intake.page import Page, kinds, texts

_METAS = ("parsely-author", "sailthru.author", "author", "cse_author", "og:article:author", "article:author",
          "article_author", "article:author_name", "article.author", "authors", "cxenseparse:author", "byl",
          "dc.creator", "creator", "dcterms.creator", "dc.contributor", "citation_author", "bt:author",
          "rbauthors", "og:author", "swiftype-author", "vr:author", "news_author", "page.content.author",
          "byline", "search.byline", "article:byline", "authorname", "author_name",
          "article-author", "qc:author", "dc.author", "dcsext.author", "articleauthor")  # fmt: skip
# as libraries file a name: "Vik, Ada"
_FILED = re.compile(r"^([^\W\d_][\w'\u2019-]+), ([^\W\d_][\w.'\u2019 -]*)$")
# a card in a feed shows two labelled words of the page's choice: who wrote it, how long it takes to read
_CARDS = (1, 2)
_WRITES = re.compile(
    r"writ|author|aut(?:o|eu)r|\b(?:by|von|par|por|da|di|door|av|af|przez)\W*$|автор|作者|執筆|著者",
    re.IGNORECASE,
)
_MOST_OTHERS = 200
AUTHOR_LENGTH = 300
_LONGEST_HEADLINE = 2_000

type Named = Fact[list[str]]


def stated(page: Page, ours: Collection[str], *, alone: bool = False) -> Iterator[Named]:
    """The people each place names, the surest first; `alone` also takes a single word for a name."""
    for said, source in [(texts(_persons(page)), SCHEMA), *_head(page)]:
        told = [_FILED.sub(r"\2 \1", line(text, AUTHOR_LENGTH)) for text in said]
        if found := people(told, ours, alone=alone):
            yield Fact(found, source)


def bodies(page: Page, ours: Collection[str]) -> Iterator[Fact[str]]:
    """The bodies ("Editorial", an agency) named as author."""
    signed = page.article.get("author") or page.article.get("creator")
    said = [(text, SCHEMA) for text in texts(_listed(page, signed))]
    said += [(text, source) for told, source in _head(page) for text in told]
    yield from (Fact(name, source) for text, source in said if (name := body(text, ours)))


def _head(page: Page) -> Iterator[tuple[list[str], str]]:
    """What the head's metas for authors hold, each with its source."""
    for name in _METAS:
        yield texts([_unpacked(text) for text in page.meta(name)]), OPEN_GRAPH if ":" in name else PAGE
    yield [text for number in _CARDS for text in _card(page, number)], OPEN_GRAPH
    yield [text for said in page.meta("parsely-page") for text in _packed(said)], PAGE


def _card(page: Page, number: int) -> Iterator[str]:
    label = next(page.meta(f"twitter:label{number}"), "")
    if _WRITES.search(label) or not label:
        yield from page.meta(f"twitter:data{number}")


def _packed(said: str) -> list[str]:
    value = _unpacked(said)
    return texts([value.get("author"), value.get("authors")]) if isinstance(value, dict) else []


def _persons(page: Page) -> list[object]:
    """The persons the article's item names, or another item of the same headline."""
    headline = _headline(page.article)
    same = (i for i in page.items if headline and _headline(i) == headline)
    for item in (page.article, *islice(same, _MOST_OTHERS)):
        for said in (item.get("author"), item.get("creator")):
            persons = [value for value in _listed(page, said) if not _is_organization(value)]
            if texts(persons):
                return persons
    return []


def _headline(item: dict[str, Any]) -> str:
    return key(str(item.get("headline") or "")[:_LONGEST_HEADLINE])


def _listed(page: Page, value: Any) -> list[object]:
    """What stands for an author, each resolved where it only refers to an item of the page."""
    listed = [_unpacked(v) for v in (value[:MOST_NAMES] if isinstance(value, list) else [value])]
    return [_resolved(page, v) if isinstance(v, dict) else v for v in listed]


def _resolved(page: Page, value: dict[str, Any]) -> dict[str, Any]:
    said = value.get("@id")
    named = (item for item in page.items if item.get("@id") == said and item.get("name")) if said else ()
    item = next(iter(named), value)
    parts = [item.get("givenName"), item.get("familyName")]
    if not item.get("name") and all(isinstance(part, str) and part for part in parts):
        return {**item, "name": " ".join(map(str, parts))}
    return item


def _is_organization(value: object) -> bool:
    return isinstance(value, dict) and "Organization" in kinds(value)


def _unpacked(value: object) -> object:
    """What a text holds that is itself JSON, as some sites write their authors twice over."""
    if not isinstance(value, str) or not value.startswith(("{", "[")):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value.strip("[]")

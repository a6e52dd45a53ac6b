"""Who a page's data says wrote it: its head and its schema.org items."""

import json
from collections.abc import Collection, Iterator

from sources.intake.facts import OPEN_GRAPH, PAGE, SCHEMA, Fact
from sources.intake.names import MOST_NAMES, body, people
from sources.intake.page import Page, kinds, texts

_METAS = ("parsely-author", "sailthru.author", "author", "cse_author", "og:article:author", "article:author",
          "article_author",
          "article:author_name", "article.author", "authors", "cxenseparse:author", "byl", "dc.creator",
          "creator",
          "dcterms.creator", "dc.contributor", "citation_author", "bt:author", "twitter:data1", "rbauthors",
          "og:author", "swiftype-author", "vr:author", "news_author", "page.content.author")  # fmt: skip

type Named = Fact[list[str]]


def stated(page: Page, ours: Collection[str], *, alone: bool = False) -> Iterator[Named]:
    """The people each place names, the surest first; `alone` also takes a single word for a name."""
    persons = [v for v in _authors(page) if not (isinstance(v, dict) and "Organization" in kinds(v))]
    found = [Fact(people(texts(persons), ours, alone=alone), SCHEMA)]
    found += [Fact(people(said, ours, alone=alone), source) for said, source in _head(page)]
    yield from (fact for fact in found if fact.value)


def bodies(page: Page, ours: Collection[str]) -> Iterator[Fact[str]]:
    """The bodies ("Editorial", an agency) named as author."""
    said = [(text, SCHEMA) for text in texts(_authors(page))]
    said += [(text, source) for told, source in _head(page) for text in told]
    yield from (Fact(name, source) for text, source in said if (name := body(text, ours)))


def _head(page: Page) -> Iterator[tuple[list[str], str]]:
    """What the head's metas for authors hold, each with its source."""
    for name in _METAS:
        yield list(page.meta(name)), OPEN_GRAPH if ":" in name else PAGE


def _authors(page: Page) -> list[object]:
    by_id = {
        item["@id"]: item for item in page.items if isinstance(item.get("@id"), str) and item.get("name")
    }
    value = page.article.get("author") or page.article.get("creator")
    listed = [_unpacked(v) for v in (value[:MOST_NAMES] if isinstance(value, list) else [value])]
    return [by_id.get(str(v.get("@id")), v) if isinstance(v, dict) else v for v in listed]


def _unpacked(value: object) -> object:
    """What a text holds that is itself JSON, as some sites write their authors twice over."""
    if not isinstance(value, str) or not value.startswith(("{", "[")):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value

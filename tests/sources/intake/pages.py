"""Small pages in the manner of news sites, for the tests of reading."""

import json
from datetime import UTC, datetime

from sources.intake.facts import Fact, Facts
from sources.intake.read import read
from sources.intake.site import Known, nobody

URL = "https://www.halden-courier.example/2026/11/20/bridge-opens"
PLAIN = "https://www.halden-courier.example/bridge-opens"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEXT = "The new bridge over the river opened to the first cars on Friday morning, two years late. " * 5
HEADLINE = "<h1>Bridge opens to cars</h1>"


def page(
    head: str = "",
    body: str = "",
    *,
    url: str = URL,
    text: str = TEXT,
    lang: str = "en-GB",
    known: Known = nobody,
    **article: object,
) -> Facts:
    """The facts of a page with that head and body, `article` as its NewsArticle, then a paragraph of text."""
    stated = {"@context": "https://schema.org", "@type": "NewsArticle", **article}
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>' if article else ""
    whole = f'<html lang="{lang}"><head>{head}{script}</head><body>{body}<p>{text}</p></body></html>'
    return read(whole.encode(), url, "text/html; charset=utf-8", known=known, clock=lambda: NOW)


def meta(name: str, content: str) -> str:
    """A meta element, by property and name at once."""
    return f'<meta property="{name}" name="{name}" content="{content}">'


def value[T](fact: Fact[T] | None) -> T | None:
    """What a fact says, None where there is none."""
    return fact.value if fact else None

"""The facts of a page, each with the place it was read from."""

import html
import re
import unicodedata
from dataclasses import dataclass, fields
from datetime import date, datetime

from sources.rules.unseen import seen

SCHEMA = "schema.org"
OPEN_GRAPH = "OpenGraph"
PAGE = "page text"
ADDRESS = "address"
DIRECTORY = "directory"

type Moment = datetime | date

_SPACES = re.compile(r"\s+")
_MOST_ESCAPED = 3
_SOFT_HYPHEN = "\u00ad"
_KEPT_CONTROLS = frozenset("\n\t")


@dataclass(frozen=True, slots=True)
class Fact[T]:
    """A value and where it was read: "schema.org", "OpenGraph", "page text", "address" or "directory"."""

    value: T
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself; None where it says nothing that can be used.

    `published` is an aware datetime (the instant, in the page's own offset) or, where the page gives no
    time or no zone, a date. `canonical_url` and `image` are whole http(s) addresses; `canonical_url` may
    be at another host: a sign of syndication. Lengths are bounded as the fields that keep them.

    `links` are the canonical addresses the article's text links to, one a line, at most 200. `poster` is the
    account that wrote a platform's post, `issuer` who issued a press wire's release. `walled` is "yes" where
    the page shows only its beginning, `notice` the words of a correction or retraction, `notice_kind`
    "corrected" or "retracted".
    """

    title: Fact[str] | None = None
    publisher: Fact[str] | None = None
    author: Fact[str] | None = None
    published: Fact[Moment] | None = None
    excerpt: Fact[str] | None = None
    image: Fact[str] | None = None
    canonical_url: Fact[str] | None = None
    language: Fact[str] | None = None
    text: Fact[str] | None = None
    image_credit: Fact[str] | None = None
    links: Fact[str] | None = None
    poster: Fact[str] | None = None
    issuer: Fact[str] | None = None
    walled: Fact[str] | None = None
    notice: Fact[str] | None = None
    notice_kind: Fact[str] | None = None

    def record(self) -> dict[str, dict[str, str]]:
        """{field: {"value": text, "source": place}} of what is known; moments in ISO 8601."""
        known = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: {"value": _text(fact.value), "source": fact.source}
            for name, fact in known.items()
            if fact is not None
        }


def _text(value: str | Moment) -> str:
    return value if isinstance(value, str) else value.isoformat()


def line(text: str, most: int) -> str:
    """One clean line of at most `most` characters: entities resolved, also those escaped twice; controls and
    what nobody sees out, white space single."""
    whole = clean(_resolved(text[: most * 8])).replace(_SOFT_HYPHEN, "")
    return _SPACES.sub(" ", whole).strip()[:most].rstrip()


def _resolved(text: str) -> str:
    for _ in range(_MOST_ESCAPED):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return text


def clean(text: str) -> str:
    """The text without NULs, other control characters, lone surrogates and what nobody sees."""
    if text.isprintable():
        return text
    return seen(
        "".join(c for c in text if c in _KEPT_CONTROLS or unicodedata.category(c) not in {"Cc", "Cs", "Co"})
    )

"""What HTML a body may hold. Everything else loses its tags, script and style lose their words too."""

from __future__ import annotations

import re

import nh3

from sources.rules.unseen import ANY, seen

TAGS = frozenset(
    {"p", "h2", "h3", "strong", "em", "a", "ul", "ol", "li", "blockquote", "br", "hr", "sub", "sup", "code"}
)
# What is marked as a source note is one only where its number is all it says: see stories.rules.body.
ATTRIBUTES = {"a": {"href", "title"}, "sup": {"data-note"}}
NO_NOTE = re.compile(r'<sup data-note="(?!([1-9][0-9]{0,3})">\1</sup>)[^"]*">')
SCHEMES = {"http", "https", "mailto"}
# What browsers pass over in an address, and what is taken out of a text: now, or in a later saving of it.
UNSEEN = re.compile(rf"[\x00-\x20\x7f-\xa0\u00ad]|{ANY.pattern}")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# A link whose address was not safe has lost it: its words are words again.
ANCHOR = re.compile(r'<a((?:\s[\w-]+="[^"]*")*)>(.*?)</a>', re.DOTALL)


def clean(html: str) -> str:
    """The body with only what it may hold; links open nothing of ours and lend nothing to spam."""
    safe = nh3.clean(
        html.replace("\x00", ""),
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=_allowed,
        url_schemes=SCHEMES,
        link_rel="noopener nofollow",
        clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math"},
    )
    # A character may have come as its number.
    return ANCHOR.sub(_leading, NO_NOTE.sub("<sup>", seen(safe)))


def _allowed(tag: str, name: str, value: str) -> str | None:
    """An attribute's value, None to drop it: a link's, where its scheme would not be allowed once characters
    are gone that nobody sees."""
    if name != "href":
        return value
    scheme = SCHEME.match(UNSEEN.sub("", value))
    return value if scheme is None or scheme[1].lower() in SCHEMES else None


def _leading(link: re.Match[str]) -> str:
    return link[0] if ' href="' in link[1] else link[2]

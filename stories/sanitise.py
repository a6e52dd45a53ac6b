"""What HTML a body may hold. Everything else loses its tags, script and style lose their words too."""

from __future__ import annotations

import nh3

TAGS = frozenset(
    {"p", "h2", "h3", "strong", "em", "a", "ul", "ol", "li", "blockquote", "br", "hr", "sub", "sup", "code"}
)
ATTRIBUTES = {"a": {"href", "title"}}
SCHEMES = {"http", "https", "mailto"}


def clean(html: str) -> str:
    """The body with only what it may hold; links open nothing of ours and lend nothing to spam."""
    return nh3.clean(
        html.replace("\x00", ""),
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener nofollow",
        clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math"},
    )

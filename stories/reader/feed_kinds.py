"""Parts of addresses: the three ways a feed is written, and the slug of a heading."""

from __future__ import annotations

KINDS = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}


class Word:
    """A slug that may have letters of any script."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class FeedKind(Word):
    """Atom, rss or json."""

    regex = "|".join(KINDS)

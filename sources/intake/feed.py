"""A feed read: RSS, RDF, Atom, CDF or JSON Feed, whole or broken, to the items it tells of."""

from __future__ import annotations

from datetime import datetime

from sources.intake.feed_entry import Entry, ParsedFeed
from sources.intake.feed_json import read_json
from sources.intake.feed_xml import read_xml

__all__ = ["ACCEPT_FEEDS", "Entry", "ParsedFeed", "read_feed"]

ACCEPT_FEEDS = (
    "application/atom+xml,application/rss+xml,application/feed+json,"
    "application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.1"
)


def read_feed(body: bytes, url: str, content_type: str, now: datetime) -> ParsedFeed:
    """The feed in `body`, fetched from `url`, whatever form it has. Raises NotAFeed."""
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if start[:1] in {b"{", b"["}:
        return read_json(body, url, now)
    return read_xml(body, url, content_type, now)

"""The feeds a page names as its own: <link rel="alternate">."""

from dataclasses import dataclass

from sources.intake.feed_entry import address
from sources.intake.feed_text import line
from sources.intake.page import parse

MOST = 5
_TYPES = (
    "application/atom+xml",
    "application/rss+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/json",
    "text/xml",
    "application/xml",
)


@dataclass(frozen=True, slots=True)
class FoundFeed:
    url: str
    title: str


def found_feeds(body: bytes, url: str, content_type: str = "") -> tuple[FoundFeed, ...]:
    """The feeds the page at `url` names, in its order, those of comments last; at most MOST."""
    page = parse(body, url, content_type)
    if page is None:
        return ()
    base = next(iter(page.tree.xpath("//base/@href")), "")
    root = address(base, url) or url
    links = [link for link in page.tree.iter("link") if _names_a_feed(link.get("rel"), link.get("type"))]
    named = {address(link.get("href"), root): line(link.get("title"), 300) for link in reversed(links)}
    feeds = [FoundFeed(address, title) for address, title in reversed(named.items()) if address]
    return tuple(sorted(feeds, key=_is_of_comments)[:MOST])


def _names_a_feed(rel: str | None, kind: str | None) -> bool:
    return "alternate" in (rel or "").lower().split() and (kind or "").strip().lower() in _TYPES


def _is_of_comments(feed: FoundFeed) -> bool:
    return "comment" in f"{feed.url} {feed.title}".lower()

"""Feeds as tests serve them."""

from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def rss(*items: str) -> str:
    told = "".join(items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title>{told}</channel></rss>'


def item(n: int, *, guid: str = "", tail: str = "", ago: timedelta = timedelta(hours=1)) -> str:
    """Story `n` of news.example, published a while before NOW."""
    return (
        f"<item><title>Story {n}</title><link>https://news.example/{n}{tail}</link>"
        f"<guid isPermaLink='false'>{guid or n}</guid>"
        f"<pubDate>{NOW - ago:%d %b %Y %H:%M:%S} GMT</pubDate></item>"
    )

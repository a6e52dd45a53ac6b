"""Real feeds, some malformed, are read at least as well as feedparser reads them."""

import html
import json
import re
from calendar import timegm
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sources.intake.errors import NotAFeed
from sources.intake.feed import ParsedFeed, read_feed
from tests.quality.shared import SHARED, beside

FEEDS = SHARED / "feeds"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
# no charset is named, and the reference takes them for Latin: here they are read
GUESSED = {
    "feedparser__chardet__big5.xml": "我希望",
    "feedparser__chardet__eucjp.xml": "ゲーム三昧な正月",
    "feedparser__chardet__gb2312.xml": "不归移民漫画系列",
}

pytestmark = beside(FEEDS)
FILES = sorted(
    path for path in FEEDS.glob("*") if path.suffix in {".xml", ".json"} and ".ref" not in path.name
)


def reference(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.with_name(f"{path.name}.ref.json").read_text(encoding="utf-8"))
    return told


def read(path: Path) -> ParsedFeed | None:
    try:
        return read_feed(path.read_bytes(), "https://feed.example/feed", "", NOW)
    except NotAFeed:
        return None


def plain(text: str | None) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text or "")).split())


def web(link: str | None) -> str:
    return link.rstrip("/") if link and link.startswith("http") else ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_feed_is_read_as_its_reference_says(path: Path) -> None:
    told, found = reference(path), read(path)
    if found is None:
        # the reference, too, knows no kind of feed, or could not read it
        assert not told.get("entries")
        assert not told["kind"] or "error" in told
        return
    if path.name in GUESSED:
        assert GUESSED[path.name] in f"{found.title} {' '.join(entry.title for entry in found.entries)}"
        return
    assert (found.title, len(found.entries)) == (plain(told["title"]), len(told["entries"]))
    for entry, known in zip(found.entries, told["entries"], strict=True):
        compare(entry.title, plain(known.get("title")))
        compare(entry.url.rstrip("/"), web(known.get("link")))
        compare(entry.entry, known.get("id") or "")
        compare(entry.author, known.get("author") or "")
        parsed = known.get("published_parsed") or known.get("updated_parsed")
        compare(entry.published, datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None)


def compare(found: object, known: object) -> None:
    """The same, where the reference knows anything."""
    assert not known or found == known


def test_all_of_them_are_there() -> None:
    assert len(FILES) == 35


@beside(SHARED / "hostile" / "feeds")
def test_entities_that_multiply_are_no_feed() -> None:
    bomb = (SHARED / "hostile" / "feeds" / "billion_laughs.xml").read_bytes()
    with pytest.raises(NotAFeed, match="entities of its own"):
        read_feed(bomb, "https://feed.example/feed", "", NOW)

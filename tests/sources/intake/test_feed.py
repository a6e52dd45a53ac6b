"""A feed, whatever its form and however broken, tells of items with addresses, words and dates."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from sources.intake.errors import NotAFeed
from sources.intake.feed import Entry, ParsedFeed, read_feed

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
AT = "https://news.example/feeds/all"


def read(body: str | bytes, content_type: str = "", at: str = AT) -> ParsedFeed:
    data = body.encode() if isinstance(body, str) else body
    return read_feed(data, at, content_type, NOW)


def rss(*items: str, head: str = "<title>The Wire</title><link>https://news.example/</link>") -> str:
    told = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{told}</channel></rss>'


def only(*parts: str) -> Entry:
    (entry,) = read(rss("".join(parts))).entries
    return entry


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>A</title>
<link href="https://news.example/"/><entry><title type="html">Bits &amp;amp; &lt;b&gt;bytes&lt;/b&gt;</title>
<link rel="alternate" href="/a"/><id>tag:1</id><author><name>Ada Vik</name></author>
<published>2026-11-20T10:00:00+01:00</published><updated>2026-11-21T10:00:00Z</updated>
<summary>One &lt; two</summary></entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "J",
    "home_page_url": "https://news.example/",
    "language": "en",
    "items": [
        {
            "id": 7,
            "url": "/j",
            "title": "Seven",
            "content_html": "<p>Seven <i>words</i></p>",
            "image": "/j.png",
            "authors": [{"name": "Ada Vik"}, {"name": "Bo Ek"}],
            "date_published": "2026-11-20T10:00:00+01:00",
        }
    ],
}


def test_an_atom_entry_is_read_whole() -> None:
    (entry,) = read(ATOM).entries
    assert entry == Entry(
        entry="tag:1",
        url="https://news.example/a",
        title="Bits & bytes",
        summary="One < two",
        author="Ada Vik",
        published=datetime(2026, 11, 20, 9, tzinfo=UTC),
        language="en",
    )


def test_a_json_item_is_read_whole() -> None:
    (entry,) = read(json.dumps(JSON)).entries
    assert entry == Entry(
        entry="7",
        url="https://news.example/j",
        title="Seven",
        summary="Seven words",
        author="Ada Vik, Bo Ek",
        image="https://news.example/j.png",
        published=datetime(2026, 11, 20, 9, tzinfo=UTC),
        language="en",
    )


def test_a_feed_says_what_it_is_called_and_whose_it_is() -> None:
    feed = read(rss("<title>x</title>"))
    assert (feed.title, feed.home) == ("The Wire", "https://news.example/")


def test_a_picture_comes_with_its_item() -> None:
    enclosed = '<title>x</title><enclosure url="/p.jpg" type="image/jpeg" length="1"/>'
    assert only(enclosed).image == "https://news.example/p.jpg"


def test_an_item_without_title_is_called_by_its_first_words() -> None:
    assert only("<description>&lt;p&gt;It rains.&lt;/p&gt;</description>").title == "It rains."


def test_an_item_without_identity_is_known_by_its_address() -> None:
    entry = only("<title>x</title><link>https://news.example/x</link>")
    assert entry.entry == entry.url == "https://news.example/x"


def test_an_identity_too_long_to_keep_is_known_by_its_digest() -> None:
    assert only(f"<title>x</title><guid>{'g' * 900}</guid>").entry.startswith("sha256:")


def test_a_guid_that_is_no_link_is_no_address() -> None:
    assert only('<title>x</title><guid isPermaLink="false">https://news.example/x</guid>').url == ""


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "urn:x:1"])
def test_what_is_no_web_address_is_none(link: str) -> None:
    assert only(f"<title>x</title><link>{link}</link>").url == ""


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Sun, 22 Nov 2026 11:00:00 GMT", NOW - timedelta(hours=1)),
        ("Sun, 22 Nov 2026 15:00:00 GMT", NOW),
        ("Sun, 22 Nov 2066 15:00:00 GMT", None),
        ("Mon, 01 Jan 0001 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday, I think", None),
    ],
)
def test_a_date_is_one_that_can_be_true(written: str, read_as: datetime | None) -> None:
    assert only(f"<title>x</title><pubDate>{written}</pubDate>").published == read_as


def test_what_a_database_refuses_or_nobody_sees_is_taken_out() -> None:
    told = {**JSON, "items": [{"id": "a\x00b", "url": "/x", "title": "\ud800 A\x00 \x07\u202etit\u200ble"}]}
    (entry,) = read(json.dumps(told)).entries
    assert (entry.entry, entry.title) == ("ab", "A title")


@pytest.mark.parametrize(
    ("declared", "charset", "content_type"),
    [
        ("windows-1251", "cp1251", ""),
        ("utf-8", "utf-8", "text/xml; charset=iso-8859-1"),
        ("utf-16", "utf-16", ""),
        ("punycode", "utf-8", "text/xml; charset=rot13"),
    ],
)
def test_the_words_come_out_whatever_the_charset_is_said_to_be(
    declared: str, charset: str, content_type: str
) -> None:
    feed = rss("<title>Цитата</title>").replace('"1.0"', f'"1.0" encoding="{declared}"')
    assert read(feed.encode(charset), content_type).entries[0].title == "Цитата"


@pytest.mark.parametrize(
    "broken",
    [
        "<title>Tom & Jerry</title>",
        "<title>Tom &nbsp;&amp; Jerry</title><media:thumbnail url='/p.png'/>",
        "<title><![CDATA[Tom & Jerry]]></title><b>",
        "<title>Tom &amp;amp; Jerry</title>\x00\x0b",
    ],
)
def test_a_broken_feed_is_mended(broken: str) -> None:
    assert only(broken).title == "Tom & Jerry"


def test_of_a_long_feed_the_newest_are_taken() -> None:
    days = (
        f"<title>{n}</title><pubDate>{NOW - timedelta(hours=n):%d %b %Y %H:%M} GMT</pubDate>"
        for n in range(900)
    )
    feed = read(rss(*reversed(list(days))))
    assert [entry.title for entry in feed.entries[:2]] == ["0", "1"]
    assert len(feed.entries) == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"%PDF-1.7\n%\xe2\xe3",
        b"\x00" * 500,
        b"<!doctype html><html><head><title>x</title></head><p>x</html>",
        b'{"items": []}',
        b'{"version": "https://jsonfeed.org/version/1.1", "items": 3}',
        b'{"version": "1.1", "items": [',
        b"[" * 100_000,
    ],
)
def test_what_is_no_feed_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(NotAFeed):
        read(body)

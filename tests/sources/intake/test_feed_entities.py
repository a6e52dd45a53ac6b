"""Entities: none is ever expanded but XML's and HTML's own, and what is made of others is no feed."""

import pytest

from sources.intake.errors import NotAFeed
from sources.intake.feed import ParsedFeed, read_feed
from tests.sources.feeds import NOW, item, rss

LATIN = (
    '<!ENTITY % L PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN" "http://www.w3.org/TR/xhtml-lat1.ent"> %L;'
)
NETSCAPE = '"-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd"'
SAID = "made of entities of its own"


def read(body: str) -> ParsedFeed:
    return read_feed(body.encode(), "https://news.example/feed", "", NOW)


def with_doctype(doctype: str, body: str) -> str:
    return body.replace("<rss", f"{doctype}<rss")


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;">',
        '<!ENTITY file SYSTEM "file:///etc/passwd">',
        '<!ENTITY % far SYSTEM "http://far.example/x.dtd"> %far;',
        '<!-- ]> --> <!entity\n lol "<rss>">',
        '<!ENTITY nbsp "&#160;"><!ENTITY lol "lol">',
    ],
)
def test_a_document_that_makes_up_entities_is_no_feed(declared: str) -> None:
    with pytest.raises(NotAFeed, match=SAID):
        read(with_doctype(f"<!DOCTYPE rss [{declared}]>", rss(item(1))))


@pytest.mark.parametrize(
    "told", ["<title>&lol9;</title>", "<title>&a; &b;</title><item><title>&c;</title></item>"]
)
def test_one_that_says_nothing_but_entities_is_none_either(told: str) -> None:
    with pytest.raises(NotAFeed, match=SAID):
        read(f"<rss version='2.0'><channel>{told}</channel></rss>")


@pytest.mark.parametrize(
    "doctype",
    [
        f"<!DOCTYPE rss PUBLIC {NETSCAPE}>",
        "<!DOCTYPE rss>",
        f"<!DOCTYPE rss [{LATIN}]>",
        '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"> <!ENTITY eacute "&#233;">]>',
    ],
)
def test_a_harmless_doctype_is_no_hindrance(doctype: str) -> None:
    feed = read(with_doctype(doctype, rss(item(1), "<item><title>Caf&eacute;&nbsp;bar</title></item>")))
    assert [entry.title for entry in feed.entries] == ["Story 1", "Café bar"]


def test_an_article_on_entities_is_read() -> None:
    body = "<description><![CDATA[Write <!DOCTYPE a [<!ENTITY b 'c'>]> first.]]></description>"
    assert "first." in read(rss(f"<item><title>How to</title>{body}</item>")).entries[0].summary


def test_a_title_of_nothing_but_an_entity_names_no_feed() -> None:
    feed = read(rss(item(1)).replace("The Wire", "&lol9;"))
    assert (feed.title, len(feed.entries)) == ("", 1)

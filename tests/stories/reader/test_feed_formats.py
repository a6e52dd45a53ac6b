"""Feeds as their formats want them, whatever stands in an edition."""

import feedparser  # type: ignore[import-untyped]
import pytest
from django.test import Client
from lxml import etree

from .frozen import picture
from .listed import put
from .schemas import json_feed_faults
from .test_hostile import HOSTILE, hostile_content, hostile_evidence

pytestmark = pytest.mark.django_db

STORY = "/stories/laptops-lose-charge/"
PLACES = ["/", "/sections/devices/", "/labels/emerging/", "/tags/laptops/", "/authors/ines-varga/"]
PLACES += ["/sources/outlet-1/", STORY, "/corrections/"]
TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml", "json": "application/feed+json"}
ODD = "Is 3 < 4 & <b>5</b> \x07 \ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")


@pytest.fixture
def told() -> None:
    """A story with a picture, grown, and mended once."""
    first = put(content_={"lead": picture()})
    put(story=first.story, kind="correct", correction="33, not 40.", content_={"lead": picture()})


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("place", PLACES)
def test_each_says_what_it_is(client: Client, told: None, place: str, kind: str) -> None:
    response = client.get(f"{place}feed.{kind}")
    assert response["Content-Type"] == f"{TYPES[kind]}; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("kind", ["atom", "rss"])
@pytest.mark.parametrize("place", PLACES)
def test_feedparser_reads_each_without_a_fault(client: Client, told: None, place: str, kind: str) -> None:
    response = client.get(f"{place}feed.{kind}")
    feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == {"atom": "atom10", "rss": "rss20"}[kind]
    assert feed.feed.title.endswith("Core Sample")
    assert f"http://127.0.0.1:8000{place}feed.{kind}" in [one.href for one in feed.feed.links]
    assert all(entry.id.startswith("urn:uuid:") and entry.title and entry.link for entry in feed.entries)
    assert all(entry.published_parsed and entry.updated_parsed for entry in feed.entries)


@pytest.mark.parametrize("place", PLACES)
def test_the_schema_of_json_feed_finds_no_fault(client: Client, told: None, place: str) -> None:
    assert json_feed_faults(client.get(f"{place}feed.json").json()) == []


def test_the_schema_of_json_feed_would_find_one(client: Client, told: None) -> None:
    feed = client.get("/feed.json").json()
    assert json_feed_faults({**feed, "items": "none"}) != []


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_label_and_picture_stand_where_readers_of_feeds_look(client: Client, told: None, kind: str) -> None:
    (entry,) = feedparser.parse(client.get(f"/feed.{kind}").content).entries
    assert {"Emerging", "Devices", "laptops"} <= {tag.label or tag.term for tag in entry.tags}
    assert entry.media_content[0]["url"].startswith("http://127.0.0.1:8000/media/pictures/")
    assert entry.media_content[0]["type"] == "image/webp"
    assert [author.name for author in entry.authors] == ["Ines Varga"]


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_the_first_line_says_how_sure(client: Client, told: None, kind: str) -> None:
    (entry,) = feedparser.parse(client.get(f"/feed.{kind}").content).entries
    html = entry.content[0].value if kind == "atom" else entry.summary
    assert html.startswith("<p><strong>Emerging</strong> (1 of 3): At least one independent line of evidence")
    assert "Rests on 1 source layer, 1 reference." in html


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_title_is_text_and_what_no_xml_can_hold_is_left_out(client: Client, kind: str) -> None:
    put(headline=ODD)
    root = etree.fromstring(client.get(f"/feed.{kind}").content)
    (title,) = root.xpath("//*[local-name()='entry' or local-name()='item']/*[local-name()='title']")
    assert title.text == ODD.replace("\x07", "")


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("place", ["/", STORY, "/corrections/"])
def test_hostile_text_stays_text(client: Client, place: str, kind: str) -> None:
    content = hostile_content() | {"language": "en"}
    first = put(headline=HOSTILE, content_=content, evidence_=hostile_evidence())
    put(headline=HOSTILE, story=first.story, kind="correct", correction=HOSTILE, content_=content)
    response = client.get(f"{place}feed.{kind}")
    if kind == "json":
        told = "".join(item["content_html"] for item in response.json()["items"])
    else:
        feed = etree.fromstring(response.content)
        html = feed.iter("{http://www.w3.org/2005/Atom}content", "description")
        told = "".join(one.text for one in html if one.text)
    assert "&lt;script&gt;" in told
    for mark in ("<script", "<img src=x", "<svg onload", "javascript:", "onclick="):
        assert mark not in told.lower(), mark

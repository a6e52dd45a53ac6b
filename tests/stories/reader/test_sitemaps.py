"""Where everything is, for those who collect it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from stories.reader import sitemaps

from .editions import FIRST
from .listed import put
from .schemas import sitemap_faults

pytestmark = [pytest.mark.django_db, pytest.mark.each]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour after the first edition, whenever the test runs."""
    moment: datetime = FIRST + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: moment)


def read(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return response.content


def places(document: bytes) -> list[str]:
    told = [one.text or "" for one in etree.fromstring(document).iter("{*}loc")]
    return [one.removeprefix("http://127.0.0.1:8000") for one in told]


def blocks(client: Client, of: str = "stories") -> list[str]:
    return [place for place in places(read(client, "/sitemap.xml")) if place.startswith(f"/sitemaps/{of}-")]


def test_the_index_leads_to_every_story(client: Client) -> None:
    for number in range(3):
        put(f"story-{number}")
    found = [place for block in blocks(client) for place in places(read(client, block))]
    assert sorted(found) == [f"/stories/story-{number}/" for number in range(3)]


def test_a_block_holds_so_many_and_no_more(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "BLOCK", 2)
    for number in range(5):
        put(f"story-{number}")
    found = [places(read(client, block)) for block in blocks(client)]
    assert max(len(block) for block in found) == 2
    assert sum(len(block) for block in found) == 5


def test_a_block_tells_when_it_last_changed(client: Client) -> None:
    put(story=put().story)
    for address in ("/sitemap.xml", blocks(client)[0]):
        assert b"<lastmod>2026-11-12T15:11:00+00:00</lastmod>" in read(client, address)


@pytest.mark.parametrize("number", ["7", "9" * 30])
@pytest.mark.parametrize("of", ["stories", "lists"])
def test_a_block_that_is_not_there_is_not_found(client: Client, of: str, number: str) -> None:
    assert client.get(f"/sitemaps/{of}-{number}.xml").status_code == 404


def test_every_page_told_of_is_there(client: Client) -> None:
    put()
    assert "/sections/devices/" in places(read(client, "/sitemaps/pages.xml"))
    told = places(read(client, "/sitemaps/pages.xml"))
    assert [place for place in told if client.get(place).status_code != 200] == []


def test_news_is_what_was_first_published_within_two_days(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = put("older")
    put("older", story=first.story, after=timedelta(hours=60))
    late = put("newer", headline="3 < 4 & more", after=timedelta(0))
    assert late.first_published_at > FIRST
    monkeypatch.setattr(timezone, "now", lambda: first.first_published_at + timedelta(days=2, seconds=30))
    assert places(read(client, "/news-sitemap.xml")) == ["/stories/newer/"]


def test_what_is_withdrawn_is_no_news(client: Client) -> None:
    put(label="retracted", story=put().story, kind="retract", after=timedelta(minutes=5))
    assert places(read(client, "/news-sitemap.xml")) == []


def test_no_more_news_than_google_takes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sitemaps.MOST_NEW == 1000
    monkeypatch.setattr(sitemaps, "MOST_NEW", 2)
    for number in range(3):
        put(f"story-{number}")
    assert places(read(client, "/news-sitemap.xml")) == ["/stories/story-2/", "/stories/story-1/"]


@pytest.mark.parametrize(
    ("language", "told"), [("en-GB", "en"), ("zh-CN", "zh-cn"), ("zh-Hant", "zh"), ("", "en")]
)
def test_a_language_is_told_as_google_knows_it(language: str, told: str) -> None:
    assert sitemaps.iso_639(language) == told


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/sitemap.xml", ["siteindex"]),
        ("/sitemaps/pages.xml", ["sitemap"]),
        ("/news-sitemap.xml", ["sitemap", "sitemap-news"]),
    ],
)
def test_the_schemas_find_no_fault(client: Client, address: str, names: list[str]) -> None:
    put(headline="3 < 4 & more \x07")
    assert b"<loc>" in read(client, address)
    assert sitemap_faults(read(client, address), *names) == []


def test_the_schema_finds_no_fault_with_a_block_and_would_find_one(client: Client) -> None:
    put()
    block = read(client, blocks(client)[0])
    assert sitemap_faults(block, "sitemap") == []
    assert sitemap_faults(block.replace(b"loc>", b"lock>"), "sitemap") != []


@pytest.mark.parametrize(
    ("address", "questions"), [("/sitemap.xml", 2), ("/news-sitemap.xml", 1), ("stories", 1), ("lists", 1)]
)
def test_each_asks_the_same_however_many_stories(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str, questions: int
) -> None:
    for number in range(9):
        put(f"story-{number}")
    asked = address if address.startswith("/") else blocks(client, address)[0]
    with django_assert_max_num_queries(questions):
        read(client, asked)


def test_tags_authors_and_sources_are_led_to_and_there(client: Client) -> None:
    put()
    told = [place for block in blocks(client, "lists") for place in places(read(client, block))]
    assert {place.split("/")[1] for place in told} == {"tags", "authors", "sources"}
    assert [place for place in told if client.get(place).status_code != 200] == []


def test_a_tag_no_story_bears_any_more_is_not_led_to(client: Client) -> None:
    first = put()
    assert "/tags/laptops/" in places(read(client, blocks(client, "lists")[0]))
    put(story=first.story, content_={"tags": []})
    assert "/tags/laptops/" not in places(read(client, blocks(client, "lists")[0]))


def test_robots_are_kept_out_of_the_desk_and_led_to_the_lists(client: Client) -> None:
    response = client.get("/robots.txt")
    told = response.content.decode()
    assert response["Content-Type"].startswith("text/plain")
    assert "User-agent: *\nDisallow: /desk/\n" in told
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml\n" in told
    assert "Sitemap: http://127.0.0.1:8000/news-sitemap.xml\n" in told


def test_a_browser_is_told_how_to_search_here(client: Client) -> None:
    response = client.get("/opensearch.xml")
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    told = etree.fromstring(response.content)
    name, url = told.find("{*}ShortName"), told.find("{*}Url")
    assert name is not None
    assert name.text == "Core Sample"
    assert url is not None
    assert url.get("template") == "http://127.0.0.1:8000/search/?q={searchTerms}"


@pytest.mark.parametrize(
    "address",
    ["/sitemap.xml", "/sitemaps/pages.xml", "/news-sitemap.xml", "/robots.txt", "/opensearch.xml"],
)
def test_what_did_not_change_is_not_sent_again(client: Client, address: str) -> None:
    put()
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304

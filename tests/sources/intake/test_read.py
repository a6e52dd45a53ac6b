"""What a page states becomes facts, each with the place it was read from."""

import json
from datetime import UTC, date, datetime

import pytest

from sources.intake.facts import Fact, Facts
from sources.intake.read import read

URL = "https://www.halden-courier.example/2026/11/20/bridge-opens"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEXT = "The new bridge over the river opened to the first cars on Friday morning, two years late. " * 5


def page(head: str = "", body: str = "", **article: object) -> Facts:
    linked = (
        json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **article}) if article else ""
    )
    script = f'<script type="application/ld+json">{linked}</script>' if linked else ""
    whole = f'<html lang="en-GB"><head>{head}{script}</head><body>{body}<p>{TEXT}</p></body></html>'
    return read(whole.encode(), URL, "text/html; charset=utf-8", clock=lambda: NOW)


def og(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def value[T](fact: Fact[T] | None) -> T | None:
    return fact.value if fact else None


def test_the_title_is_the_headline_without_the_sites_name() -> None:
    found = page("<title>Bridge opens | Halden Courier</title>" + og("og:site_name", "Halden Courier"))
    assert found.title == Fact("Bridge opens", "page text")


def test_the_visible_headline_is_preferred() -> None:
    found = page(og("og:title", "Bridge opens \u2013 Halden Courier"), "<h1>Bridge  opens</h1>")
    assert found.title == Fact("Bridge opens", "page text")


def test_a_title_said_only_to_machines_names_its_place() -> None:
    assert page(headline="Bridge opens").title == Fact("Bridge opens", "schema.org")
    assert page(og("og:title", "Bridge opens")).title == Fact("Bridge opens", "OpenGraph")


def test_a_dash_inside_a_headline_stays() -> None:
    assert value(page(og("og:title", "Bridge opens - at last")).title) == "Bridge opens - at last"


def test_a_page_without_a_title_has_none() -> None:
    assert page().title is None


def test_the_publisher_is_the_sites_name() -> None:
    assert page(og("og:site_name", "Halden Courier")).publisher == Fact("Halden Courier", "OpenGraph")


def test_without_a_name_the_address_tells_the_publisher() -> None:
    assert page().publisher == Fact("Halden Courier", "address")


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Ada Vik", "Ada Vik"),
        ("By Ada Vik and Bo Lund", "Ada Vik, Bo Lund"),
        ("By Ada Vik, Halden News", "Ada Vik"),
        ("by Ada Vik, Senior Editor, Nov 20, 2026 7:00 pm", "Ada Vik"),
        ("By T.C. O\u2019Neil", "T.C. O\u2019Neil"),
        ("By Ada van der Vik @adavik", "Ada van der Vik"),
    ],
)
def test_a_byline_gives_the_people_in_it(byline: str, author: str) -> None:
    assert value(page(body=f'<h1>Bridge opens</h1><div class="byline">{byline}</div>').author) == author


def test_people_in_the_markup_are_found() -> None:
    authors = [{"@type": "Person", "name": "Ada Vik"}, {"@type": "Person", "name": "Bo Lund"}]
    assert page(author=authors).author == Fact("Ada Vik, Bo Lund", "schema.org")


def test_a_person_on_the_page_wins_over_a_body_in_the_markup() -> None:
    found = page(
        body='<p class="byline">By Ada Vik</p>', author={"@type": "Organization", "name": "Halden Media"}
    )
    assert found.author == Fact("Ada Vik", "page text")


def test_a_profiles_address_is_nobodys_name() -> None:
    assert page(og("article:author", "https://social.example/ada-vik")).author is None


def test_the_time_of_publication_keeps_its_instant() -> None:
    found = page(datePublished="2026-11-20T07:30:00-05:00")
    assert value(found.published) == datetime(2026, 11, 20, 12, 30, tzinfo=UTC)


def test_a_time_without_a_zone_is_only_a_day() -> None:
    assert value(page(og("article:published_time", "2026-11-20 07:30:00")).published) == date(2026, 11, 20)


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00Z", "2026-12-24T00:00:00Z", "2031-01-01", "soon", ""])
def test_a_day_that_cannot_be_is_dropped_for_the_addresss(text: str) -> None:
    assert page(og("article:published_time", text)).published == Fact(date(2026, 11, 20), "address")


def test_the_day_of_an_update_is_not_the_day_of_publication() -> None:
    found = page(og("date", "2026-11-22T09:00:00Z") + og("article:published_time", "2026-11-20T09:00:00Z"))
    assert value(found.published) == datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_the_canonical_address_is_made_whole() -> None:
    assert page('<link rel="canonical" href="/bridge">').canonical_url == Fact(
        "https://www.halden-courier.example/bridge", "page text"
    )


@pytest.mark.parametrize("href", ["javascript:alert(1)", "/", "http://[", ""])
def test_a_canonical_address_that_cannot_be_is_left(href: str) -> None:
    assert page(f'<link rel="canonical" href="{href}">').canonical_url == Fact(URL, "address")


def test_a_canonical_address_may_begin_with_the_host() -> None:
    found = page('<link rel="canonical" href="www.halden-courier.example/bridge">')
    assert value(found.canonical_url) == "https://www.halden-courier.example/bridge"


def test_a_canonical_address_elsewhere_is_kept() -> None:
    found = page('<link rel="canonical" href="https://wire.example/bridge">')
    assert value(found.canonical_url) == "https://wire.example/bridge"


def test_excerpt_image_language_and_text_are_read() -> None:
    found = page(
        og("og:description", "A bridge &amp; a river") + og("og:image", "/bridge.jpg"), "<h1>Bridge</h1>"
    )
    assert value(found.excerpt) == "A bridge & a river"
    assert value(found.image) == "https://www.halden-courier.example/bridge.jpg"
    assert value(found.language) == "en-GB"
    assert (value(found.text) or "").startswith("The new bridge over the river")


def test_an_image_that_is_no_web_address_is_left() -> None:
    assert page(og("og:image", "data:image/png;base64,AAAA")).image is None


def test_the_record_is_text_with_its_places() -> None:
    record = page(og("og:title", "Bridge opens")).record()
    assert record["title"] == {"value": "Bridge opens", "source": "OpenGraph"}
    assert record["published"] == {"value": "2026-11-20", "source": "address"}
    assert "author" not in record

"""Readers find stories by words, label, section and day; what was asked for is marked."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stories.actions.catalogue import catalogue
from stories.models import Edition
from stories.reader import search as module

from .editions import publish, section
from .frozen import evidence

pytestmark = [pytest.mark.django_db, pytest.mark.each]


def listed(slug: str, headline: str = "Laptops lose their charge", **more: Any) -> Edition:
    edition = publish(slug, headline=headline, **more)
    catalogue(edition)
    return edition


def page(client: Client, **asked: Any) -> str:
    response = client.get("/search/", asked)
    assert response.status_code == 200
    return response.content.decode()


def found(client: Client, **asked: Any) -> list[str]:
    return [hit.slug for hit in client.get("/search/", asked).context["hits"]]


def test_a_story_is_found_by_headline_text_and_source(client: Client) -> None:
    listed("one")
    listed("other", "Chips hurry", content_={"body": "<p>Nothing.</p>", "standfirst": ""})
    for words in ("laptops", "eleven lid", "outlet charge"):
        assert found(client, q=words) == ["one"]


def test_the_field_takes_the_cursor_until_something_is_asked(client: Client) -> None:
    assert " autofocus>" in page(client)
    assert "autofocus" not in page(client, q="laptops")


def test_it_is_found_as_it_stands_today(client: Client) -> None:
    first = listed("one", "Chips hurry")
    listed("one", "Chips slow", story=first.story)
    assert (found(client, q="hurry"), found(client, q="slow")) == ([], ["one"])


def test_those_come_first_whose_headline_says_it_then_the_newest(client: Client) -> None:
    for slug, headline in (("a", "Lid shut"), ("b", "Old lid"), ("c", "Other"), ("d", "Another")):
        listed(slug, headline)
    assert found(client, q="lid") == ["b", "a", "d", "c"]


def test_where_more_are_found_than_are_looked_at_the_newest_come_first(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    for slug, headline in (("a", "Lid shut"), ("b", "Other"), ("c", "Another")):
        listed(slug, headline)
    assert found(client, q="lid") == ["c", "b"]
    assert "More than 2 stories" in page(client, q="lid")


def test_labels_sections_and_days_narrow_it(client: Client) -> None:
    listed("one", label="confirmed")
    two = listed("two", where=section("policy", "Policy"))
    later = listed("late")
    listed("late", story=later.story, after=timedelta(days=3))
    day = f"{two.published_at:%Y-%m-%d}"
    assert found(client, q="charge", label="confirmed") == ["one"]
    assert found(client, q="charge", label=["confirmed", "emerging"]) == ["late", "two", "one"]
    assert found(client, q="charge", section="policy") == ["two"]
    assert found(client, q="charge", until=day) == ["two", "one"]
    assert found(client, q="charge", since=day, until=day) == ["two", "one"]
    assert found(client, section="devices") == ["late", "one"]


def test_a_day_that_is_none_is_said_and_left_out(client: Client) -> None:
    listed("one")
    for text in ("22.11.2026", "2026-02-31", "9999-12-31", "0001-01-01"):
        shown = page(client, q="charge", since=text, until=text)
        assert f"“{text}” is no day" in shown
        assert "<b>1 story</b>" in shown


def test_what_is_found_is_marked_and_told_around_its_first_place(client: Client) -> None:
    words = " ".join(f"word{n}" for n in range(90))
    listed("one", content_={"body": f"<p>{words}</p><p>A <em>video</em> at last &amp; {words}</p>"})
    shown = page(client, q="videos")
    assert "<mark>video</mark> at last &amp; word0" in shown
    assert "… " in shown
    assert "<mark>Laptops</mark> lose" in page(client, q="laptop")


def test_a_joined_word_is_found_and_marked_while_its_end_is_typed(client: Client) -> None:
    listed("one", "A solid-state drive")
    for typed in ("solid-sta", "solid-state"):
        assert "<mark>solid-state</mark> drive" in page(client, q=typed)
    assert found(client, q="solid-drive") == []


def test_a_story_found_by_its_sources_alone_says_so(client: Client) -> None:
    listed("one", evidence_=evidence({"A": [1, 7]}))
    assert "It rests on: Report number <mark>7</mark> Ada Byline <mark>Outlet</mark> <mark>7</mark>" in page(
        client, q='"outlet" 7'
    )


def test_nothing_typed_or_printed_becomes_markup(client: Client) -> None:
    listed("one", 'A <b onload="x">lid</b> & more')
    shown = page(client, q="<script>lid")
    assert "<script>" not in shown
    shown = page(client, q="lid")
    assert "&lt;b onload=&quot;x&quot;&gt;<mark>lid</mark>&lt;/b&gt; &amp; more" in shown


def test_a_query_is_bounded_and_a_strange_one_finds_nothing(client: Client) -> None:
    listed("one")
    assert found(client, q="charge " + "x" * 5000) == []
    assert found(client, q="\x00%'\"(*)") == []
    assert found(client, q="charge", section="nowhere", label="nothing") == ["one"]


@pytest.mark.parametrize(
    ("asked", "said"), [("lap", "laptops"), ("labtops", "laptops"), ("outlit", "Outlet 1")]
)
def test_close_names_of_tags_and_publishers_are_suggested(client: Client, asked: str, said: str) -> None:
    listed("one")
    shown = page(client, q=asked)
    assert (f">{said}</a>" in shown) is (asked != "lap")


def test_a_suggestion_leads_to_its_page_and_none_is_kept_of_what_stands_no_more(client: Client) -> None:
    first = listed("one")
    assert 'Did you mean the tag <a href="/tags/laptops/">laptops</a>' in page(client, q="labtops")
    assert 'See all under the tag <a href="/tags/laptops/">laptops</a>' in page(client, q="laptops")
    listed("one", story=first.story, content_={"tags": []})
    assert "/tags/laptops/" not in page(client, q="labtops")


def test_nothing_found_says_what_to_do(client: Client) -> None:
    listed("one")
    shown = page(client, q="charge banana")
    assert "No stories" in shown
    assert "Fewer words find more" in shown
    assert 'href="/search/?q=charge">Search for them everywhere' in page(
        client, q="charge", label="confirmed"
    )


def test_pages_are_turned_by_links_that_keep_what_was_asked(client: Client) -> None:
    for number in range(14):
        listed(f"story-{number}")
    assert 'rel="next" href="?q=charge&amp;label=emerging&amp;page=2"' in page(
        client, q="charge", label="emerging"
    )
    assert found(client, q="charge", page=2) == ["story-1", "story-0"]
    assert client.get("/search/?q=charge&page=3").status_code == 404


def test_what_is_found_stands_for_the_search_itself(client: Client) -> None:
    listed("story")
    for asked in ({}, {"q": "charge"}):
        found = page(client, **asked)
        assert 'rel="canonical" href="http://127.0.0.1:8000/search/"' in found
        assert "noindex" not in found


def test_no_engine_keeps_a_search_that_finds_nothing(client: Client) -> None:
    assert '<meta name="robots" content="noindex, follow">' in page(client, q="words of somebody else")


def test_it_asks_no_more_however_much_is_found(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(15):
        listed(f"story-{number}")
    with django_assert_max_num_queries(10):
        page(client, q="charge laptops", label="emerging")

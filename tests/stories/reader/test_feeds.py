"""Feeds: what stands in which, under what name, and when it is told as new."""

import re
from datetime import timedelta
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from .editions import publish, section
from .frozen import evidence, picture
from .listed import put

pytestmark = [pytest.mark.django_db, pytest.mark.once]

STORY = "/stories/laptops-lose-charge/"
PLACES = ["/", "/sections/devices/", "/labels/emerging/", "/tags/laptops/", "/authors/ines-varga/"]
PLACES += ["/sources/outlet-1/", STORY]
TITLE = "Laptops lose their charge asleep"


def items(client: Client, place: str = "/") -> list[dict[str, Any]]:
    response = client.get(f"{place}feed.json")
    assert response.status_code == 200
    told: list[dict[str, Any]] = response.json()["items"]
    return told


def titles(client: Client, place: str = "/") -> list[str]:
    return [item["title"] for item in items(client, place)]


@pytest.mark.parametrize("place", PLACES[:-1])
def test_each_list_has_its_stories(client: Client, place: str) -> None:
    put()
    assert titles(client, place) == [TITLE]


@pytest.mark.parametrize(
    "place",
    [
        *(f"/{kind}/none/" for kind in ("sections", "labels", "tags", "sources", "authors", "stories")),
        "/labels/unverified/",
    ],
)
def test_what_never_was_has_no_feed(client: Client, place: str) -> None:
    put()
    assert client.get(f"{place}feed.atom").status_code == 404


def test_a_section_has_only_its_own(client: Client) -> None:
    put()
    put("other", headline="Of science", where=section("science", "Science"))
    assert titles(client, "/sections/science/") == ["Of science"]


def test_a_tag_in_any_script_has_its_feed(client: Client) -> None:
    put(content_={"tags": [{"name": "батареи", "slug": "батареи"}]})
    assert titles(client, "/tags/батареи/") == [TITLE]


def test_the_name_of_a_story_outlives_its_address_and_its_editions(client: Client) -> None:
    first = put("first-address")
    (before,) = items(client)
    put("second-address", "corroborated", story=first.story, kind="promote")
    (after,) = items(client)
    assert before["id"] == after["id"] == f"urn:uuid:{first.story.key}"
    assert after["url"].endswith("/stories/second-address/")


def test_the_name_of_a_storys_own_feed_outlives_its_address_too(client: Client) -> None:
    first = put("first-address")
    before = feedparser.parse(client.get("/stories/first-address/feed.atom").content).feed.id
    put("second-address", story=first.story)
    assert feedparser.parse(client.get("/stories/second-address/feed.atom").content).feed.id == before


@pytest.mark.parametrize("kind", ["promote", "correct"])
def test_a_new_label_and_a_correction_move_when_it_was_updated(client: Client, kind: str) -> None:
    first = put()
    (before,) = feedparser.parse(client.get("/feed.atom").content).entries
    said = {"correction": "33, not 40."} if kind == "correct" else {}
    put(label="corroborated", story=first.story, kind=kind, after=timedelta(hours=3), **said)
    (after,) = feedparser.parse(client.get("/feed.atom").content).entries
    assert before.updated == "2026-11-12T08:11:00+00:00"
    assert after.updated == "2026-11-12T11:11:00+00:00"
    assert before.published == after.published


def test_how_sure_on_what_stands_in_each_item(client: Client) -> None:
    put(label="corroborated", evidence_=evidence({"A": [1, 2, 3], "B": [4]}))
    (item,) = items(client)
    told = item["_corroboration"]
    assert (told["layers"], told["references"], told["edition"], told["retracted"]) == (2, 4, 1, False)
    assert (told["label"]["slug"], told["label"]["rank"], told["label"]["of"]) == ("corroborated", 2, 3)
    assert item["summary"].startswith("Corroborated (2 of 3). Rests on 2 source layers, 4 references.")


def test_a_withdrawn_story_stays_and_says_so(client: Client) -> None:
    first = put(content_={"lead": picture()})
    put(label="retracted", story=first.story, kind="retract", reason="Forged.", content_={"lead": picture()})
    (item,) = items(client)
    assert item["title"] == f"Retracted: {TITLE}"
    assert "We withdrew this story. Forged." in item["content_html"]
    assert item["_corroboration"]["retracted"] is True
    assert "image" not in item


def test_who_follows_a_label_hears_that_a_story_was_withdrawn(client: Client) -> None:
    first = put(label="confirmed")
    put(label="retracted", story=first.story, kind="retract", reason="Forged.")
    assert titles(client, "/labels/confirmed/") == [f"Retracted: {TITLE}"]
    assert titles(client, "/labels/emerging/") == []


def test_a_heading_that_no_story_has_today_has_an_empty_feed(client: Client) -> None:
    first = put()
    put(story=first.story, content_={"tags": []})
    assert titles(client, "/tags/laptops/") == []


def test_a_story_tells_each_of_its_editions_as_new(client: Client) -> None:
    first = publish(change_note="One test.")
    publish(label="corroborated", story=first.story, kind="promote", change_note="A second test.")
    newest, oldest = items(client, STORY)
    assert newest["title"] == f"Raised to Corroborated: {TITLE}"
    assert oldest["title"] == f"First published: {TITLE}"
    assert "A second test." in newest["summary"]
    assert newest["id"] != oldest["id"]


def test_only_the_newest_edition_has_the_whole_text(client: Client) -> None:
    publish(story=publish().story)
    newest, oldest = items(client, STORY)
    assert "Close the lid at eleven" in newest["content_html"]
    assert "Close the lid at eleven" not in oldest["content_html"]


def test_of_a_withdrawn_story_every_edition_says_so_and_none_has_the_text(client: Client) -> None:
    first = publish()
    publish(label="retracted", story=first.story, kind="retract", reason="Forged.")
    newest, oldest = items(client, STORY)
    assert newest["title"] == f"Retracted: {TITLE}"
    assert oldest["title"] == f"Since withdrawn: First published: {TITLE}"
    told = newest["content_html"] + oldest["content_html"]
    assert "Close the lid" not in told
    assert "Two newsrooms measured" not in told
    assert told.count("Forged.") == 1


@pytest.mark.parametrize("kind", ["atom", "rss", "json"])
def test_the_feed_of_an_old_address_leads_to_the_present_one_for_good(client: Client, kind: str) -> None:
    publish("second-address", story=publish("first-address").story)
    response = client.get(f"/stories/first-address/feed.{kind}")
    assert (response.status_code, response["Location"]) == (301, f"/stories/second-address/feed.{kind}")


def test_what_was_mended_has_a_feed(client: Client) -> None:
    first = publish()
    publish(story=first.story, kind="correct", correction="33, not 40.")
    (item,) = items(client, "/corrections/")
    assert item["title"] == f"Corrected: {TITLE}"
    assert "33, not 40." in item["content_html"]
    assert item["url"].endswith(f"{STORY}editions/2/")


def test_a_correction_is_shown_to_who_follows_both_the_story_and_all_corrections(client: Client) -> None:
    publish("second-address", story=publish().story, kind="correct", correction="33, not 40.")
    names = [items(client, place)[0]["id"] for place in ("/corrections/", "/stories/second-address/")]
    assert names[0] != names[1]
    publish("third-address", story=publish("other").story)
    assert items(client, "/corrections/")[0]["id"] == names[0]


@pytest.mark.parametrize("kind", ["atom", "rss", "json"])
@pytest.mark.parametrize("place", [*PLACES, "/corrections/"])
def test_what_did_not_change_is_not_sent_again(client: Client, place: str, kind: str) -> None:
    put()
    first = client.get(f"{place}feed.{kind}")
    by_tag = client.get(f"{place}feed.{kind}", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, by_tag.status_code) == (200, 304)


def test_a_reader_that_knows_only_times_is_told_too(client: Client) -> None:
    first = put()
    told = client.get("/feed.rss")["Last-Modified"]
    assert client.get("/feed.rss", headers={"If-Modified-Since": told}).status_code == 304
    put(story=first.story)
    assert client.get("/feed.rss", headers={"If-Modified-Since": told}).status_code == 200


@pytest.mark.parametrize("place", [*PLACES, "/corrections/"])
def test_a_feed_takes_few_questions_however_long(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, place: str
) -> None:
    story = put(content_={"lead": picture()}).story
    for number in range(8):
        put(f"story-{number}")
        put(story=story, kind="correct", correction="33, not 40.")
    with django_assert_max_num_queries(4):
        assert client.get(f"{place}feed.atom").status_code == 200


def test_a_feed_is_no_longer_than_thirty_items(client: Client) -> None:
    for number in range(33):
        put(f"story-{number}")
    assert [len(items(client, place)) for place in ("/", "/tags/laptops/", "/labels/emerging/")] == [30] * 3


@pytest.mark.parametrize("place", PLACES[:3] + PLACES[-1:])
def test_a_page_leads_to_its_own_feeds_and_the_sites(client: Client, place: str) -> None:
    put()
    page = client.get(place).content.decode()
    for kind in ("atom", "rss", "json"):
        assert f'href="{place}feed.{kind}"' in page
        assert f'href="/feed.{kind}"' in page


def test_a_newsroom_that_has_published_nothing_has_an_empty_feed_that_stays_as_it_is(client: Client) -> None:
    first = client.get("/feed.atom")
    assert not feedparser.parse(first.content).bozo
    assert client.get("/feed.atom")["ETag"] == first["ETag"]


def test_a_page_lists_the_feeds_there_are_and_each_is_there(client: Client) -> None:
    put()
    page = client.get("/feeds/").content.decode()
    found = re.findall(r'href="http://127.0.0.1:8000(/[^"]*feed\.[a-z]+)"', page)
    assert {"/feed.atom", "/sections/devices/feed.rss", "/labels/confirmed/feed.json"} <= set(found)
    assert [address for address in found if client.get(address).status_code != 200] == []


def test_words_kept_together_stay_so(client: Client) -> None:
    put(content_={"standfirst": "40\u00a0per cent"})
    assert "40\u00a0per cent" in items(client)[0]["content_html"]

"""Whose material rests on whose, on a source's page and in the directory: counts, and stories to read."""

from typing import Any

import pytest
from django.test import Client

from stories.reader import resting

from .editions import publish
from .frozen import evidence, reference

pytestmark = [pytest.mark.django_db, pytest.mark.each]
DOUBT = " (suggested, not yet judged)"


def layered(*why: str, **third: Any) -> dict[str, Any]:
    """Evidence of one layer: Wired, Reuters and a third, joined by these sentences."""
    notes = [
        reference(n, publisher={"name": name, "slug": name.lower(), "owner": ""})
        for n, name in enumerate(("Wired", "Reuters", "Ledger"), 1)
    ]
    notes[2] |= third
    told = evidence({"A": [1, 2, 3]}, references=notes)
    return told | {"layers": [told["layers"][0] | {"why": list(why)}]}


def side(client: Client, source: str, which: int) -> str:
    """What stands under "Others that have rested on it" (0), under "What it has rested on" (1)."""
    part = client.get(f"/sources/{source}/").text.split('<div class="pair">')[1].split("</section>")[0]
    return " ".join(part.split("<h3")[which + 1].split())


def test_both_sides_name_each_other_and_the_story(client: Client) -> None:
    publish("one", headline="Stores stop", evidence_=layered("Wired credits Reuters for it."))
    on_it, on_others = side(client, "reuters", 0), side(client, "wired", 1)
    assert '<a href="/sources/wired/">Wired</a> credits it' in on_it
    assert 'Credits <a href="/sources/reuters/">Reuters</a>' in on_others
    assert '<a href="/stories/one/#lines">Stores stop</a>' in on_it
    assert "Stores stop" in on_others


def test_how_often_stands_with_of_how_many(client: Client) -> None:
    for slug in ("one", "two"):
        publish(slug, evidence_=layered("Wired credits Reuters for it."))
    publish("three", evidence_=layered())
    assert "In 2 of the 3 stories that rest on Reuters" in side(client, "reuters", 0)
    assert "<b>2<span" in side(client, "reuters", 0)


def test_of_one_story_it_is_said_in_words(client: Client) -> None:
    publish("one", evidence_=layered("Wired credits Reuters for it."))
    assert "In the one story that rests on Reuters" in side(client, "reuters", 0)


def test_each_way_of_resting_has_its_line(client: Client) -> None:
    publish("one", evidence_=layered("Wired credits Reuters for it."))
    publish("two", evidence_=layered("Wired carries the text of Reuters."))
    told = side(client, "reuters", 0)
    assert "</a> credits it" in told
    assert "</a> carries its text" in told


def test_what_nobody_judged_is_said_to_be_so(client: Client) -> None:
    publish("one", evidence_=layered(f"Wired credits Reuters for it{DOUBT}."))
    assert "Suggested, not yet judged." in side(client, "reuters", 0)


def test_the_newest_stories_are_linked_and_the_rest_counted(client: Client) -> None:
    for slug in ("one", "two", "three"):
        publish(slug, headline=f"Story {slug}.", evidence_=layered("Wired credits Reuters for it."))
    told = side(client, "reuters", 0)
    assert "The newest: " in told
    assert told.index("Story three.") < told.index("Story two.")
    assert "Story one." not in told


def test_an_edition_before_tells_no_more(client: Client) -> None:
    first = publish("one", evidence_=layered("Wired credits Reuters for it."))
    publish("one", story=first.story, evidence_=layered())
    assert "No published story says that its material rests" in client.get("/sources/reuters/").text


def test_a_confidential_source_is_not_told_of(client: Client) -> None:
    publish(evidence_=layered("Ledger credits Reuters for it.", confidential=True))
    assert "Ledger" not in client.get("/sources/reuters/").text


def test_more_than_is_shown_is_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resting, "MOST", 1)
    publish(evidence_=layered("Wired credits Reuters for it.", "Ledger credits Reuters for it."))
    assert "And 1 more." in side(client, "reuters", 0)


def test_how_far_back_it_was_looked_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resting, "LOOK_AT", 1)
    for slug in ("one", "two"):
        publish(slug, evidence_=layered("Wired credits Reuters for it."))
    told = side(client, "reuters", 0)
    assert "In 2 of the 2 stories" in told
    assert "the newest 1 times it was told" in told


def test_the_directory_counts_both_ways(client: Client) -> None:
    publish("one", evidence_=layered("Wired credits Reuters for it."))
    publish("two", evidence_=layered())
    page = client.get("/sources/").text
    of_wired = page.split(">Wired</a>")[1].split("</tr>")[0]
    of_reuters = page.split(">Reuters</a>")[1].split("</tr>")[0]
    assert '<b>1</b> of 2<span class="directory__of">, its material rests on another' in of_wired
    assert '<b>0</b> of 2<span class="directory__of">, another' in of_wired
    assert '<b>1</b> of 2<span class="directory__of">, another' in of_reuters

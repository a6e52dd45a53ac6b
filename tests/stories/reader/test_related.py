"""What else stands near to a story."""

import pytest
from django.test import Client

from stories.models import Edition
from stories.reader.related import MOST, UNDER, related

from .editions import publish
from .frozen import evidence, reference

pytestmark = [pytest.mark.django_db, pytest.mark.each]


def tagged(slug: str, *tags: str, label: str = "emerging", source: str = "") -> Edition:
    name = source or f"own-{slug}"
    publisher = {"name": name.title(), "slug": name, "owner": ""}
    found = evidence(references=[reference(1, publisher=publisher)])
    named = [{"name": tag, "slug": tag} for tag in tags]
    return publish(slug, label, headline=slug, evidence_=found, content_={"tags": named})


def slugs(edition: Edition) -> list[str]:
    return [one.slug for one in related(edition)]


def test_the_one_that_shares_most_comes_first() -> None:
    tagged("shares-both", "laptops", "power")
    tagged("shares-one", "laptops")
    tagged("shares-none", "phones")
    assert slugs(tagged("here", "laptops", "power")) == ["shares-both", "shares-one"]


def test_a_shared_source_relates_and_is_named() -> None:
    tagged("same-source", source="fixbench")
    (one,) = related(tagged("here", source="fixbench"))
    assert one.why == "Shares a source: Fixbench"


def test_no_story_is_related_to_itself() -> None:
    assert slugs(tagged("here", "laptops")) == []


def test_a_retracted_one_never_comes_first() -> None:
    tagged("withdrawn", "laptops", "power", label="retracted")
    here = tagged("here", "laptops", "power")
    assert slugs(here) == []
    tagged("stands", "laptops")
    assert slugs(here) == ["stands", "withdrawn"]


def test_four_are_shown_the_newest_of_equals() -> None:
    for number in range(MOST + 2):
        tagged(f"story-{number}", "laptops")
    assert slugs(tagged("here", "laptops")) == ["story-5", "story-4", "story-3", "story-2"]


def test_under_a_heading_of_thousands_only_the_newest_are_looked_at() -> None:
    tagged("old-and-near", "laptops", "power")
    for number in range(UNDER):
        tagged(f"story-{number}", "laptops")
    (_, *others) = related(tagged("here", "laptops", "power"))
    assert all(one.why == "Tag: laptops" for one in others)


def test_what_a_story_once_stood_under_relates_it_no_more() -> None:
    first = tagged("moved-on", "laptops")
    publish("moved-on", story=first.story, content_={"tags": []}, evidence_=evidence(references=[]))
    assert slugs(tagged("here", "laptops")) == []


def test_the_page_shows_them(client: Client) -> None:
    tagged("near", "laptops")
    tagged("here", "laptops")
    page = client.get("/stories/here/").content.decode()
    assert '<h3><a href="/stories/near/">near</a></h3><p class="meta">Tag: laptops</p>' in page

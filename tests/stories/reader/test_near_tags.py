"""Tags near to one: those that stand on the same stories, what shares most of them first."""

import re

import pytest
from django.test import Client

from stories.reader import near_tags

from .editions import publish

pytestmark = [pytest.mark.django_db, pytest.mark.each]
NEAR = re.compile(r'<p class="top__near">(.*?)</p>')


def put(slug: str, *tags: str) -> None:
    publish(slug, content_={"tags": [{"name": name.title(), "slug": name} for name in tags]})


def near(client: Client, tag: str) -> list[str]:
    told = NEAR.search(client.get(f"/tags/{tag}/").text)
    return re.findall(r'href="/tags/([^/]+)/"', told[1]) if told else []


def test_what_shares_most_stories_comes_first(client: Client) -> None:
    put("one", "batteries", "repair", "phones")
    put("two", "batteries", "phones")
    put("three", "repair", "cars")
    assert near(client, "batteries") == ["phones", "repair"]


def test_a_tag_that_stands_alone_is_near_to_none(client: Client) -> None:
    put("one", "batteries")
    assert "Near it" not in client.get("/tags/batteries/").text


def test_what_a_story_was_once_tagged_with_is_near_no_more(client: Client) -> None:
    first = publish("one", content_={"tags": [{"name": n, "slug": n} for n in ("batteries", "phones")]})
    publish("one", story=first.story, content_={"tags": [{"name": "batteries", "slug": "batteries"}]})
    assert near(client, "batteries") == []


def test_a_few_are_named(client: Client) -> None:
    put("one", "batteries", *(f"tag-{n}" for n in range(9)))
    assert len(near(client, "batteries")) == near_tags.MOST


def test_only_the_newest_stories_are_looked_at(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_tags, "LOOK_AT", 1)
    put("one", "batteries", "old")
    put("two", "batteries", "new")
    assert near(client, "batteries") == ["new"]

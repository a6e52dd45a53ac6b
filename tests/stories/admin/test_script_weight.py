"""What the desk's pages send of their own scripts: little, so that a page is quick on a slow line.

Counted is what the project wrote, packed as one file (gzip -9). What libraries bring (the editor, the stock
admin, the searched selects) is not counted; what comes only when it is used is counted by itself, and what a
story fetches while it opens by a browser (`tests/flows/test_little_is_fetched.py`).
"""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client

from stories.actions.save_story import save_story
from stories.models import Story
from tests.scripts import MOST, packed
from tests.stories.admin.page import address, opened, send
from tests.stories.making import words
from tests.stories.walking import NAMES, one_of_each
from tests.stories.walking import address as address_of

pytestmark = pytest.mark.django_db
# bytes
MOST_OF_A_PART = 2_500
TAG = re.compile(r'<script\b[^>]*\bsrc="/static/(desk/\w+\.js)"')
MODULE = re.compile(r'"/static/(desk/\w+\.js)"')
PART = re.compile(r'\bdata-\w+="/static/(desk/\w+\.js)"')


def sent_with(page: str) -> set[str]:
    """The scripts a page loads by its tags, and those its editor imports."""
    parts = set(PART.findall(page))
    return (set(TAG.findall(page)) | set(MODULE.findall(page))) - parts


@pytest.fixture
def keys(writer: User, editor: User) -> dict[str, int]:
    return one_of_each(writer, editor)


def pages(client: Client, keys: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Every page of the desk that opens, by the name of its address."""
    for name in NAMES:
        answer = client.get(address_of(name, keys))
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            yield name, answer.content.decode()


def test_no_page_sends_more_than_fifteen_kilobytes_of_its_own(
    client: Client, publisher: User, keys: dict[str, int]
) -> None:
    client.force_login(publisher)
    weights = {name: packed(sent_with(page)) for name, page in pages(client, keys)}
    assert len(weights) > 30
    assert weights["stories_story_change"] > 10_000
    assert {name: weight for name, weight in weights.items() if weight >= MOST} == {}


def test_nor_does_the_page_that_settles_two_versions(desk: Client, story: Story, second_writer: User) -> None:
    page = opened(desk, story)
    save_story(story.pk, words(headline="Theirs"), by=second_writer, version=1)
    conflict = send(desk, story, page, "_save", headline="Mine").content.decode()
    assert "desk/story_conflict.js" in sent_with(conflict)
    assert packed(sent_with(conflict)) < MOST


def test_each_part_that_comes_when_it_is_used_is_small(desk: Client, story: Story) -> None:
    parts = set(PART.findall(desk.get(address(story)).content.decode()))
    assert {"desk/comments.js", "desk/story_cite.js", "desk/story_offer.js", "desk/story_door.js"} <= parts
    assert {name for name in parts if packed({name}) >= MOST_OF_A_PART} == set()

"""Lists of the desk as they are asked: narrowed, searched, chosen from and empty, before axe and a ruler."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, People
from tests.flows.looking import faults

pytestmark = pytest.mark.once
STORIES = "/desk/stories/story/"


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("writer")


@pytest.fixture(scope="module")
def editor(people: People) -> Page:
    return people("editor")


@pytest.mark.parametrize("asked", ["label=emerging", "state=ahead"])
def test_stories_narrowed(newsroom: Newsroom, writer: Page, asked: str) -> None:
    writer.goto(newsroom.url(f"{STORIES}?{asked}#changelist-filter"))
    assert faults(writer) == []


def test_stories_chosen(newsroom: Newsroom, writer: Page) -> None:
    writer.goto(newsroom.url(STORIES))
    writer.locator(".tick").first.click()
    assert faults(writer) == []


def test_no_story(newsroom: Newsroom, writer: Page) -> None:
    writer.goto(newsroom.url(f"{STORIES}?q=zyzzyva"))
    expect(writer.get_by_text("Nothing here")).to_be_visible()
    assert faults(writer) == []


@pytest.mark.parametrize("words", ["update", "zyzzyva"])
def test_what_is_found_and_what_is_not(newsroom: Newsroom, writer: Page, words: str) -> None:
    writer.goto(newsroom.url("/desk/"))
    writer.fill("#finder", words)
    writer.press("#finder", "Enter")
    expect(writer).to_have_url(re.compile(rf"/desk/find/\?q={words}"))
    assert faults(writer) == []


def test_the_ledger_narrowed(newsroom: Newsroom, editor: Page) -> None:
    for asked in ("kind=retract", "decided=alone&day=2026-11-01"):
        editor.goto(newsroom.url(f"/desk/stories/edition/?{asked}"))
        assert faults(editor) == []

"""Opening a story fetches little of our own script; what is only used at times comes when it is touched."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, People
from tests.flows.steps import ready, until
from tests.flows.writing_steps import a_new_story, type_below_the_first_heading
from tests.flows.writing_steps import opened as opened_at
from tests.scripts import MOST, packed

pytestmark = pytest.mark.once

STORY = "Voyager 1 makes sense again"
CAME = """(parts) => {
  const came = performance.getEntriesByType("resource").map((one) => one.name).join();
  return parts.every((part) => came.includes(part));
}"""
MARKED = "() => [...CSS.highlights.get('commented') ?? []].map(String).join()"
FETCHED = "() => performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname)"
# What every page of the desk has, and keeps from the first it opened.
SHELL = {"desk/desk.js", "desk/kept.js"}


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("second-writer")


def fetched(page: Page) -> set[str]:
    """The desk's scripts that the page fetched, but for every page's."""
    own = re.compile(r"/static/(desk/\w+)(?:\.[0-9a-f]{12})?\.js$")
    found = (own.search(path) for path in page.evaluate(FETCHED))
    return {f"{one[1]}.js" for one in found if one} - SHELL


def opened(page: Page, newsroom: Newsroom) -> None:
    page.goto(newsroom.url("/desk/stories/story/?q=Voyager"))
    page.get_by_role("link", name=STORY).click()
    ready(page)
    page.wait_for_load_state("networkidle")


def test_opening_a_story_fetches_less_than_fifteen_kilobytes(newsroom: Newsroom, writer: Page) -> None:
    opened(writer, newsroom)
    for part in (".lead-picture", ".claims-grid", ".chips"):
        expect(writer.locator(part)).to_be_visible()
    own = fetched(writer)
    assert {"desk/story_grid.js", "desk/story_tags.js", "desk/story_save.js", "desk/story_note.js"} <= own
    assert packed(own) < MOST


def test_nor_does_a_new_story(newsroom: Newsroom, writer: Page) -> None:
    writer.goto(newsroom.url("/desk/stories/story/add/"))
    writer.wait_for_load_state("networkidle")
    own = fetched(writer)
    assert "desk/story_start.js" in own
    assert packed(own) < MOST


def test_what_a_part_needs_comes_when_it_is_touched(newsroom: Newsroom, writer: Page) -> None:
    opened(writer, newsroom)
    seldom = ["story_lead", "suggest", "story_answer", "story_door"]
    assert not {f"desk/{part}.js" for part in seldom} & fetched(writer)
    # Each crop is named before.
    expect(writer.get_by_role("button", name="Square")).to_be_visible()
    writer.locator("#id_headline").hover()
    expect(writer.locator(".lead-point")).to_be_visible()
    writer.get_by_role("combobox", name="Tags").focus()
    until(writer, CAME, seldom)


def test_words_commented_on_are_marked_once_somebody_touches_the_page(
    newsroom: Newsroom, writer: Page
) -> None:
    address = a_new_story(writer, newsroom)
    type_below_the_first_heading(writer, "Shops were told on Friday.")
    writer.keyboard.press("Shift+Home")
    writer.keyboard.press("Alt+m")
    expect(writer.locator("#id_comment-quote")).to_have_value("Shops were told on Friday.")
    writer.fill("#id_comment-text", "Which shops?")
    writer.get_by_role("button", name="Comment", exact=True).click()
    expect(writer.locator("#comments .said")).to_have_text("Which shops?")

    opened_at(writer, address)
    writer.wait_for_load_state("networkidle")
    assert packed(fetched(writer)) < MOST
    writer.locator("[contenteditable=true]").hover()
    until(writer, f"() => ({MARKED})() === 'Shops were told on Friday.'")

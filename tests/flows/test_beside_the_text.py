"""While somebody types: words are counted, the evidence stays beside them, the draft saves itself soon."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, People
from tests.flows.writing_steps import a_new_story, status

pytestmark = pytest.mark.once
# milliseconds from the last key to the request
SOON = 2_000
LISTEN = "() => document.addEventListener('input', () => { window.lastTyped = Date.now(); }, true)"
PARAGRAPHS = 40


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("writer")


@pytest.fixture
def story(writer: Page, newsroom: Newsroom) -> Page:
    a_new_story(writer, newsroom)
    writer.locator("[contenteditable=true] p").first.click()
    return writer


def test_words_and_minutes_are_counted_while_one_types(story: Page) -> None:
    count = story.locator("[data-count]")
    expect(count).to_be_hidden()
    story.keyboard.type("One")
    expect(count).to_contain_text("1 word, 1 min")
    story.keyboard.type(" two three")
    expect(count).to_contain_text("3 words, 1 min")
    story.keyboard.insert_text(" more" * 457)
    expect(count).to_contain_text("460 words, 2 min")


def test_the_evidence_stays_beside_a_text_scrolled_to_its_end(story: Page) -> None:
    for _ in range(PARAGRAPHS):
        story.keyboard.insert_text("Shops were told on Friday.")
        story.keyboard.press("Enter")
    story.evaluate("() => scrollTo(0, document.querySelector('[contenteditable=true]').offsetHeight)")
    scrolled, high = story.evaluate("() => [scrollY, innerHeight]")
    assert scrolled > high / 2
    expect(story.locator("#id_link")).to_be_in_viewport()
    text, evidence = (story.locator(one).bounding_box() for one in ("#text", "#evidence"))
    assert text is not None
    assert evidence is not None
    assert evidence["x"] >= text["x"] + text["width"]
    assert 0 <= evidence["y"] < high / 2


def test_the_draft_is_on_its_way_two_seconds_after_the_last_key(story: Page) -> None:
    """Of three, for the machine itself may stand still for a while."""
    story.evaluate(LISTEN)
    assert min(pause(story, words) for words in ("Shops ", "were ", "told.")) <= SOON


def pause(story: Page, words: str) -> float:
    """From the last key to the request, in milliseconds."""
    with story.expect_request_finished(lambda asked: asked.url.endswith("/autosave/")) as saving:
        story.keyboard.type(words, delay=40)
    status(story, "Saved")
    last: float = story.evaluate("() => window.lastTyped")
    assert saving.value.timing["startTime"] > last
    return saving.value.timing["startTime"] - last

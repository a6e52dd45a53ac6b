"""A reader without script follows a story by e-mail and reports an error; an editor answers."""

import re
import time
from quopri import decodestring

import pytest
from playwright.sync_api import Page

from tests.flows.conftest import Newsroom, People

pytestmark = pytest.mark.once

MAILED_WITHIN = 60


def mailed(newsroom: Newsroom, to: str, pattern: str) -> str:
    """What a message to this address holds; the demo's mail goes to its terminal."""
    patience = time.monotonic() + MAILED_WITHIN
    while time.monotonic() < patience:
        said = decodestring((newsroom.data / "log").read_bytes()).decode(errors="replace")
        after = said.rpartition(f"To: {to}")[2]
        if found := re.search(pattern, after):
            return found[1]
        time.sleep(0.5)
    raise AssertionError(f"No message with {pattern} was sent to {to}.")


def a_story(newsroom: Newsroom, page: Page) -> str:
    page.goto(newsroom.url("/"))
    return str(page.locator(":is(h3, h4) > a[href^='/stories/']").first.get_attribute("href")).split("/")[2]


def test_a_story_is_followed_and_ended_again(newsroom: Newsroom, reader: Page) -> None:
    slug = a_story(newsroom, reader)
    reader.goto(newsroom.url(f"/follow/story/{slug}/"))
    reader.get_by_label("Only when the label moves").check()
    reader.get_by_label("E-mail address").fill("ada@mail.example")
    reader.get_by_role("button", name="Follow this story").click()
    assert "One step left" in reader.inner_text("h1")
    reader.goto(newsroom.url(mailed(newsroom, "ada@mail.example", r"(/follow/confirm/\S+)")))
    reader.get_by_role("button", name="Yes, follow this story").click()
    assert "Confirmed: you follow this now." in reader.inner_text("main")
    reader.get_by_role("button", name="End it").click()
    assert reader.inner_text("h1") == "You follow nothing"
    assert reader.context.cookies() == []


def test_an_error_is_reported_and_answered(newsroom: Newsroom, reader: Page, people: People) -> None:
    slug = a_story(newsroom, reader)
    reader.goto(newsroom.url(f"/stories/{slug}/report/"))
    reader.get_by_label("What is wrong?").fill("It was on Tuesday, the notice says so.")
    reader.get_by_label("E-mail address").fill("eve@mail.example")
    reader.get_by_role("button", name="Send it to the desk").click()
    assert "Thank you" in reader.inner_text("h1")
    editor = people("editor")
    editor.goto(newsroom.url("/desk/inbox/"))
    editor.get_by_role("button", name="A reader reported").first.click()
    editor.get_by_label("Answer, by mail").fill("You are right, thank you.")
    editor.get_by_role("button", name="Send the answer").click()
    assert mailed(newsroom, "eve@mail.example", r"(You are right, thank you\.)")

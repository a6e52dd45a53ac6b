"""Writing a story at the desk, key by key, and what the page and the newsroom say of it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom

STORY = re.compile(r"/story/\d+/change/")
SAVED_WITHIN = 6_000


def a_new_story(writer: Page, newsroom: Newsroom) -> str:
    """The address of a story the writer has just started, and has open."""
    writer.goto(newsroom.url("/desk/stories/story/add/"))
    writer.fill("#id_headline", "Halden stops sales of its Orrery headset")
    writer.select_option("#id_section", index=1)
    writer.get_by_role("button", name="Start the story").click()
    expect(writer).to_have_url(STORY)
    expect(writer.locator("[contenteditable=true]")).to_be_visible()
    return writer.url.split("#", maxsplit=1)[0]


def status(page: Page, text: str | re.Pattern[str], within: int = SAVED_WITHIN) -> None:
    expect(page.locator(".submit-row [role=status]")).to_contain_text(text, timeout=within)


def type_below_the_first_heading(page: Page, text: str) -> None:
    type_below(page, 0, text)


def type_below(page: Page, heading: int, text: str) -> None:
    page.locator("[contenteditable=true] p").nth(heading).click()
    page.keyboard.type(text)


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("[contenteditable=true]")).to_be_visible()
    return page


def stands(browser_page: Page, address: str, field: str, text: str) -> None:
    """What the newsroom has, read by another page."""
    fresh = browser_page.context.new_page()
    fresh.goto(address)
    expect(fresh.locator(field)).to_have_value(re.compile(re.escape(text)))
    fresh.close()

"""Two people write one story at once: both texts stay, and what clashes is settled by somebody."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, People
from tests.flows.writing_steps import (
    SAVED_WITHIN,
    a_new_story,
    opened,
    stands,
    status,
    type_below,
    type_below_the_first_heading,
)

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("writer")


@pytest.fixture(scope="module")
def colleague(people: People) -> Page:
    return people("second-writer")


@pytest.fixture
def story(writer: Page, newsroom: Newsroom) -> str:
    return a_new_story(writer, newsroom)


def test_two_people_write_different_parts_and_both_stay(writer: Page, colleague: Page, story: str) -> None:
    opened(colleague, story)
    expect(colleague.locator("[data-presence]")).to_contain_text("is here since")
    colleague.fill("#id_standfirst", "Theirs stands.")
    status(colleague, "version 2")
    type_below_the_first_heading(writer, "Mine stands.")
    expect(writer.locator("#id_standfirst")).to_have_value("Theirs stands.", timeout=SAVED_WITHIN)
    expect(writer.locator("ul.messagelist")).to_contain_text("changed the standfirst meanwhile")
    stands(writer, story, "#id_body", "Mine stands.")


def test_two_people_write_different_paragraphs_at_once_and_both_stay(
    writer: Page, colleague: Page, story: str
) -> None:
    opened(colleague, story)
    type_below(colleague, 3, "Theirs stands.")
    status(colleague, "version 2")
    line = {"offline": False, "latency": 900, "downloadThroughput": -1, "uploadThroughput": -1}
    slow = writer.context.new_cdp_session(writer)
    slow.send("Network.emulateNetworkConditions", line)
    with writer.expect_request("**/autosave/"):
        type_below(writer, 0, "Mine is typed on")
    writer.keyboard.type(" while it is being saved.")
    theirs = writer.locator("[contenteditable=true] p").nth(3)
    expect(theirs).to_have_text("Theirs stands.", timeout=2 * SAVED_WITHIN)
    slow.send("Network.emulateNetworkConditions", {**line, "latency": 0})
    mine = "Mine is typed on while it is being saved."
    expect(writer.locator("[contenteditable=true] p").first).to_have_text(mine)
    status(writer, re.compile("Saved|version"))
    stands(writer, story, "#id_body", mine)
    stands(writer, story, "#id_body", "Theirs stands.")


def test_two_people_write_one_paragraph_and_only_that_is_settled(
    writer: Page, colleague: Page, story: str
) -> None:
    opened(colleague, story)
    type_below(colleague, 0, "Theirs.")
    type_below(colleague, 2, "Their third.")
    status(colleague, "version 2")
    type_below(writer, 0, "Mine.")
    type_below(writer, 1, "My second.")
    status(writer, "saved a newer version")
    writer.locator(".submit-row").get_by_role("button", name="See both").click()
    expect(writer.locator("[data-clash]")).to_have_count(1)
    expect(writer.locator(".joined")).to_contain_text("My second.")
    expect(writer.locator(".joined")).to_contain_text("Their third.")
    expect(writer.get_by_role("button", name="Save as version 3")).to_have_attribute("aria-disabled", "true")
    writer.keyboard.press("2")
    writer.get_by_role("button", name="Save as version 3").click()
    for number, text in enumerate(["Theirs.", "My second.", "Their third."]):
        expect(writer.locator("[contenteditable=true] p").nth(number)).to_have_text(text)


def test_two_people_write_one_part_and_settle_it(writer: Page, colleague: Page, story: str) -> None:
    opened(colleague, story)
    colleague.fill("#id_headline", "Theirs")
    status(colleague, "version 2")
    writer.fill("#id_headline", "Mine")
    status(writer, "saved a newer version")
    writer.locator(".submit-row").get_by_role("button", name="See both").click()
    expect(writer.get_by_role("heading", name="Two people changed this story")).to_be_visible()
    expect(writer.get_by_role("button", name="Save as version 3")).to_have_attribute("aria-disabled", "true")
    writer.keyboard.press("1")
    writer.get_by_role("button", name="Save as version 3").click()
    expect(writer.locator("#id_headline")).to_have_value("Mine")
    writer.wait_for_timeout(700)
    expect(writer.locator("#text .kept")).to_have_count(0)


def test_deciding_later_keeps_both(writer: Page, colleague: Page, story: str) -> None:
    opened(colleague, story)
    colleague.fill("#id_headline", "Theirs")
    status(colleague, "version 2")
    writer.fill("#id_headline", "Mine")
    status(writer, "saved a newer version")
    writer.locator(".submit-row").get_by_role("button", name="See both").click()
    writer.get_by_role("link", name="Decide later, keep both").click()
    expect(writer.locator("#id_headline")).to_have_value("Theirs")
    writer.get_by_role("button", name="Put it in").click()
    expect(writer.get_by_role("heading", name="Two people changed this story")).to_be_visible()
    expect(writer.locator("[data-side=mine]")).to_contain_text("Mine")

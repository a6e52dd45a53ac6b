"""A button is pressed while an answer is under way: what it says is done, once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.flows.conftest import Newsroom, People, Sites
from tests.flows.steps import READ_WITHIN, ready

pytestmark = pytest.mark.once

STORY = re.compile(r"/story/\d+/change/")
# milliseconds an answer is under way
SLOW = 700


@pytest.fixture
def writer(people: People, newsroom: Newsroom) -> Page:
    """On a new story, on a slow line."""
    page = people("writer")
    page.goto(newsroom.url("/desk/stories/story/add/"))
    page.fill("#id_headline", "Halden stops sales of its Orrery headset")
    page.select_option("#id_section", index=1)
    page.get_by_role("button", name="Start the story").click()
    expect(page).to_have_url(STORY)
    ready(page)
    line = {"offline": False, "latency": SLOW, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
    return page


def test_a_link_is_read_though_the_whole_page_was_being_saved(writer: Page, sites: Sites) -> None:
    link = sites[0].article("/slow", "Halden tells shops to stop", text="Shops were told on Friday. " * 20)
    writer.keyboard.press("Control+s")
    writer.fill("#id_link", link)
    writer.get_by_role("button", name="Read it").click()
    card = writer.locator(".read-card")
    expect(card.get_by_role("button", name="Keep and cite")).to_be_visible(timeout=READ_WITHIN)
    expect(card).to_have_count(1)


def test_what_is_under_the_pointer_is_not_replaced(writer: Page, sites: Sites) -> None:
    link = sites[0].article("/held", "Halden tells shops to stop", text="Shops were told on Friday. " * 20)
    writer.fill("#id_link", link)
    writer.get_by_role("button", name="Read it").hover()
    with writer.expect_response(lambda answer: answer.request.method == "POST"):
        writer.keyboard.press("Control+s")
        writer.mouse.down()
    writer.wait_for_timeout(2 * SLOW)
    writer.mouse.up()
    expect(writer.locator(".read-card")).to_have_count(1, timeout=READ_WITHIN)


def test_what_is_typed_beside_the_text_while_the_text_is_saved_stays(writer: Page) -> None:
    with writer.expect_request("**/autosave/"):
        writer.fill("#id_headline", "Halden stops sales of its headset in four countries")
    writer.fill("#id_link", "https://courier.example/under-way")
    writer.wait_for_timeout(4 * SLOW)
    expect(writer.locator("#id_link")).to_have_value("https://courier.example/under-way")


def test_an_answer_takes_nobody_from_where_they_type(writer: Page) -> None:
    writer.fill("#id_link", "no link at all")
    writer.get_by_role("button", name="Read it").click()
    writer.locator(".to-propose").click()
    reason = writer.locator("[name=propose-reason]")
    reason.focus()
    expect(writer.locator("#link-error")).to_have_count(1)
    expect(reason).to_be_focused()
    writer.keyboard.type("One layer.")
    expect(reason).to_have_value("One layer.")


def test_a_refused_press_leads_to_what_is_to_be_put_right(writer: Page) -> None:
    writer.fill("#id_link", "no link at all")
    writer.get_by_role("button", name="Read it").click()
    expect(writer.locator("#link-error")).to_have_count(1)
    expect(writer.locator("#id_link")).to_be_focused()


def test_a_page_asked_for_before_a_press_does_not_undo_what_it_answered(writer: Page) -> None:
    held: list[Route] = []
    writer.route(
        STORY, lambda route: held.append(route) if route.request.method == "GET" else route.fallback()
    )
    writer.evaluate("() => { storyPage.look(); }")
    writer.fill("#id_link", "no link at all")
    writer.get_by_role("button", name="Read it").click()
    expect(writer.locator("#link-error")).to_have_count(1)
    with writer.expect_response(STORY):
        held[0].continue_()
    writer.wait_for_timeout(SLOW)
    expect(writer.locator("#link-error")).to_have_count(1)

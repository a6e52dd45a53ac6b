"""What is pressed on a story's page before its scripts are there, or where one never comes, is done."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.flows.conftest import Newsroom, People
from tests.flows.steps import ready, until

pytestmark = pytest.mark.once
STORY = re.compile(r"/story/\d+/change/")
LIVE = "document.documentElement.classList.contains('is-live')"


@pytest.fixture
def story(people: People, newsroom: Newsroom) -> tuple[Page, str]:
    """The writer, and the address of a story of theirs."""
    page = people("writer")
    page.goto(newsroom.url("/desk/stories/story/add/"))
    page.fill("#id_headline", "Halden stops sales of its Orrery headset")
    page.select_option("#id_section", index=1)
    page.get_by_role("button", name="Start the story").click()
    expect(page).to_have_url(STORY)
    ready(page)
    return page, page.url


def is_live(page: Page) -> bool:
    return bool(page.evaluate(LIVE))


def test_a_press_before_the_scripts_opens_the_sheet_and_they_keep_it_open(story: tuple[Page, str]) -> None:
    page, address = story
    held: list[Route] = []
    page.route(re.compile(r"/desk/story\.js"), lambda route: held.append(route))  # noqa: PLW0108  (Playwright marks it)
    page.goto(address, wait_until="commit")
    page.locator(".to-propose").click()
    expect(page.locator("#propose")).to_be_visible()
    assert not is_live(page)
    for one in held:
        one.continue_()
    until(page, LIVE)
    expect(page.locator("#propose")).to_be_visible()
    expect(page.locator("[name=propose-reason]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#propose")).to_be_hidden()


@pytest.mark.parametrize("gone", ["desk", "kept", "story_fields"])
def test_where_a_script_never_comes_the_sheet_opens_without(story: tuple[Page, str], gone: str) -> None:
    page, address = story
    page.route(re.compile(rf"/desk/{gone}\.js"), lambda route: route.abort())
    page.goto(address)
    assert not is_live(page)
    page.locator(".to-propose").click()
    expect(page.locator("#propose")).to_be_visible()
    page.locator(".sheet-go").get_by_role("link", name="Close").click()
    expect(page.locator("#propose")).to_be_hidden()

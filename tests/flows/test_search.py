"""A reader without scripts looks for a story, narrows what is found, and is helped where nothing is."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom

pytestmark = pytest.mark.once


def test_a_story_is_found_marked_narrowed_and_opened(reader: Page, newsroom: Newsroom) -> None:
    reader.goto(newsroom.url("/"))
    reader.get_by_role("link", name="Search").first.click()
    reader.get_by_role("searchbox", name="Search stories").fill("update")
    reader.get_by_role("searchbox", name="Search stories").press("Enter")
    expect(reader.locator(".search__said")).to_contain_text(re.compile(r"\d+ stor(y|ies) for “update”"))
    first = reader.locator(".hits h2 a").first
    expect(reader.locator(".hits mark").first).to_be_visible()
    headline = first.inner_text()
    label = reader.locator(".hits .label__word").first.inner_text()
    reader.get_by_role("checkbox", name=label).check()
    reader.get_by_role("button", name="Search").click()
    expect(reader.get_by_role("checkbox", name=label)).to_be_checked()
    assert set(reader.locator(".hits .label__word").all_inner_texts()) == {label}
    reader.get_by_role("link", name=headline).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(headline)


def test_where_nothing_is_found_there_is_a_way_on(reader: Page, newsroom: Newsroom) -> None:
    reader.goto(newsroom.url("/search/?q=update+zzyzx&label=confirmed"))
    expect(reader.locator(".search__said")).to_contain_text("No stories")
    reader.get_by_role("link", name="Search for them everywhere").click()
    expect(reader.get_by_role("searchbox", name="Search stories")).to_have_value("update zzyzx")
    assert not reader.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_lost_address_is_searched_for_by_its_words(reader: Page, newsroom: Newsroom) -> None:
    reader.goto(newsroom.url("/stories/home-battery/"))
    box = reader.get_by_role("searchbox", name="Search all stories")
    expect(box).to_have_value("home battery")
    reader.get_by_role("button", name="Search").click()
    expect(reader.locator(".search__said")).to_be_visible()

"""Tags of a story by keyboard, whatever is done next; one plain field without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.flows.conftest import Door, Newsroom, People
from tests.flows.looking import faults
from tests.flows.writing_steps import a_new_story, opened, stands, status

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("writer")


@pytest.fixture
def story(writer: Page, newsroom: Newsroom) -> str:
    return a_new_story(writer, newsroom)


def tags(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Tags")


def chips(page: Page, *names: str) -> None:
    expect(page.get_by_role("group", name="Tags").locator(".chip")).to_have_text(list(names))


def test_a_comma_and_enter_add_a_tag_and_it_is_saved_by_itself(writer: Page, story: str) -> None:
    tags(writer).press_sequentially("headsets,recalls")
    tags(writer).press("Enter")
    chips(writer, "headsets", "recalls")
    status(writer, "version 2")
    stands(writer, story, "[name=tags]", "headsets, recalls")


def test_a_tag_that_is_there_is_not_added_in_other_letters(writer: Page, story: str) -> None:
    tags(writer).press_sequentially("headsets,HEADSETS,")
    chips(writer, "headsets")
    expect(writer.locator("[data-told]")).to_have_text("Tag HEADSETS is there already.")


def test_backspace_and_a_tags_own_button_take_it_off(writer: Page, story: str) -> None:
    tags(writer).press_sequentially("headsets, batteries, recalls,")
    tags(writer).press("Backspace")
    chips(writer, "headsets", "batteries")
    writer.get_by_role("button", name="Remove tag headsets").press("Enter")
    chips(writer, "batteries")
    expect(writer.get_by_role("button", name="Remove tag batteries")).to_be_focused()
    expect(writer.locator("[data-told]")).to_have_text("Tag headsets removed.")


def test_a_known_tag_is_found_and_chosen(writer: Page, story: str) -> None:
    tags(writer).press_sequentially("tidal power,")
    status(writer, "version 2")
    writer.get_by_role("button", name="Remove tag tidal power").click()
    tags(writer).press_sequentially("pow")
    expect(writer.get_by_role("option", name="tidal power")).to_have_attribute("aria-selected", "false")
    tags(writer).press("ArrowDown")
    expect(tags(writer)).to_have_attribute("aria-activedescendant", "suggested-0")
    assert faults(writer) == []
    tags(writer).press("Enter")
    chips(writer, "tidal power")
    expect(writer.get_by_role("listbox")).to_be_hidden()


def test_what_stands_typed_is_sent_with_the_save(writer: Page, story: str) -> None:
    tags(writer).press_sequentially("headsets")
    writer.keyboard.press("Control+s")
    chips(writer, "headsets")
    status(writer, "version 2")
    stands(writer, story, "[name=tags]", "headsets")


def test_what_a_colleague_tagged_comes_as_chips(
    writer: Page, story: str, people: People, newsroom: Newsroom
) -> None:
    colleague = opened(people("second-writer"), story)
    tags(colleague).press_sequentially("recalls,")
    status(colleague, "version 2")
    writer.fill("#id_standfirst", "Shops were told to stop selling them.")
    chips(writer, "recalls")


def test_without_a_script_it_is_one_plain_field(browser: Browser, story: str, door: Door) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = door.open(context, "writer")
    page.goto(story)
    page.get_by_label("Tags").fill("headsets, recalls")
    page.get_by_role("button", name=re.compile("^Save")).last.click()
    expect(page.get_by_label("Tags")).to_have_value("headsets, recalls")
    context.close()

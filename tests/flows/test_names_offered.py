"""People chosen by typing: who fits is offered, a key takes them, half a name signs nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.flows.conftest import Door, Newsroom, People
from tests.flows.looking import faults
from tests.flows.writing_steps import a_new_story, stands, status, type_below_the_first_heading

pytestmark = pytest.mark.once

SIGNED = "[name=authors] >> nth={}"


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("writer")


@pytest.fixture
def story(writer: Page, newsroom: Newsroom) -> str:
    return a_new_story(writer, newsroom)


def offered(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Names that fit").get_by_role("option")


def places(page: Page) -> Locator:
    return page.get_by_role("combobox", name=re.compile("^Byline"))


def test_a_name_is_added_by_keyboard_and_saved_by_itself(writer: Page, story: str) -> None:
    expect(places(writer).first).to_have_value("Lena Marsh")
    places(writer).last.focus()
    for name in ("Asha Verne", "Ruth Calder", "Tomás Rey"):
        expect(offered(writer).get_by_text(name)).to_be_visible()
    expect(offered(writer).get_by_text("Lena Marsh")).to_have_count(0)
    writer.keyboard.type("re")
    expect(offered(writer)).to_have_text(["Tomás Rey"])
    assert faults(writer) == []
    writer.keyboard.press("Enter")
    expect(places(writer)).to_have_count(3)
    status(writer, "Saved")
    stands(writer, story, SIGNED.format(1), "Tomás Rey")


def test_half_a_name_signs_nothing_and_keeps_nothing_from_being_saved(writer: Page, story: str) -> None:
    places(writer).last.focus()
    writer.keyboard.type("zz")
    expect(offered(writer)).to_have_count(0)
    writer.wait_for_timeout(2500)
    assert "Not saved" not in writer.locator(".submit-row [role=status]").inner_text()
    writer.locator("#id_slug").focus()
    status(writer, "Saved, but for what is marked")
    expect(writer.locator(".field-authors .errorlist")).to_contain_text("Nobody signs stories as “zz”")
    type_below_the_first_heading(writer, "Shops were told on Friday.")
    writer.wait_for_timeout(2500)
    stands(writer, story, "[name=body]", "Shops were told on Friday.")
    expect(writer.locator(".field-authors .errorlist")).to_be_visible()
    places(writer).nth(1).fill("ruth calder")
    writer.locator("#id_slug").focus()
    expect(writer.locator(".field-authors .errorlist")).to_have_count(0)
    status(writer, "Saved")
    stands(writer, story, SIGNED.format(1), "Ruth Calder")


def test_a_name_is_taken_off(writer: Page, story: str) -> None:
    places(writer).last.fill("Ruth Calder")
    writer.keyboard.press("Tab")
    expect(places(writer)).to_have_count(3)
    places(writer).first.fill("")
    writer.locator("#id_slug").focus()
    expect(places(writer)).to_have_count(2)
    status(writer, "Saved")
    stands(writer, story, SIGNED.format(0), "Ruth Calder")


def test_a_task_goes_to_whom_the_pointer_takes(writer: Page, story: str) -> None:
    writer.get_by_text("Give a task").click()
    writer.fill("[name=task-what]", "Call the maker")
    writer.get_by_role("combobox", name="Who").click()
    offered(writer).filter(has_text="Asha Verne").click()
    expect(writer.get_by_role("combobox", name="Who")).to_have_value("Asha Verne")
    writer.get_by_role("button", name="Give the task").click()
    expect(writer.locator(".task-list")).to_contain_text("Asha Verne")


def test_a_draft_is_opened_to_one_more(writer: Page, story: str) -> None:
    writer.get_by_text("Make it private").first.click()
    writer.get_by_role("button", name="Make it private").click()
    who = writer.get_by_role("combobox", name="Let somebody else see it")
    who.fill("as")
    expect(offered(writer)).to_have_text(re.compile("Asha Verne"))
    writer.keyboard.press("Enter")
    writer.get_by_role("button", name="Name", exact=True).click()
    expect(writer.locator(".named-list")).to_contain_text("Asha Verne")
    who.focus()
    expect(offered(writer).filter(has_text="Tomás Rey")).to_be_visible()
    expect(offered(writer).filter(has_text="Asha Verne")).to_have_count(0)


def test_escape_lets_what_was_typed_stand(writer: Page, story: str) -> None:
    places(writer).last.focus()
    writer.keyboard.type("ru")
    expect(offered(writer)).to_have_count(1)
    writer.keyboard.press("Escape")
    expect(offered(writer)).to_have_count(0)
    expect(places(writer).last).to_have_value("ru")


def test_the_list_is_narrowed_to_who_signs(writer: Page, newsroom: Newsroom) -> None:
    writer.goto(newsroom.url("/desk/stories/story/"))
    writer.get_by_text("By byline").click()
    writer.get_by_role("combobox", name="Signed by").focus()
    writer.keyboard.type("tom")
    expect(offered(writer)).to_have_text(["Tomás Rey"])
    writer.keyboard.press("Enter")
    writer.get_by_role("button", name="Show").click()
    expect(writer).to_have_url(re.compile("byline=Tom"))
    signed = writer.locator("td.field-byline").all_inner_texts()
    assert signed
    assert all("Tomás Rey" in names for names in signed)


def test_without_a_script_a_name_is_typed_out(browser: Browser, story: str, door: Door) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = door.open(context, "writer")
    page.goto(story)
    places(page).last.fill("asha verne")
    page.get_by_role("button", name=re.compile("^Save")).last.click()
    expect(places(page)).to_have_count(3)
    expect(places(page).nth(1)).to_have_value("Asha Verne")
    context.close()

"""From the queue to two decisions without a mouse: each key presses a button, none publishes unasked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, People
from tests.flows.steps import loaded, propose, proposed, ready

pytestmark = pytest.mark.once

CHANGED = "Backrooms goes from a YouTube short"
WAITS = "One plug for small devices"


def test_review_by_keyboard(newsroom: Newsroom, people: People) -> None:
    writer, editor = people("writer"), people("editor")
    a_writer_asks_for_an_update(writer, newsroom)
    the_queue_opens_the_row_of_its_cursor(editor)
    the_editor_says_that_she_looks(editor, writer, newsroom)
    changes_are_gone_through(editor)
    the_sheet_lists_the_keys_of_this_page(editor)
    keys_are_switched_off_and_on(editor)
    approving_asks_first(editor)
    approving_opens_the_next(editor)
    declining_needs_a_note_and_keeps_the_focus(editor)


def a_writer_asks_for_an_update(writer: Page, newsroom: Newsroom) -> None:
    writer.goto(newsroom.url("/desk/stories/story/?q=Backrooms"))
    writer.get_by_role("link", name=CHANGED).first.click()
    ready(writer)
    writer.fill("#id_standfirst", "Its maker directs the film; two newsrooms have asked him.")
    propose(writer, "emerging", "He has said so himself.", note="Who said it is named.")
    proposed(writer)


def the_queue_opens_the_row_of_its_cursor(editor: Page) -> None:
    """Oldest first; between the two may wait what others of this newsroom proposed."""
    editor.keyboard.press("g")
    editor.keyboard.press("r")
    expect(editor.locator("#result_list")).to_be_visible()
    loaded(editor)
    editor.keyboard.press("j")
    expect(editor.locator(".is-cursor")).to_contain_text(WAITS)
    waiting = editor.locator("#result_list tbody tr")
    for row in range(1, waiting.count()):
        editor.keyboard.press("j")
        expect(waiting.nth(row)).to_have_class(re.compile("is-cursor"))
    editor.keyboard.press("o")
    expect(editor.locator("h1")).to_contain_text(CHANGED)
    loaded(editor)


def the_editor_says_that_she_looks(editor: Page, writer: Page, newsroom: Newsroom) -> None:
    expect(editor.locator(".looks")).to_contain_text("Nobody looks at this yet")
    editor.keyboard.press("t")
    expect(editor.locator(".looks")).to_contain_text("You look at this")
    writer.goto(editor.url)
    expect(writer.locator(".queue-line")).to_contain_text("looks at this")


def changes_are_gone_through(editor: Page) -> None:
    editor.keyboard.press("n")
    expect(editor.locator(".is-at")).to_be_focused()
    expect(editor.locator("[data-at]")).to_have_text(re.compile(r"1 of \d+"))
    editor.keyboard.press("v")
    expect(editor.locator(".beside-table")).to_contain_text("two newsrooms have asked him")


def the_sheet_lists_the_keys_of_this_page(editor: Page) -> None:
    editor.keyboard.press("?")
    sheet = editor.locator("#keys-dialog")
    for told in ("Approve and publish edition", "Comment only", "Next change", "In the text"):
        expect(sheet).to_contain_text(told)
    expect(sheet.get_by_text("New story")).to_be_hidden()
    editor.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def keys_are_switched_off_and_on(editor: Page) -> None:
    switch(editor, "off")
    editor.keyboard.press("a")
    expect(editor.locator("#ask-approve")).to_be_hidden()
    expect(editor.locator("[data-key=a]")).not_to_have_attribute("aria-keyshortcuts", "a")
    switch(editor, "on")


def switch(editor: Page, to: str) -> None:
    editor.locator(".keys-open").focus()
    editor.keyboard.press("Enter")
    editor.keyboard.press("Shift+Tab")
    expect(editor.get_by_role("button", name=f"Switch single keys {to}")).to_be_focused()
    editor.keyboard.press("Enter")
    editor.keyboard.press("Escape")
    expect(editor.locator("#keys-dialog")).to_be_hidden()


def approving_asks_first(editor: Page) -> None:
    editor.keyboard.press("a")
    expect(editor.get_by_role("button", name="Not yet")).to_be_focused()
    editor.keyboard.press("Enter")
    expect(editor.locator("#ask-approve")).to_be_hidden()
    expect(editor.locator(".messagelist")).to_have_count(0)


def approving_opens_the_next(editor: Page) -> None:
    editor.keyboard.press("a")
    editor.keyboard.press("Control+Enter")
    expect(editor.locator(".messagelist")).to_contain_text("is out as Emerging")
    expect(editor.locator("h1")).to_contain_text(WAITS)
    loaded(editor)


def declining_needs_a_note_and_keeps_the_focus(editor: Page) -> None:
    editor.keyboard.press("d")
    expect(editor.locator("#id_note")).to_be_focused()
    editor.keyboard.type("Say who has seen it.")
    for _ in range(2):
        editor.keyboard.press("Tab")
    expect(editor.get_by_role("button", name="Decline")).to_be_focused()
    editor.keyboard.press("Enter")
    expect(editor.locator(".messagelist")).to_contain_text("Declined")

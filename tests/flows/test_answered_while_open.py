"""A writer who proposed keeps the page open and types on: what the editor decides and says comes to it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.flows import staging
from tests.flows.conftest import Newsroom, People
from tests.flows.looking import faults
from tests.flows.steps import decline, open_review
from tests.flows.writing_steps import opened, stands, type_below_the_first_heading

pytestmark = pytest.mark.once
# Milliseconds; an open page asks every twenty seconds.
HEARD_WITHIN = 30_000


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("writer")


@pytest.fixture(scope="module")
def editor(people: People) -> Page:
    return people("editor")


def bar(page: Page) -> Locator:
    return page.get_by_role("status").filter(has=page.get_by_role("link", name="Show it"))


def test_a_decision_comes_to_the_open_page_and_nothing_typed_moves(
    writer: Page, editor: Page, newsroom: Newsroom
) -> None:
    story, _ = staging.proposal(newsroom, "Orrery stops its sales")
    address = newsroom.url(f"/desk/stories/story/{story}/change/")
    opened(writer, address)
    open_review(editor, newsroom, "Orrery stops its sales")
    decline(editor, "Ask Halden first.")
    type_below_the_first_heading(writer, "Typed on.")
    before = writer.locator("[contenteditable=true]").bounding_box()
    expect(bar(writer)).to_contain_text(
        re.compile(r"Declined by .+ at \d\d:\d\d UTC: “Ask Halden first."), timeout=HEARD_WITHIN
    )
    assert writer.locator("[contenteditable=true]").bounding_box() == before
    writer.keyboard.type(" And on.")
    bar(writer).get_by_role("link", name="Show it").click()
    expect(writer.locator("#answer")).to_be_focused()
    expect(writer.locator("#answer")).to_contain_text("Ask Halden first.")
    expect(writer.locator("#propose")).to_contain_text("Propose edition")
    expect(bar(writer)).to_have_count(0)
    expect(writer.locator("[contenteditable=true] p").first).to_contain_text("Typed on. And on.")
    stands(writer, address, "#id_body", "Typed on. And on.")


def test_a_comment_comes_to_the_open_page_and_is_put_off(
    writer: Page, editor: Page, newsroom: Newsroom
) -> None:
    story, _ = staging.proposal(newsroom, "Orrery sells again")
    opened(writer, newsroom.url(f"/desk/stories/story/{story}/change/"))
    open_review(editor, newsroom, "Orrery sells again")
    editor.fill("#id_note", "Since when?")
    editor.locator("#decide-form button[name=_comment]").click()
    expect(bar(writer)).to_contain_text("commented: “Since when?”", timeout=HEARD_WITHIN)
    assert faults(writer) == []
    bar(writer).get_by_role("button", name="Not now").click()
    expect(bar(writer)).to_have_count(0)

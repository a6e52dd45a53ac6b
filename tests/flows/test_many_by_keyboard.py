"""Several stories chosen without a mouse, and given a tag: each by a save of its own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.flows import staging
from tests.flows.conftest import Newsroom, People


@pytest.mark.once
def test_many_by_keyboard(newsroom: Newsroom, people: People) -> None:
    writer = people("writer")
    staging.drafts(newsroom, "Zeppelin lands", "Zeppelin leaves", "Zeppelin waits")
    writer.goto(newsroom.url("/desk/stories/story/?q=Zeppelin"))
    two_rows_are_chosen(writer)
    writer.select_option("#id_do", "tag")
    writer.get_by_role("button", name="Go on").press("Enter")
    expect(writer.locator(".many-row")).to_have_count(2)
    writer.fill("#id_tag", "year in review")
    writer.get_by_role("button", name="Add the tag").press("Enter")
    expect(writer.locator(".messagelist")).to_contain_text("“year in review” was added to 2 stories.")
    assert writer.url.endswith("?q=Zeppelin")


def two_rows_are_chosen(writer: Page) -> None:
    for key in "jxjx":
        writer.keyboard.press(key)
    expect(writer.locator("[data-selected]")).to_contain_text("2 of")
    writer.keyboard.press("x")
    expect(writer.locator("[data-selected]")).to_contain_text("1 of")
    writer.keyboard.press("x")

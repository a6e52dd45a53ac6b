"""With scripts: a time typed turns the bright button into the scheduling one; a drawer opens at its field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.flows import staging
from tests.flows.conftest import Door, Newsroom

pytestmark = pytest.mark.once
SOON = date.today() + timedelta(days=30)  # noqa: DTZ011 (far enough from any zone's midnight)


@pytest.fixture
def editor(browser: Browser, door: Door) -> Iterator[Page]:
    context = browser.new_context()
    yield door.open(context, "editor")
    context.close()


def test_the_bright_button_asks_about_the_time_that_stands_typed(editor: Page, newsroom: Newsroom) -> None:
    _, proposal = staging.proposal(newsroom, "Orrery shells split")
    editor.goto(newsroom.url(f"/desk/stories/proposal/{proposal}/change/"))
    editor.get_by_text("Set a time instead").click()
    editor.fill("#id_at-day", SOON.isoformat())
    editor.fill("#id_at-hour", "09:00")
    editor.locator("#decide-form").get_by_role("button", name="Approve for the time typed").click()
    expect(editor.get_by_role("heading", level=1)).to_contain_text(f"on {SOON.day} {SOON:%B}")


def test_a_drawer_opened_by_hand_begins_at_its_first_field(editor: Page, newsroom: Newsroom) -> None:
    story, _ = staging.proposal(newsroom, "Orrery shells mended")
    editor.goto(newsroom.url(f"/desk/stories/story/{story}/change/"))
    for drawer in (".new-claim", "#new-task", "#by-hand"):
        editor.locator(f"{drawer} > summary").click()
        expect(editor.locator(f"{drawer} :is(textarea, input)").first).to_be_focused()

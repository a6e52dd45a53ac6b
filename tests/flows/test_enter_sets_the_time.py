"""In the day or the hour of a review Enter asks about that time, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.flows import staging
from tests.flows.conftest import Door, Newsroom

pytestmark = pytest.mark.once
SOON = date.today() + timedelta(days=30)  # noqa: DTZ011 (far enough from any zone's midnight)


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def editor(request: pytest.FixtureRequest, browser: Browser, door: Door) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param)
    yield door.open(context, "editor")
    context.close()


@pytest.fixture
def review(editor: Page, newsroom: Newsroom) -> Page:
    _, proposal = staging.proposal(newsroom, "Orrery shells crack")
    editor.goto(newsroom.url(f"/desk/stories/proposal/{proposal}/change/"))
    editor.fill("#id_note", "After the embargo.")
    editor.get_by_text("Set a time instead").click()
    return editor


def test_enter_in_the_hour_asks_about_that_time(review: Page) -> None:
    review.fill("#id_at-day", SOON.isoformat())
    review.fill("#id_at-hour", "09:00")
    review.press("#id_at-hour", "Enter")
    expect(review.get_by_role("heading", level=1)).to_contain_text(f"on {SOON.day} {SOON:%B}")
    expect(review.get_by_text("With your note")).to_contain_text("After the embargo.")


def test_enter_in_the_day_asks_for_the_hour_and_loses_nothing(review: Page) -> None:
    review.fill("#id_at-day", SOON.isoformat())
    review.press("#id_at-day", "Enter")
    expect(review.get_by_text("Set the time of day.")).to_be_visible()
    expect(review.locator("#id_at-day")).to_have_value(SOON.isoformat())
    expect(review.locator("#id_note")).to_have_value("After the embargo.")

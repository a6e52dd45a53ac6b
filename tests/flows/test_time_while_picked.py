"""While a day and an hour are picked the button says what it will do, in the newsroom's words."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.flows import staging
from tests.flows.conftest import Newsroom, People
from tests.flows.steps import decline

SOON = date.today() + timedelta(days=30)  # noqa: DTZ011 (far enough from any zone's midnight)
SAID = f"{SOON.day} {SOON:%B}.*, 09:00 UTC"


@pytest.mark.once
def test_time_while_picked(newsroom: Newsroom, people: People) -> None:
    _, proposal = staging.proposal(newsroom, "Orrery shells crack")
    editor = people("editor")
    editor.goto(newsroom.url(f"/desk/stories/proposal/{proposal}/change/"))
    editor.get_by_text("Set a time instead").click()
    button = editor.locator(".another-time button[name=_at]")
    expect(button).to_have_text("Approve for this time")
    editor.fill("#id_at-day", SOON.isoformat())
    editor.fill("#id_at-hour", "09:00")
    expect(button).to_have_text(re.compile(f"^Publish {SAID}$"))
    editor.fill("#id_at-day", "2020-01-24")
    expect(editor.locator("[data-time-said]")).to_contain_text("That time is past.")
    expect(button).to_have_text("Approve for this time")
    decline(editor, "Not yet.")

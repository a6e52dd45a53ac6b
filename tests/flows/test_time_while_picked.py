"""While a day and an hour are picked the button says what it will do, in the newsroom's words."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.flows import staging
from tests.flows.conftest import Newsroom, People
from tests.flows.steps import decline, ready

SOON = date.today() + timedelta(days=30)  # noqa: DTZ011 (far enough from any zone's midnight)
SAID = f"{SOON.day} {SOON:%B}.*, 09:00 UTC"


pytestmark = pytest.mark.once


def test_the_sheet_says_the_time_that_is_typed(newsroom: Newsroom, people: People) -> None:
    (story,) = staging.draft(newsroom, "Orrery shells crack again")
    writer = people("writer")
    writer.goto(newsroom.url(f"/desk/stories/story/{story}/change/"))
    ready(writer)
    writer.locator(".to-propose").click()
    writer.select_option("#id_propose-when", "set")
    sentence = writer.locator("#propose [data-goes]")
    expect(sentence).to_have_text("Not before that time")
    writer.fill("#id_propose-day", SOON.isoformat())
    writer.fill("#id_propose-hour", "09:00")
    expect(sentence).to_have_text(re.compile(f"^Not before {SAID}$"))
    expect(writer.locator("button[name=_propose]")).to_contain_text(re.compile(f"for {SAID}"))
    writer.fill("#id_propose-hour", "")
    expect(sentence).to_have_text("Not before that time")


def test_time_while_picked(newsroom: Newsroom, people: People) -> None:
    _, proposal = staging.proposal(newsroom, "Orrery shells crack")
    editor = people("editor")
    editor.goto(newsroom.url(f"/desk/stories/proposal/{proposal}/change/"))
    editor.get_by_text("Set a time instead").click()
    button = editor.locator(".another-time button[name=_at]")
    expect(button).to_have_text("Approve for this time")
    sentence = editor.locator(".goes-out")
    expect(sentence).to_contain_text("Goes out as soon as approved")
    editor.fill("#id_at-day", SOON.isoformat())
    editor.fill("#id_at-hour", "09:00")
    expect(button).to_have_text(re.compile(f"^Publish {SAID}$"))
    expect(sentence).to_have_text(re.compile(f"^\\s*Not before {SAID}\\s*$"))
    editor.fill("#id_at-day", "2020-01-24")
    expect(editor.locator("[data-time-said]")).to_contain_text("That time is past.")
    expect(button).to_have_text("Approve for this time")
    expect(sentence).to_contain_text("Goes out as soon as approved")
    decline(editor, "Not yet.")

"""The pages the desk has instead of pages, before axe and a ruler."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.flows.conftest import Newsroom, People
from tests.flows.looking import faults

pytestmark = pytest.mark.once


def test_where_the_desk_has_no_page(newsroom: Newsroom, people: People, browser: Browser) -> None:
    writer = people("writer")
    for path in ("story/99999/change/", "label/", "story/export/"):
        writer.goto(newsroom.url(f"/desk/stories/{path}"))
        expect(writer.get_by_role("link", name="Front page of the desk")).to_be_visible()
        assert faults(writer) == []
    context = browser.new_context()
    stranger = context.new_page()
    stranger.goto(newsroom.url("/desk/login/"))
    context.clear_cookies()
    stranger.fill("#id_username", "writer")
    stranger.fill("#id_password", "not it")
    stranger.click("[type=submit]")
    expect(stranger.get_by_role("heading", name="This was not sent")).to_be_visible()
    assert faults(stranger) == []
    context.close()

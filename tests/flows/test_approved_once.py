"""However fast somebody presses, what is approved goes live once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.flows import staging
from tests.flows.conftest import Newsroom, People
from tests.flows.steps import approve

pytestmark = pytest.mark.once
COUNTED = """
from stories.models import Edition, Event
print(Edition.objects.filter(story={0}).count(), Event.objects.filter(story={0}, verb="approved").count())
"""


def test_a_double_click_approves_once(newsroom: Newsroom, people: People) -> None:
    editor = people("editor")
    story, proposal = staging.proposal(newsroom, "Orrery cables fray")
    editor.goto(newsroom.url(f"/desk/stories/proposal/{proposal}/change/"))
    approve(editor)
    expect(editor.locator(".messagelist")).to_contain_text(re.compile("Edition 1 of"))
    assert newsroom.staged(COUNTED.format(story)) == ["1", "1"]

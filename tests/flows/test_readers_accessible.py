"""Every kind of readers' page before axe and a ruler, with scripts and without.

How a page looks is no matter of the database: one kind of them is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.flows.conftest import Newsroom
from tests.flows.looking import PHONE, WIDE, faults

pytestmark = pytest.mark.once
STORY = "/stories/lk-99/"
PAGES = (
    *("/", "/?label=emerging", "/sections/science/", "/labels/", "/labels/emerging/"),
    *(STORY, f"{STORY}editions/1/", f"{STORY}compare/1/3/", "/stories/ai-materials-study/"),
    *("/about/", "/about/ethics/", "/about/masthead/", "/nowhere/", "/feeds/", "/offline/", "/corrections/"),
    *("/tags/research/", "/authors/second-writer/", "/sources/", "/sources/nature/"),
    *("/follow/story/lk-99/", "/follow/tag/research/", f"{STORY}report/", f"{STORY}report/sent/"),
)
# Over more layers than the table has columns, where there is such a one.
LAYERED = """
from stories.models import Edition
print(Edition.objects.live().order_by("-layers")[0].slug)
"""
LIVE = """
from django.contrib.auth.models import User
from stories.models import Format
from tests.stories.making import published
writer, editor = (User.objects.get(username=name) for name in ("writer", "editor"))
kind = Format.objects.get(slug="live").pk
print(published(writer, editor, headline="The harbour line is down", format_id=kind).slug)
"""
SHIFTED = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 300);
})"""


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_fault(newsroom: Newsroom, visitor: Page, path: str) -> None:
    visitor.goto(newsroom.url(path))
    assert faults(visitor) == []


def test_the_story_of_most_layers_has_no_fault(newsroom: Newsroom, visitor: Page) -> None:
    (slug,) = newsroom.staged(LAYERED)
    visitor.goto(newsroom.url(f"/stories/{slug}/"))
    assert faults(visitor) == []


def test_a_front_with_a_live_story_has_no_fault(newsroom: Newsroom, visitor: Page) -> None:
    newsroom.staged(LIVE)
    visitor.goto(newsroom.url("/"))
    expect(visitor.locator(".pinned")).to_be_visible()
    assert faults(visitor) == []


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("path", [STORY, "/sources/"])
def test_a_table_drawn_as_cards_is_still_a_table(
    newsroom: Newsroom, visitor: Page, path: str, width: int
) -> None:
    visitor.set_viewport_size({"width": width, "height": 844})
    visitor.goto(newsroom.url(path))
    tree = visitor.context.new_cdp_session(visitor).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in tree if "role" in node)
    assert roles["table"] == 1
    assert roles["columnheader"] > 1
    assert roles["row"] == roles["rowheader"] + 1 > 1
    assert roles["cell"] == roles["rowheader"] * (roles["columnheader"] - 1)


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("path", ["/", STORY, "/labels/"])
def test_nothing_moves_while_a_page_loads(newsroom: Newsroom, visitor: Page, path: str, width: int) -> None:
    visitor.set_viewport_size({"width": width, "height": 844})
    visitor.goto(newsroom.url(path))
    assert visitor.evaluate(SHIFTED) == 0


def test_two_editions_are_chosen_without_a_script(newsroom: Newsroom, reader: Page) -> None:
    reader.goto(newsroom.url(f"{STORY}compare/2/3/"))
    reader.select_option("#from", "3")
    reader.select_option("#to", "1")
    reader.get_by_role("button", name="Compare").click()
    expect(reader).to_have_url(re.compile(rf"{STORY}compare/1/3/$"))
    expect(reader.locator("ins").first).to_be_visible()


def test_whoever_walks_by_keyboard_sees_where_they_are(newsroom: Newsroom, visitor: Page) -> None:
    visitor.goto(newsroom.url(STORY))
    for _ in range(6):
        visitor.keyboard.press("Tab")
        outline = visitor.evaluate("() => getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px"

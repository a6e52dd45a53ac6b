"""What a printed page holds: what the story is, how sure we are and why, where to find it; no way to press.

How a page is drawn is no matter of the database: one kind of them is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.flows.conftest import Newsroom

pytestmark = pytest.mark.once
STORY = "/stories/lk-99/"
# CSS pixels: a sheet of A4 without its margins
SHEET = 673
ADDRESS = "link => getComputedStyle(link, '::after').content"
GROUND = "part => getComputedStyle(part).backgroundColor"


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": SHEET, "height": 950}, color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("path", ["/", STORY, "/labels/", "/corrections/", "/sources/", "/sources/nature/"])
def test_nothing_to_press_and_no_way_on_is_printed(newsroom: Newsroom, paper: Page, path: str) -> None:
    paper.goto(newsroom.url(path))
    leads = paper.locator("nav, footer, form, button, .top__side, .follow, .related, .refresh")
    assert leads.count() > 3
    assert [one for one in leads.all() if one.is_visible()] == []


@pytest.mark.parametrize("path", [STORY, "/labels/"])
def test_where_it_was_printed_from_stands_on_it(newsroom: Newsroom, paper: Page, path: str) -> None:
    paper.goto(newsroom.url(path))
    expect(paper.locator(".masthead__at")).to_be_visible()
    expect(paper.locator(".masthead__at")).to_contain_text(path)


def test_label_evidence_growth_and_notes_are_whole(newsroom: Newsroom, paper: Page) -> None:
    paper.goto(newsroom.url(STORY))
    for part in (".head .label", ".sure", "#lines", ".matrix", "#grew", ".growth", "#notes"):
        expect(paper.locator(part).locator("visible=true").first).to_be_visible()
    notes = paper.locator(".notes > li")
    assert notes.count() > 3
    assert all(note.is_visible() for note in notes.all())


def test_a_source_note_and_a_link_tell_their_address(newsroom: Newsroom, paper: Page) -> None:
    paper.goto(newsroom.url(STORY))
    link = paper.locator('.notes__title a[href^="http"]').first
    told = link.evaluate(ADDRESS)
    assert link.get_attribute("href") in told


def test_a_retraction_is_told_in_ink(newsroom: Newsroom, paper: Page) -> None:
    """Paper has no grounds: white words on a band would be gone."""
    paper.goto(newsroom.url("/stories/ai-materials-study/"))
    notice = paper.locator(".notice--retracted")
    expect(notice).to_have_css("color", "rgb(21, 25, 26)")
    assert notice.evaluate(GROUND) == "rgba(0, 0, 0, 0)"


def test_the_withdrawn_text_is_printed_open(newsroom: Newsroom, paper: Page) -> None:
    paper.goto(newsroom.url("/stories/ai-materials-study/"))
    expect(paper.locator("details.fold .prose")).to_be_visible()


@pytest.mark.parametrize("path", [STORY, "/labels/", "/sources/", "/sources/nature/", f"{STORY}compare/1/3/"])
def test_no_table_runs_off_the_sheet(newsroom: Newsroom, paper: Page, path: str) -> None:
    paper.goto(newsroom.url(path))
    for table in paper.locator("table").all():
        box = table.bounding_box()
        assert box is None or box["x"] + box["width"] <= SHEET

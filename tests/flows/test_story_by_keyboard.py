"""From the list to a proposal without a mouse, and what is done in place is read out once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, People, Sites
from tests.flows.steps import READ_WITHIN, STEPS, loaded, proposed, ready, save, tab_to, withdraw

pytestmark = pytest.mark.once

STORY = "Voyager 1 makes sense again"
# Where the word an icon is called by begins, and where its button ends: down the page, in pixels.
FIRST_LINE = """(button) => {
  const words = document.createRange();
  words.selectNodeContents(button);
  return { words: words.getBoundingClientRect().top, button: button.getBoundingClientRect().bottom - 1 };
}"""


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("second-writer")


def test_a_story_by_keyboard(newsroom: Newsroom, writer: Page, sites: Sites) -> None:
    link = sites[0].article("/dish", "A dish in Canberra hears Voyager")
    the_list_opens_a_story(writer)
    a_pasted_link_is_read_by_enter(writer, link)
    what_was_read_is_kept(writer)
    a_stance_is_set_by_a_letter(writer)
    a_proposal_without_a_reason_says_so(writer)
    a_proposal_is_sent_from_its_field(writer)
    withdraw(writer)


def test_the_point_of_a_picture_is_moved_by_arrows(newsroom: Newsroom, writer: Page) -> None:
    the_list_opens_a_story(writer)
    square = writer.locator(".lead-crops svg").nth(1)
    before = square.get_attribute("viewBox")
    writer.locator("#id_lead_x").focus()
    writer.locator(".lead-point").press("Shift+ArrowLeft")
    expect(writer.locator("#id_lead_x")).to_have_value("30")
    assert square.get_attribute("viewBox") != before
    save(writer)
    writer.reload()
    ready(writer)
    expect(writer.locator("#id_lead_x")).to_have_value("30")


def test_the_bar_of_the_text_leads_to_the_lead_picture(newsroom: Newsroom, writer: Page) -> None:
    the_list_opens_a_story(writer)
    writer.get_by_role("button", name="Lead picture", exact=True).press("Enter")
    expect(writer.locator("#id_lead_file")).to_be_focused()
    expect(writer.locator("#id_lead_file")).to_be_in_viewport()
    writer.reload()
    ready(writer)


def test_where_there_is_no_picture_the_bar_asks_for_one(newsroom: Newsroom, writer: Page) -> None:
    writer.goto(newsroom.url("/desk/stories/story/add/"))
    with writer.expect_file_chooser():
        writer.locator("[data-name=picture]").press("Enter")
    writer.reload()
    loaded(writer)


def test_opening_the_sheet_moves_nothing_that_is_looked_at(newsroom: Newsroom, writer: Page) -> None:
    the_list_opens_a_story(writer)
    writer.evaluate("scrollTo(0, 200)")
    writer.locator(".to-propose").press("Enter")
    expect(writer.locator("[name=propose-reason]")).to_be_focused()
    assert writer.evaluate("scrollY") == 200
    writer.keyboard.press("Escape")


def test_an_icon_whose_font_never_came_is_no_word(newsroom: Newsroom, writer: Page) -> None:
    writer.route("**/*.woff2", lambda route: route.abort())
    the_list_opens_a_story(writer)
    icon = writer.locator("[data-name=bulletList].material-icons")
    expect(icon).to_have_accessible_name("unordered list")
    told = icon.evaluate(FIRST_LINE)
    writer.unroute("**/*.woff2")
    assert told["words"] >= told["button"]


def test_a_drawer_on_a_phone_holds_the_focus(newsroom: Newsroom, writer: Page) -> None:
    the_list_opens_a_story(writer)
    writer.set_viewport_size({"width": 390, "height": 844})
    opener = writer.locator(".submit-row .only-narrow")
    opener.press("Enter")
    expect(writer.locator("#evidence")).to_be_focused()
    for _ in range(STEPS):
        writer.keyboard.press("Shift+Tab")
        expect(writer.locator("#text :focus, .talk :focus, .submit-row :focus")).to_have_count(0)
    writer.keyboard.press("Escape")
    expect(opener).to_be_focused()
    writer.set_viewport_size({"width": 1280, "height": 900})


def read_out(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("#story_form [data-told][role=status]")).to_have_text(words, timeout=READ_WITHIN)


def the_list_opens_a_story(writer: Page) -> None:
    writer.keyboard.press("g")
    writer.keyboard.press("s")
    expect(writer.locator("#result_list")).to_be_visible()
    loaded(writer)
    # Other ways may have filled the first page of it.
    tab_to(writer, writer.locator("#searchbar"))
    writer.keyboard.type(STORY)
    writer.keyboard.press("Enter")
    expect(writer).to_have_url(re.compile(r"\?.*q="))
    loaded(writer)
    writer.keyboard.press("j")
    expect(writer.locator(".is-cursor")).to_contain_text(STORY)
    writer.keyboard.press("o")
    ready(writer)


def a_pasted_link_is_read_by_enter(writer: Page, link: str) -> None:
    writer.keyboard.press("Alt+l")
    writer.keyboard.type(link)
    writer.keyboard.press("Enter")
    read_out(writer, "Read from the page: A dish in Canberra hears Voyager")
    expect(writer.locator("#id_link")).to_be_focused()


def what_was_read_is_kept(writer: Page) -> None:
    tab_to(writer, writer.get_by_role("button", name="Keep and cite").first)
    writer.keyboard.press("Enter")
    read_out(writer, re.compile("Kept and cited"))
    expect(writer.locator("#evidence")).to_be_focused()


def a_stance_is_set_by_a_letter(writer: Page) -> None:
    unset = writer.locator(".claims-grid select.is-unset").first
    tab_to(writer, writer.locator(".claims-grid select.stance").first)
    writer.keyboard.press("u")
    expect(unset).to_be_focused()
    writer.keyboard.press("s")
    expect(writer.locator(".claims-grid select:focus")).to_have_value("supports")
    writer.keyboard.press("Control+z")
    expect(writer.locator(".claims-grid select:focus")).to_have_value("")
    writer.keyboard.press("s")
    save(writer)


def a_proposal_without_a_reason_says_so(writer: Page) -> None:
    tab_to(writer, writer.locator(".to-propose"))
    writer.keyboard.press("Enter")
    expect(writer.locator("#id_propose-reason")).to_be_focused()
    writer.keyboard.press("Shift+Tab")
    writer.keyboard.press("Space")
    writer.keyboard.press("Control+Enter")
    expect(writer.locator("#story_form > [role=alert]")).to_contain_text("Give a reason")
    expect(writer.locator("#id_propose-reason")).to_be_focused()


def a_proposal_is_sent_from_its_field(writer: Page) -> None:
    writer.keyboard.type("A second dish has heard it.")
    writer.keyboard.press("Control+Enter")
    proposed(writer)

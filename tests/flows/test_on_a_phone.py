"""The whole of it on a telephone: written, sourced, weighed and proposed, then reviewed and approved."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, People, Sites
from tests.flows.steps import READ_WITHIN, proposed, save, set_stance
from tests.flows.writing_steps import STORY

HEADLINE = "Halden recalls its Orrery charger"
TEXT = "Halden asked its shops on Friday to send every charger back. " * 6


WIDER = """[...document.querySelectorAll("body *")]
  .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((part) => `${part.tagName} ${part.className} ${part.textContent.trim().slice(0, 60)}`)"""


def fits(page: Page) -> None:
    """Nothing stands out to the side, once all its style sheets are there."""
    page.wait_for_load_state()
    width, wider = page.evaluate("document.documentElement.scrollWidth"), page.evaluate(WIDER)
    assert width <= 390, wider


@pytest.mark.once
def test_from_a_link_to_an_edition_on_two_phones(newsroom: Newsroom, phones: People, sites: Sites) -> None:
    writer = phones("writer")
    link = sites[0].article("/charger", "Halden recalls a charger", text=TEXT)
    a_story_is_started_and_opened_from_the_list(writer, newsroom)
    it_is_written(writer)
    a_link_is_attached_in_the_drawer(writer, link)
    a_stance_is_set_in_the_drawer(writer)
    it_is_proposed(writer)
    editor = phones("editor")
    an_editor_reads_it(editor, newsroom)
    an_editor_approves(editor)


def a_story_is_started_and_opened_from_the_list(writer: Page, newsroom: Newsroom) -> None:
    writer.goto(newsroom.url("/desk/stories/story/add/"))
    fits(writer)
    writer.locator("#id_headline").fill(HEADLINE)
    writer.locator("#id_standfirst").fill("Shops were told on Friday to send it back.")
    writer.select_option("#id_section", label="Devices")
    writer.get_by_role("button", name="Start the story").tap()
    expect(writer).to_have_url(STORY)
    save(writer)
    writer.goto(newsroom.url("/desk/stories/story/"))
    fits(writer)
    writer.get_by_role("link", name=HEADLINE).first.tap()
    expect(writer.locator("#id_headline")).to_have_value(HEADLINE)
    fits(writer)


def it_is_written(writer: Page) -> None:
    empty = writer.locator("[contenteditable=true] p")
    expect(empty.first).to_be_visible()
    for place in range(empty.count()):
        empty.nth(place).tap()
        writer.keyboard.type("Halden asked for it back.")
    save(writer)


def a_link_is_attached_in_the_drawer(writer: Page, link: str) -> None:
    writer.locator(".submit-row").get_by_role("link", name="Evidence").tap()
    writer.locator("#id_link").fill(link)
    writer.get_by_role("button", name="Read it").tap()
    keep = writer.locator(".read-card").get_by_role("button", name="Keep and cite")
    expect(keep).to_be_visible(timeout=READ_WITHIN)
    keep.tap()
    expect(writer.locator(".layers")).to_contain_text("Halden recalls a charger")
    fits(writer)


def a_stance_is_set_in_the_drawer(writer: Page) -> None:
    set_stance(writer, source=1, stance="supports")
    expect(writer.locator(".ladder")).to_contain_text("earned now")
    writer.get_by_role("link", name="Back to the text").tap()
    expect(writer.locator("#id_headline")).to_be_visible()


def it_is_proposed(writer: Page) -> None:
    writer.locator(".to-propose").tap()
    writer.locator("[name=propose-label][value=emerging]").check()
    writer.locator("[name=propose-reason]").fill("One layer, and it has the notice.")
    fits(writer)
    writer.locator("button[name=_propose]").tap()
    proposed(writer)


def an_editor_reads_it(editor: Page, newsroom: Newsroom) -> None:
    editor.goto(newsroom.url("/desk/stories/proposal/"))
    fits(editor)
    editor.get_by_role("link", name=HEADLINE).first.tap()
    expect(editor.locator("#content")).to_contain_text("One layer, and it has the notice.")
    fits(editor)
    editor.locator("#cut a[href='#text']").first.tap()
    expect(editor.locator("#text")).to_be_in_viewport()


def an_editor_approves(editor: Page) -> None:
    editor.locator(".decide-bar").get_by_role("button", name="Decline").tap()
    expect(editor.locator("#id_note")).to_be_focused()
    editor.locator(".decide-bar").get_by_role("button", name="Approve").tap()
    editor.locator("#ask-approve button[name=_approve]").tap()
    expect(editor.locator(".messagelist")).to_contain_text("is out as Emerging")

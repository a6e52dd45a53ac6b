"""From a pasted link to a labelled story a reader can trust: four people, one worker, one way."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, People, Sites
from tests.flows.steps import (
    approve,
    attach,
    cite_by_hand,
    decline,
    open_review,
    propose,
    proposed,
    rung,
    save,
    set_stance,
    start_story,
    withdraw,
    write_below_headings,
)

HEADLINE = "Halden pauses sales of its Orrery headset"
STORY = "/stories/halden-pauses-sales-of-its-orrery-headset/"
NOTICE = (
    "Halden has told its shops in four countries to take the Orrery headset off the shelves at once. A "
    "notice sent out on Friday evening asks managers to keep boxed units in a dry, ventilated room until a "
    "van has come for them. Units made before September are the ones that swell, the notice says, and forty "
    "thousand of them are thought to be in use. The company has said nothing in public."
)
TEST = (
    "We weighed nine headsets bought over the counter and found three with bent cases. An engineer "
    "opened one for us in her laboratory and showed where gas had pushed the layers apart. Nothing printed "
    "warns of it, and the help line had no advice when we called on Thursday morning for the second time."
)


def test_the_whole_way(
    newsroom: Newsroom, people: People, sites: Sites, reader: Page, tmp_path: Path
) -> None:
    writer, editor = people("writer"), people("editor")
    courier, harbour, relay = sites
    first = courier.article("/orrery", "Halden tells shops to stop selling Orrery", text=NOTICE)

    a_writer_starts_a_story(writer, tmp_path)
    a_link_becomes_a_reference(writer, first)
    the_same_page_is_recognised(writer, f"{first}?utm_source=mail#top")
    the_panel_says_what_is_earned_and_missing(writer)
    a_label_above_the_evidence_is_asked_of_an_editor(writer)
    a_writer_cannot_approve(writer, newsroom)
    an_editor_declines_and_the_writer_sees_it(writer, editor, newsroom)
    text_that_moved_is_not_approved(writer, editor, newsroom)
    an_editor_approves(editor, writer, newsroom)
    a_reader_sees_it_at_once(reader, newsroom)

    second = harbour.article("/weighed", "Three of nine headsets are bent", text=TEST, site="Harbour Tech")
    a_second_layer_lets_the_label_grow(writer, editor, newsroom, second)
    a_reader_sees_the_label_grow(reader, newsroom)
    third = relay.article("/copy", "Halden tells shops to stop selling Orrery", text=NOTICE, site="Relay")
    a_third_that_repeats_the_first_raises_nothing(writer, third)
    a_source_without_a_link_counts_too(writer)

    an_editor_lowers(editor, newsroom)
    a_reader_is_told(reader, newsroom, "Emerging", "The Harbour test used a different model.")
    an_editor_retracts(editor)
    a_reader_is_told(reader, newsroom, "Retracted", "The notice turned out to be forged.")
    assert "The ledger holds" in newsroom.manage("verify_ledger")


def a_writer_starts_a_story(writer: Page, folder: Path) -> None:
    picture = folder / "lead.png"
    Image.new("RGB", (1600, 900), "#00646a").save(picture)
    start_story(writer, HEADLINE, section="Devices", picture=picture)
    headings = writer.locator("[contenteditable=true] h2")
    expect(headings).to_have_text(
        [
            "What is happening now",
            "Where the sources line up",
            "The details worth keeping",
            "Why this matters most",
            "What to watch next",
        ]
    )
    write_below_headings(writer)


def a_link_becomes_a_reference(writer: Page, link: str) -> None:
    card = attach(writer, link)
    expect(card).to_contain_text("Halden Courier")
    expect(card).to_contain_text("Ada Vik")
    card.get_by_role("button", name="Keep and cite").click()
    set_stance(writer, source=1, stance="supports")


def the_same_page_is_recognised(writer: Page, link: str) -> None:
    writer.fill("#id_link", link)
    writer.get_by_role("button", name="Read it").click()
    expect(writer.locator("#link-error")).to_contain_text("source note 1")


def the_panel_says_what_is_earned_and_missing(writer: Page) -> None:
    expect(rung(writer, "Emerging")).to_contain_text("earned now")
    expect(writer.locator("#evidence")).to_contain_text("Missing: a second independent layer")


def a_label_above_the_evidence_is_asked_of_an_editor(writer: Page) -> None:
    propose(writer, "corroborated", "I am sure.")
    expect(writer.locator("#propose")).to_contain_text(
        re.compile("Above the evidence: [A-Z].* is asked for it")
    )
    withdraw(writer)


def a_writer_cannot_approve(writer: Page, newsroom: Newsroom) -> None:
    propose(writer, "emerging", "One layer, and they have the notice.")
    proposed(writer)
    address = writer.url
    open_review(writer, newsroom, HEADLINE)
    expect(writer.get_by_role("button", name="Approve")).to_have_count(0)
    writer.goto(address)


def an_editor_declines_and_the_writer_sees_it(writer: Page, editor: Page, newsroom: Newsroom) -> None:
    open_review(editor, newsroom, HEADLINE)
    expect(editor.locator("#content")).to_contain_text("One layer, and they have the notice.")
    decline(editor, "Say who has seen the notice.")
    writer.goto(newsroom.url("/desk/"))
    expect(writer.locator("#content")).to_contain_text("Say who has seen the notice.")


def text_that_moved_is_not_approved(writer: Page, editor: Page, newsroom: Newsroom) -> None:
    writer.get_by_role("link", name=HEADLINE).first.click()
    propose(writer, "emerging", "The Courier has seen it; the text says so.")
    proposed(writer)
    open_review(editor, newsroom, HEADLINE)
    writer.fill("#id_standfirst", "Shops in four countries were told on Friday.")
    save(writer)
    approve(editor)
    expect(editor.locator("#content")).to_contain_text("the text moved")
    expect(editor.locator("#content ins").first).to_be_visible()


def an_editor_approves(editor: Page, writer: Page, newsroom: Newsroom) -> None:
    writer.reload()
    withdraw(writer)
    propose(writer, "emerging", "With the new standfirst.")
    proposed(writer)
    open_review(editor, newsroom, HEADLINE)
    approve(editor)
    expect(editor.locator(".messagelist")).to_contain_text("Edition 1 of")


def a_reader_sees_it_at_once(reader: Page, newsroom: Newsroom) -> None:
    reader.goto(newsroom.url("/"))
    reader.get_by_role("link", name=HEADLINE).first.click()
    page = reader.locator("body")
    for told in ("Emerging", "1 source layer", "1 reference", "To reach Corroborated", "Halden Courier"):
        expect(page).to_contain_text(told)
    expect(reader.locator("figure img").first).to_have_attribute("alt", "A grey headset on a stone ledge")
    assert reader.context.cookies() == []


def a_second_layer_lets_the_label_grow(writer: Page, editor: Page, newsroom: Newsroom, link: str) -> None:
    writer.reload()
    attach(writer, link).get_by_role("button", name="Keep and cite").click()
    set_stance(writer, source=2, stance="supports")
    expect(rung(writer, "Corroborated")).to_contain_text("earned now")
    propose(writer, "corroborated", "Its own test.", note="A second newsroom has opened one.")
    proposed(writer)
    open_review(editor, newsroom, HEADLINE)
    approve(editor)
    expect(editor.locator(".messagelist")).to_contain_text("Edition 2 of")


def a_reader_sees_the_label_grow(reader: Page, newsroom: Newsroom) -> None:
    reader.goto(newsroom.url(STORY))
    page = reader.locator("body")
    for told in ("Corroborated", "2 source layers", "A second newsroom has opened one.", "Edition 1"):
        expect(page).to_contain_text(told)


def a_third_that_repeats_the_first_raises_nothing(writer: Page, link: str) -> None:
    writer.reload()
    attach(writer, link).get_by_role("button", name="Keep and cite").click()
    set_stance(writer, source=3, stance="supports")
    expect(writer.locator("#evidence")).to_contain_text("2 layers from 3 references")
    expect(rung(writer, "Corroborated")).to_contain_text("readers see this")


def a_source_without_a_link_counts_too(writer: Page) -> None:
    cite_by_hand(writer, "Safety notice 14", kind="document", publisher="EU product safety", first_hand=True)
    set_stance(writer, source=4, stance="supports")
    expect(rung(writer, "Confirmed")).to_contain_text("earned now")


def an_editor_lowers(editor: Page, newsroom: Newsroom) -> None:
    editor.goto(newsroom.url("/desk/stories/story/"))
    editor.get_by_role("link", name=HEADLINE).first.click()
    editor.locator(".to-propose").click()
    editor.get_by_role("link", name="Lower the label at once").click()
    editor.get_by_role("radio", name="Emerging").check()
    editor.fill("[name=reason]", "The Harbour test used a different model.")
    editor.get_by_role("button", name="Lower").click()
    editor.get_by_role("button", name="Lower to Emerging, edition 3").dblclick()
    expect(editor.locator(".messagelist")).to_contain_text("is out as Emerging")


def an_editor_retracts(editor: Page) -> None:
    editor.locator(".to-propose").click()
    editor.get_by_role("link", name="Retract at once").click()
    editor.fill("[name=reason]", "The notice turned out to be forged.")
    editor.get_by_role("button", name="Retract").click()
    editor.get_by_role("button", name="Retract, edition 4").dblclick()
    expect(editor.locator(".messagelist")).to_contain_text("is out as Retracted")


def a_reader_is_told(reader: Page, newsroom: Newsroom, label: str, why: str) -> None:
    answer = reader.goto(newsroom.url(STORY))
    assert answer is not None
    assert answer.status == 200
    expect(reader.locator("main")).to_contain_text(label)
    expect(reader.locator("main")).to_contain_text(why)

"""Taking in, judging who rests on whom, and watching: four people, one worker, three sites, one way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.flows import take_in_told as told
from tests.flows.conftest import Newsroom, People, Sites
from tests.flows.steps import READ_WITHIN, attach, rung, set_stance, start_story, write_below_headings
from tests.flows.take_in_steps import (
    TOLD_WITHIN,
    a_superuser,
    add_feed,
    approve_open,
    choose_file,
    correct_fact,
    keep_person,
    let_know,
    open_identity,
    open_reference,
    open_story,
    propose_and_approve,
    reload_until,
    rss,
    start_draft,
    the_name_is_in_no_file,
    the_name_is_on_no_page,
    wire_group,
)
from tests.flows.test_the_whole_way import NOTICE
from tests.loopback import Site
from tests.sources.intake.papers import a_pdf


@pytest.mark.once
def test_take_in_and_watch(
    newsroom: Newsroom, people: People, sites: Sites, reader: Page, tmp_path: Path
) -> None:
    writer, editor, colleague = people("writer"), people("editor"), people("second-writer")
    courier, harbour, relay = sites

    an_editor_adds_a_feed(editor, newsroom, relay)
    two_pages_are_suggested_to_be_one_layer(writer, courier, harbour, tmp_path)
    a_writer_judges_them_apart(writer)
    it_is_published(writer, editor, newsroom)
    a_source_is_retracted(writer, newsroom, harbour)

    # the watch tells stories once a minute: meanwhile the desk works on
    a_writer_keeps_a_signal(writer, newsroom)
    a_writer_dismisses_another_and_thinks_again(writer, newsroom)
    a_file_is_taken_in(writer, newsroom, tmp_path)
    a_fact_is_corrected(writer, newsroom)
    only_who_is_let_in_learns_a_name(writer, colleague, people, newsroom, reader)
    a_page_is_sent_from_a_phone(writer, newsroom, courier)

    an_editor_approves_the_lowering(editor, newsroom)
    a_reader_sees_the_lower_label(reader, newsroom)


def an_editor_adds_a_feed(editor: Page, newsroom: Newsroom, site: Site) -> None:
    page = site.article(
        "/ternoy", told.FOUNDRY, text=told.FOUNDRY_TOLD * 4, site="Relay Wire", author="Mira Oest"
    )
    other = site.article("/cheese", told.CHEESE, site="Relay Wire")
    site.put("/feed", rss("Relay Wire"), Content_Type="application/rss+xml")
    add_feed(editor, newsroom, site.url("/feed"))
    expect(editor.locator("#content")).to_contain_text("Nothing yet")
    listed = ((told.FOUNDRY, page, told.FOUNDRY_TOLD), (told.CHEESE, other, "Rain is forecast for the fair."))
    site.put("/feed", rss("Relay Wire", *listed), Content_Type="application/rss+xml")
    editor.get_by_role("button", name="Poll it now").click()
    reload_until(editor, editor.get_by_role("link", name=told.FOUNDRY))


def two_pages_are_suggested_to_be_one_layer(writer: Page, one: Site, other: Site, folder: Path) -> None:
    picture = folder / "lead.png"
    Image.new("RGB", (1600, 900), "#00646a").save(picture)
    start_story(writer, told.RECALL, section="Devices", picture=picture)
    write_below_headings(writer)
    origin = one.article("/orrery", "Halden tells shops to stop selling Orrery", text=NOTICE)
    attach(writer, origin).get_by_role("button", name="Keep and cite").click()
    set_stance(writer, source=1, stance="supports")
    page = other.article(
        "/hooks", told.HOOKS, text=told.MARKED.format(origin), site="Harbour Tech", author="Bo Lund"
    )
    attach(writer, page).get_by_role("button", name="Keep and cite").click()
    set_stance(writer, source=2, stance="supports")
    panel = writer.locator("#evidence")
    expect(panel).to_contain_text("1 layer from 2 references")
    expect(panel).to_contain_text("Halden Courier and Harbour Tech: one layer, because Harbour Tech credits")
    expect(rung(writer, "Corroborated")).not_to_contain_text("earned now")


def a_writer_judges_them_apart(writer: Page) -> None:
    story = writer.url
    writer.get_by_role("link", name="See both texts, side by side").click()
    texts = writer.locator(".two-texts .text-side")
    expect(texts).to_have_count(2)
    expect(texts.first.locator("mark").first).to_contain_text("according to Halden Courier")
    expect(writer.locator(".decide")).to_contain_text("If you reject: two layers")
    judged = writer.url
    writer.get_by_role("button", name="Reject: two layers").click()
    expect(writer.get_by_role("alert")).to_contain_text("note")
    writer.fill("#id_note", told.OWN)
    writer.get_by_role("button", name="Reject: two layers").click()
    expect(writer.locator(".messagelist")).to_contain_text("are two layers")
    writer.goto(judged)
    expect(writer.locator("#content")).to_contain_text("Rejected by Lena Marsh")
    writer.goto(story)
    expect(writer.locator("#evidence")).to_contain_text("2 layers from 2 references")
    expect(writer.locator("#evidence")).to_contain_text(told.OWN)
    expect(rung(writer, "Corroborated")).to_contain_text("earned now")


def it_is_published(writer: Page, editor: Page, newsroom: Newsroom) -> None:
    propose_and_approve(writer, editor, newsroom, "corroborated", "Two layers, judged apart.")


def a_source_is_retracted(writer: Page, newsroom: Newsroom, site: Site) -> None:
    site.article(
        "/hooks",
        told.HOOKS,
        text=f"{told.RETRACTION}</p><p>{told.MARKED.format(site.origin)}",
        site="Harbour Tech",
        author="Bo Lund",
    )
    open_reference(writer, newsroom, told.HOOKS)
    writer.get_by_role("button", name="Read again").click()
    reload_until(writer, writer.get_by_text("Withdrawn by its publisher: it counts for nothing."))
    expect(writer.locator("#copies")).to_contain_text("was a forgery")


def a_writer_keeps_a_signal(writer: Page, newsroom: Newsroom) -> None:
    start_draft(writer, newsroom, told.FERRY, told.FERRY_TOLD)
    writer.goto(newsroom.url("/desk/sources/signal/"))
    group = wire_group(writer, told.FOUNDRY)
    reload_until(writer, group.get_by_text("Fits", exact=True), TOLD_WITHIN)
    expect(group.locator(".match")).to_contain_text(told.FERRY)
    expect(group.locator(".match")).to_contain_text(re.compile(r"\d shared names?, \d+ % shared rare words"))
    group.locator("button[name=_keep]").first.click()
    writer.locator(".messagelist").get_by_role("link", name=told.FERRY).click()
    card = writer.locator(".read-card")
    cite = card.get_by_role("button", name="Keep and cite")
    expect(cite).to_be_visible(timeout=READ_WITHIN)
    expect(card).to_contain_text("Mira Oest")
    cite.click()
    expect(writer.locator(".layers")).to_contain_text(told.FOUNDRY)
    expect(writer.locator("#arrived")).to_contain_text("1 kept")


def a_writer_dismisses_another_and_thinks_again(writer: Page, newsroom: Newsroom) -> None:
    writer.goto(newsroom.url("/desk/sources/signal/"))
    expect(wire_group(writer, told.FOUNDRY)).to_have_count(0)
    wire_group(writer, told.CHEESE).locator("button[name=_dismiss]").click()
    expect(wire_group(writer, told.CHEESE)).to_have_count(0)
    expect(writer.locator(".messagelist")).to_contain_text(f"Dismissed “{told.CHEESE}”")
    writer.get_by_role("button", name="Undo").click()
    expect(wire_group(writer, told.CHEESE)).to_be_visible()


def a_file_is_taken_in(writer: Page, newsroom: Newsroom, folder: Path) -> None:
    paper = folder / "inspection.pdf"
    lines = ("The inspector found smoke stains", "above battery rack four of the ferry.") * 3
    paper.write_bytes(a_pdf(*lines, title="Inspection of the Ternoy", author="Nils Brandt"))
    open_story(writer, newsroom, told.FERRY)
    card = choose_file(writer, paper)
    expect(card).to_contain_text("Nils Brandt")
    card.get_by_role("button", name="Keep and cite").click()
    expect(writer.locator(".layers")).to_contain_text("Inspection of the Ternoy")
    open_reference(writer, newsroom, "Inspection of the Ternoy")
    reference = writer.url
    writer.get_by_role("link", name="Open copy 1").click()
    expect(writer.locator("#content")).to_contain_text("smoke stains")
    with writer.expect_download() as download:
        writer.get_by_role("link", name="Download as WARC").click()
    assert download.value.suggested_filename.endswith(".warc.gz")
    assert Path(download.value.path()).read_bytes()[:2] == b"\x1f\x8b"
    writer.goto(reference)


def a_fact_is_corrected(writer: Page, newsroom: Newsroom) -> None:
    correct_fact(writer, "author", "Nils Brandth", "The inspector spelt it for us on the telephone.")
    row = writer.locator("#fact-author")
    expect(row.locator("strong").first).to_have_text("Nils Brandth")
    expect(row.locator("del")).to_have_text("Nils Brandt")
    expect(row).to_contain_text("spelt it for us on the telephone")


def only_who_is_let_in_learns_a_name(
    writer: Page, colleague: Page, people: People, newsroom: Newsroom, reader: Page
) -> None:
    person = keep_person(writer, newsroom, **told.PERSON)
    expect(writer.locator("#identity")).to_contain_text("you are the only one who knows")
    colleague.goto(newsroom.url(person))
    expect(colleague.locator("#identity")).to_contain_text("Lena Marsh knows who this is")
    root = a_superuser(newsroom, people)
    root.goto(newsroom.url(person))
    expect(root.get_by_role("heading", level=1)).to_have_text(told.ALIAS)
    expect(root.locator("#identity")).to_contain_text("you are not one of those who know")
    the_name_is_on_no_page(newsroom, told.NAME, person, colleague, root, reader)
    let_know(writer, "Tomás Rey")
    open_identity(colleague, newsroom.url(person), why="to call back before the second edition")
    expect(colleague.locator("#identity")).to_contain_text(told.NAME)
    expect(colleague.locator("#identity")).to_contain_text(told.CONTACT)
    writer.reload()
    expect(writer.locator(".is-reads")).to_contain_text("Tomás Rey to call back before the second edition")
    the_name_is_on_no_page(newsroom, told.NAME, person, root, reader)
    the_name_is_in_no_file(newsroom, told.NAME)


def a_page_is_sent_from_a_phone(writer: Page, newsroom: Newsroom, site: Site) -> None:
    sent = site.article("/timetable", "Night timetable of the Ternoy is empty")
    writer.set_viewport_size({"width": 390, "height": 844})
    writer.goto(newsroom.url(f"/desk/send/?url={sent}&title=Night+timetable"))
    expect(writer.locator("#id_url")).to_have_value(sent)
    writer.get_by_label(told.FERRY).check()
    writer.get_by_role("button", name="Send it").click()
    card = writer.locator(".read-card")
    expect(card.get_by_role("button", name="Keep and cite")).to_be_visible(timeout=READ_WITHIN)
    assert writer.evaluate("document.documentElement.scrollWidth") <= 390
    card.get_by_role("button", name="Keep and cite").click()
    expect(writer.locator(".layers")).to_contain_text("Night timetable of the Ternoy is empty")


def an_editor_approves_the_lowering(editor: Page, newsroom: Newsroom) -> None:
    editor.goto(newsroom.url("/desk/"))
    alarm = editor.locator(".is-alarm li", has_text=told.RECALL)
    reload_until(editor, alarm.get_by_role("link", name="Decide the lowering to Emerging"), TOLD_WITHIN)
    expect(alarm).to_contain_text("Corroborated is more than the evidence earns")
    editor.goto(newsroom.url("/desk/stories/proposal/"))
    editor.get_by_role("link", name=told.RECALL).first.click()
    expect(editor.locator("#content")).to_contain_text("Harbour Tech withdrew its")
    approve_open(editor)


def a_reader_sees_the_lower_label(reader: Page, newsroom: Newsroom) -> None:
    reader.goto(newsroom.url(told.RECALLED))
    notice = reader.locator("main .notice")
    expect(notice).to_contain_text("Emerging")
    expect(notice).to_contain_text("Harbour Tech withdrew its")
    expect(notice).to_contain_text("Before, it was labelled Corroborated.")

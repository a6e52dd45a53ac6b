"""An editor has a review open while what it shows moves: nothing of that goes out unseen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.flows import staging
from tests.flows.conftest import Newsroom, People
from tests.flows.steps import approve, decline, propose, proposed, save, set_stance, withdraw

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("writer")


@pytest.fixture(scope="module")
def editor(people: People) -> Page:
    return people("editor")


def look(page: Page, newsroom: Newsroom, proposal: str) -> None:
    page.goto(newsroom.url(f"/desk/stories/proposal/{proposal}/change/"))
    expect(page.locator("#decide-form")).to_be_visible()


def open_story(page: Page, newsroom: Newsroom, story: str) -> None:
    page.goto(newsroom.url(f"/desk/stories/story/{story}/change/"))


def refused(editor: Page, newsroom: Newsroom, moved: str, slug: str) -> None:
    """Said what moved, shown how, and readers see nothing."""
    approve(editor)
    expect(editor.locator(".errornote")).to_contain_text(f"Not approved: {moved} moved")
    expect(editor.locator("#moved")).to_be_visible()
    readers = editor.request.get(newsroom.url(f"/stories/{slug}/"))
    assert readers.status == 404


def out(editor: Page) -> None:
    approve(editor)
    expect(editor.locator(".messagelist")).to_contain_text(re.compile("Edition 1 of .* is out"))


def test_after_the_text_moved(newsroom: Newsroom, writer: Page, editor: Page) -> None:
    story, proposal = staging.proposal(newsroom, "Orrery straps tear")
    look(editor, newsroom, proposal)
    open_story(writer, newsroom, story)
    writer.fill("#id_standfirst", "Shops in four countries were told.")
    save(writer)
    refused(editor, newsroom, "the text", "orrery-straps-tear")
    expect(editor.locator("#moved ins").first).to_contain_text("four countries")
    writer.reload()
    withdraw(writer)
    propose(writer, "corroborated", "With the four countries.")
    proposed(writer)
    editor.goto(newsroom.url("/desk/stories/proposal/"))
    editor.get_by_role("link", name="Orrery straps tear").first.click()
    out(editor)


def test_after_a_stance_moved_and_moved_back(newsroom: Newsroom, writer: Page, editor: Page) -> None:
    story, proposal = staging.proposal(newsroom, "Orrery lenses fog")
    look(editor, newsroom, proposal)
    open_story(writer, newsroom, story)
    set_stance(writer, source=2, stance="background")
    refused(editor, newsroom, "the evidence", "orrery-lenses-fog")
    expect(editor.locator("#moved")).to_contain_text("Harbour Tech")
    set_stance(writer, source=2, stance="supports")
    # What was refused is not sent again by loading the page anew: approving is asked as ever.
    editor.reload()
    expect(editor.locator("#moved")).to_have_count(0)
    expect(editor.locator("#decide-form")).to_be_visible()
    out(editor)


def test_after_a_derivation_was_judged(newsroom: Newsroom, people: People, editor: Page) -> None:
    _, proposal, link = staging.proposal_on_joined(newsroom, "Orrery cables melt")
    look(editor, newsroom, proposal)
    colleague = people("second-writer")
    colleague.goto(newsroom.url(f"/desk/sources/derivation/{link}/change/"))
    colleague.fill("#id_note", "Harbour weighed headsets of its own.")
    colleague.get_by_role("button", name="Reject: two layers").click()
    expect(colleague.locator(".messagelist")).to_be_visible()
    refused(editor, newsroom, "the evidence", "orrery-cables-melt")
    expect(editor.locator("#moved")).to_contain_text("layer")
    decline(editor, "Two layers now: say so.")
    expect(editor.locator(".messagelist")).to_contain_text("Declined")

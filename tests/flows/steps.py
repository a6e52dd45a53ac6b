"""What people do at the desk, click by click."""

from __future__ import annotations

import re
import time
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.flows.conftest import Newsroom

READ_WITHIN = 20_000
# seconds
TRUE_WITHIN = 15
# as many keys as lead through a page
STEPS = 60


def start_story(page: Page, headline: str, *, section: str, picture: Path) -> None:
    """A new story with words, a lead picture and tags, and the format's headings still empty."""
    page.get_by_role("link", name="New story").first.click()
    page.fill("#id_headline", headline)
    page.fill("#id_standfirst", "Shops were told on Friday to stop selling it.")
    page.select_option("#id_section", label=section)
    page.get_by_role("combobox", name="Tags").fill("headsets, recalls")
    page.set_input_files("#id_lead_file", picture)
    page.get_by_text("Alt text, credit, caption").click()
    page.fill("#id_lead_alt", "A grey headset on a stone ledge")
    page.fill("#id_lead_credit", "Illustration: Core Sample")
    page.get_by_role("button", name="Start the story").dblclick()
    expect(page).to_have_url(re.compile("/change/"))


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("(one) => one === document.activeElement"):
            break
    expect(wanted).to_be_focused()


def past_the_navigation(page: Page) -> None:
    loaded(page)
    page.keyboard.press("Tab")
    expect(page.locator(".skip-to-content-link")).to_be_focused()
    page.keyboard.press("Enter")


def until(page: Page, says: str, about: object = None) -> None:
    """What the page says becomes true. Asked from here, again and again: Playwright's own waiting asks within
    the page by `eval`, which its policy refuses."""
    patience = time.monotonic() + TRUE_WITHIN
    while not page.evaluate(says, about):
        assert time.monotonic() < patience, says
        page.wait_for_timeout(50)


def loaded(page: Page) -> None:
    """The page that stands now has run its scripts: its keys are heard."""
    page.wait_for_load_state()


def ready(page: Page) -> None:
    """The editor stands, so that every script of the page has run."""
    expect(page.locator("[contenteditable=true]")).to_be_visible()


def write_below_headings(page: Page) -> None:
    """A sentence below each heading, typed into the editor, and saved."""
    ready(page)
    empty = page.locator("[contenteditable=true] p")
    for place in range(empty.count()):
        empty.nth(place).click()
        page.keyboard.type("Halden told shops to stop selling it.")
    save(page)


def save(page: Page) -> None:
    ready(page)
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/change/" in answer.url):
        page.keyboard.press("Control+s")
    expect(page.locator(".submit-row [role=status]")).to_contain_text("Saved")


def attach(page: Page, link: str) -> Locator:
    """Pastes a link; the card of what was read, once the worker has read it."""
    ready(page)
    page.fill("#id_link", link)
    page.get_by_role("button", name="Read it").click()
    card = page.locator(".read-card")
    expect(card.get_by_role("button", name="Keep and cite")).to_be_visible(timeout=READ_WITHIN)
    return card


def cite_by_hand(page: Page, title: str, *, kind: str, publisher: str, first_hand: bool) -> None:
    page.get_by_text("A source without a link").click()
    page.fill("#id_hand-title", title)
    page.select_option("#id_hand-kind", kind)
    page.fill("#id_hand-publisher_name", publisher)
    page.set_checked("#id_hand-first_hand", first_hand)
    page.locator("button[name=_byhand]").click()


def set_stance(page: Page, *, source: int, stance: str) -> None:
    """What a source does to the headline claim, by its number."""
    field = page.locator(f"select[aria-label*='{source}']").first
    field.select_option(stance)
    expect(page.locator(".submit-row [role=status]")).to_contain_text("Saved")


def rung(page: Page, name: str) -> Locator:
    return page.locator(".ladder .rung", has_text=name).first


def propose(page: Page, slug: str, reason: str, note: str = "") -> None:
    if not page.locator("[name=propose-reason]").is_visible():
        page.locator(".to-propose").click()
    page.check(f"[name=propose-label][value={slug}]")
    page.fill("[name=propose-reason]", reason)
    page.fill("[name=propose-change_note]", note)
    page.locator("button[name=_propose]").click()


def proposed(page: Page) -> None:
    expect(page.locator("#propose")).to_contain_text("Waiting for an editor")


def withdraw(page: Page) -> None:
    page.locator(".to-propose").click()
    # Of a proposal that moved, the note above the story leads the same way.
    page.locator("[name=_withdraw]").first.click()
    expect(page.locator("#propose")).to_contain_text("Propose edition")


def open_review(page: Page, newsroom: Newsroom, headline: str) -> None:
    page.goto(newsroom.url("/desk/stories/proposal/"))
    page.get_by_role("link", name=headline).first.click()
    expect(page.locator(".decide")).to_be_visible()


def approve(page: Page) -> None:
    page.locator(".decide-form > button[name=_approve]").click()
    page.locator("#ask-approve button[name=_approve]").dblclick()


def decline(page: Page, note: str) -> None:
    page.fill("#id_note", note)
    page.locator("#decide-form button[name=_decline]").click()

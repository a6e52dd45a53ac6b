"""The second step, by whom it protects: set up, then passed with a code, with paper, and in place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.flows.conftest import PASSWORD, Newsroom
from tests.flows.door_steps import Telephone, give_password, sign_out, take_up_an_app

pytestmark = pytest.mark.once

WHO = "editor"


@pytest.fixture(scope="module")
def page(browser: Browser, newsroom: Newsroom) -> Iterator[Page]:
    """The editor's browser, which complains aloud of anything the policy forbids."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    forbidden: list[str] = []
    page.on("console", lambda said: forbidden.append(said.text) if "Content Security" in said.text else None)
    yield page
    context.close()
    assert forbidden == []


def test_the_second_step_from_set_up_to_signing_in_in_place(page: Page, newsroom: Newsroom) -> None:
    give_password(page, newsroom.address, WHO)
    page.wait_for_url(newsroom.url("/desk/"))
    page.locator(".user-menu summary").click()
    page.get_by_role("link", name="Your account").click()
    page.get_by_role("link", name="Set up the second step").click()
    picture = page.locator(".set-up-picture img")
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    telephone = take_up_an_app(page)
    paper = page.locator(".recovery-codes code").all_inner_texts()
    assert len(paper) == 8
    sign_out(page)

    comes_in_with_a_code(page, newsroom, telephone)
    comes_in_with_paper(page, newsroom, paper[0])
    comes_in_in_place(page, newsroom, telephone, paper[1])
    page.goto(newsroom.url("/desk/account/"))
    expect(page.locator("body")).to_contain_text("6 recovery codes are left")
    page.get_by_text("Switch it off", exact=True).click()
    page.fill("#off_password", PASSWORD)
    page.get_by_role("button", name="Switch the second step off").click()
    expect(page.locator(".messagelist")).to_contain_text("The second step is off")


def comes_in_with_a_code(page: Page, newsroom: Newsroom, telephone: Telephone) -> None:
    give_password(page, newsroom.address, WHO)
    expect(page.get_by_role("heading", name="Show that it is you")).to_be_visible()
    page.fill("#id_code", telephone.shows())
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(newsroom.url("/desk/"))
    sign_out(page)


def comes_in_with_paper(page: Page, newsroom: Newsroom, code: str) -> None:
    give_password(page, newsroom.address, WHO)
    page.get_by_text("Your app is not at hand?").click()
    page.fill("#id_recovery", code)
    page.get_by_role("button", name="Use this code").click()
    page.wait_for_url(newsroom.url("/desk/"))


def comes_in_in_place(page: Page, newsroom: Newsroom, telephone: Telephone, paper: str) -> None:
    """Signed out while writing, twice: with a code of the app, after a wrong one, and with paper."""
    page.goto(newsroom.url("/desk/stories/story/add/"))
    page.fill("#id_headline", "A story written behind two locks")
    page.select_option("#id_section", index=1)
    page.get_by_role("button", name="Start the story").click()
    expect(page).to_have_url(re.compile(r"/story/\d+/change/"))
    page.evaluate("window.neverLeft = true")
    for codes, said in ((("000000", telephone.shows()), "First words."), ((paper,), "Then others.")):
        page.context.clear_cookies(name="sessionid")
        page.fill("#id_standfirst", said)
        status = page.locator(".submit-row [role=status]")
        expect(status).to_contain_text("You were signed out", timeout=8_000)
        page.locator(".submit-row").get_by_role("button", name="Sign in here").click()
        page.fill("#door_password", PASSWORD)
        enter = page.get_by_role("button", name="Sign in and save")
        enter.click()
        expect(page.locator("#door_password")).to_be_hidden()
        for code in codes[:-1]:
            page.fill("#door_code", code)
            enter.click()
            expect(page.locator("#door [role=alert]")).to_contain_text("This code does not fit")
        page.fill("#door_code", codes[-1])
        enter.click()
        expect(status).to_contain_text("Saved", timeout=8_000)
        expect(page.locator("#door_code")).to_be_hidden()
        assert page.evaluate("window.neverLeft")


def test_a_wait_is_told_in_place_too(browser: Browser, newsroom: Newsroom) -> None:
    """By somebody of whom nothing else is asked here: their guesses are counted for a while."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(newsroom.url("/desk/"))
    page.fill("#id_username", "publisher")
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url(newsroom.url("/desk/"))
    page.goto(newsroom.url("/desk/stories/story/add/"))
    page.context.clear_cookies(name="sessionid")
    page.fill("#id_headline", "Typed while signed out")
    page.get_by_role("button", name="Start the story").click()
    enter = page.locator("#door").get_by_role("button", name=re.compile("^Sign in"))
    refused = page.locator("#door [role=alert]")
    for _ in range(6):
        page.fill("#door_password", "wrong")
        enter.click()
        expect(refused).to_be_visible()
        expect(enter).not_to_have_attribute("aria-busy", "true")
    expect(refused).to_contain_text("It can be tried again at")
    page.fill("#door_password", PASSWORD)
    enter.click()
    expect(refused).to_contain_text("It can be tried again at")
    expect(page.locator("#id_headline")).to_have_value("Typed while signed out")
    context.close()

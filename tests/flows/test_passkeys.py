"""Passkeys, by whom they let in: at the door, from the list at the name, after the password, and in place.

To a browser this machine is a place for passkeys by its name only, not by its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.flows.conftest import PASSWORD, Newsroom
from tests.flows.door_steps import give_password, sign_out, take_up_an_app
from tests.flows.looking import faults
from tests.flows.steps import until

pytestmark = pytest.mark.once
WHO = "second-writer"
BUILT_IN = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


# Notes how a page asked: aloud, or waiting behind the list at the name.
NOTED = """
const asks = navigator.credentials.get.bind(navigator.credentials);
window.asked = [];
navigator.credentials.get = (how) => {
    const answer = asks(how);
    window.asked.push(how.mediation ?? "aloud");
    return answer;
};"""


@dataclass
class Finger:
    """The reader of a finger, and the keys behind it, in the browser of `page`."""

    session: CDPSession
    id: str

    def sends(self, command: str, **told: Any) -> Any:
        return self.session.send(f"WebAuthn.{command}", {"authenticatorId": self.id, **told})

    def is_there(self, there: bool) -> None:
        self.sends("setAutomaticPresenceSimulation", enabled=there)

    def is_theirs(self, theirs: bool) -> None:
        self.sends("setUserVerified", isUserVerified=theirs)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A browser that complains aloud of anything the policy forbids."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(NOTED)
    page = context.new_page()
    forbidden: list[str] = []
    page.on("console", lambda said: forbidden.append(said.text) if "Content Security" in said.text else None)
    yield page
    context.close()
    assert forbidden == []


@pytest.fixture(scope="module")
def finger(page: Page) -> Finger:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable", {"enableUI": False})
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": BUILT_IN})
    return Finger(session, made["authenticatorId"])


@pytest.fixture(scope="module")
def at(newsroom: Newsroom) -> str:
    return newsroom.address.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="module", autouse=True)
def made(page: Page, finger: Finger, at: str) -> None:
    """Somebody signs in by password, is refused a passkey with a wrong one, and makes it."""
    give_password(page, at, WHO)
    page.goto(f"{at}/desk/account/")
    page.get_by_role("link", name="Add a passkey").click()
    make = page.get_by_role("button", name="Make the passkey")
    page.fill("#id_name", "The laptop")
    page.fill("#id_password", "wrong")
    make.click()
    expect(page.get_by_role("alert")).to_contain_text("This is not your password")
    assert faults(page) == []
    page.fill("#id_password", PASSWORD)
    make.click()
    expect(page.locator(".messagelist")).to_contain_text("The laptop signs you in")
    assert faults(page) == []
    make_again(page, at)


def make_again(page: Page, at: str) -> None:
    """One device makes one for one person."""
    page.goto(f"{at}/desk/account/passkey/")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("holds a passkey of yours already")


@pytest.fixture
def door(page: Page, finger: Finger, at: str) -> Page:
    """Signed out, at the door, the finger away until it is wanted."""
    finger.is_theirs(True)
    finger.is_there(False)
    page.context.clear_cookies()
    page.goto(f"{at}/desk/")
    until(page, "() => window.asked.includes('conditional')")
    return page


def press(door: Page, finger: Finger) -> None:
    finger.is_there(True)
    door.get_by_role("button", name="Sign in with a passkey").click()


def let_in(door: Page, finger: Finger, at: str) -> None:
    press(door, finger)
    door.wait_for_url(f"{at}/desk/")


def test_its_button_opens_the_desk(door: Page, finger: Finger, at: str) -> None:
    expect(door.get_by_role("button", name="Sign in with a passkey")).to_be_visible()
    assert faults(door) == []
    let_in(door, finger, at)


def test_the_list_at_the_name_opens_it_too(door: Page, finger: Finger, at: str) -> None:
    finger.is_there(True)
    door.goto(f"{at}/desk/send/")
    door.wait_for_url(f"{at}/desk/send/")


def test_somebody_elses_finger_opens_nothing(door: Page, finger: Finger) -> None:
    finger.is_theirs(False)
    press(door, finger)
    expect(door.locator("#passkey-form [role=alert]")).to_contain_text("Nothing was done")
    assert faults(door) == []


def test_by_number_this_machine_is_no_place_for_them(door: Page, newsroom: Newsroom) -> None:
    door.goto(newsroom.url("/desk/"))
    expect(door.locator("#id_password")).to_be_visible()
    expect(door.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()


def test_signed_out_while_writing(door: Page, finger: Finger, at: str) -> None:
    let_in(door, finger, at)
    door.goto(f"{at}/desk/stories/story/add/")
    door.fill("#id_headline", "A story written behind a key")
    door.select_option("#id_section", index=1)
    door.get_by_role("button", name="Start the story").click()
    expect(door).to_have_url(re.compile(r"/story/\d+/change/"))
    door.evaluate("window.neverLeft = true")
    door.context.clear_cookies(name="sessionid")
    door.fill("#id_standfirst", "Then others.")
    status = door.locator(".submit-row [role=status]")
    expect(status).to_contain_text("You were signed out", timeout=8_000)
    door.locator(".submit-row").get_by_role("button", name="Sign in here").click()
    door.get_by_role("button", name="Use a passkey").click()
    expect(status).to_contain_text("Saved", timeout=8_000)
    assert door.evaluate("window.neverLeft")


def test_after_the_password_it_does_in_place_of_a_code(door: Page, finger: Finger, at: str) -> None:
    give_password(door, at, WHO)
    door.goto(f"{at}/desk/account/second-step/")
    take_up_an_app(door)
    sign_out(door)
    give_password(door, at, WHO)
    expect(door.locator("#passkey-form")).to_contain_text("“The laptop”, last used")
    assert faults(door) == []
    finger.is_there(True)
    door.get_by_role("button", name="Use your passkey").click()
    door.wait_for_url(f"{at}/desk/")


def test_once_removed_it_opens_nothing(door: Page, finger: Finger, at: str) -> None:
    let_in(door, finger, at)
    door.goto(f"{at}/desk/account/")
    door.get_by_role("link", name="Remove The laptop").click()
    assert faults(door) == []
    door.fill("#remove_password", PASSWORD)
    door.get_by_role("button", name="Remove it").click()
    expect(door.locator(".messagelist")).to_contain_text("Removed: The laptop")
    door.get_by_text("Switch it off", exact=True).click()
    door.fill("#off_password", PASSWORD)
    door.get_by_role("button", name="Switch the second step off").click()
    finger.is_there(False)
    sign_out(door)
    door.goto(f"{at}/desk/")
    until(door, "() => window.asked.includes('conditional')")
    press(door, finger)
    said = door.get_by_role("alert").filter(has_text="This passkey did nothing")
    expect(said).to_be_visible()
    # Else it would press again by itself, from the list at the name.
    finger.is_there(False)
    # It may have begun to.
    door.wait_for_load_state("networkidle")
    door.goto(f"{at}/desk/login/?passkey=no")
    expect(said).to_be_visible()
    assert faults(door) == []

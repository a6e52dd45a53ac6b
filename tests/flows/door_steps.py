"""What people do at the door, and with the second step, click by click."""

from __future__ import annotations

import base64
import time

from playwright.sync_api import Page, expect

from newsroom.accounts.codes import SECONDS, code_at
from tests.flows.conftest import PASSWORD


class Telephone:
    """An authenticator app: it waits for the next code where the last was used already."""

    def __init__(self, secret: bytes) -> None:
        self.secret, self.last = secret, 0

    def shows(self) -> str:
        # A code is taken up to a step early: nobody waits half a minute for the next.
        step = max(int(time.time()) // SECONDS, self.last + 1)
        while step > int(time.time()) // SECONDS + 1:
            time.sleep(1)
        self.last = step
        return code_at(self.secret, step * SECONDS)


def give_password(page: Page, at: str, who: str) -> None:
    """At the desk of the newsroom that answers under `at`."""
    page.goto(f"{at}/desk/")
    page.fill("#id_username", who)
    page.fill("#id_password", PASSWORD)
    page.click("#login-form [type=submit]")


def sign_out(page: Page) -> None:
    page.locator(".user-menu summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Signed out")).to_be_visible()


def take_up_an_app(page: Page) -> Telephone:
    """On the page that offers the secret; the recovery codes stand on the page that follows."""
    telephone = Telephone(base64.b32decode(page.inner_text(".secret").replace(" ", "")))
    page.fill("#id_code", telephone.shows())
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Switch the second step on").click()
    expect(page.locator(".recovery-codes")).to_be_visible()
    return telephone

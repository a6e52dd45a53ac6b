"""A device that is trusted for a while; and everything lost, with two publishers who say that it is them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.flows.conftest import PASSWORD, Newsroom
from tests.flows.door_steps import Telephone, give_password, sign_out, take_up_an_app
from tests.flows.looking import faults

pytestmark = pytest.mark.once
type Fresh = Callable[[], Page]
STAFF = f"""
from django.contrib.auth.models import Group, User
for name, first, last, group in (
    ("nora", "Nora", "Dahl", "Writer"),
    ("ines", "Ines", "Roth", "Publisher"),
    ("bo", "Bo", "Lind", "Publisher"),
):
    one = User.objects.create_user(
        name, password="{PASSWORD}", first_name=first, last_name=last, is_staff=True
    )
    one.groups.add(Group.objects.get(name=group))
"""


@pytest.fixture(scope="module")
def at(newsroom: Newsroom) -> str:
    newsroom.staged(STAFF)
    return newsroom.address


@pytest.fixture(scope="module")
def fresh(browser: Browser) -> Iterator[Fresh]:
    """A browser of somebody's; each complains aloud of anything the policy forbids."""
    contexts: list[BrowserContext] = []
    forbidden: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if "Content Security" in said.text:
            forbidden.append(said.text)

    def opened() -> Page:
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}))
        page = contexts[-1].new_page()
        page.on("console", note)
        return page

    yield opened
    for one in contexts:
        one.close()
    assert forbidden == []


@pytest.fixture(scope="module")
def nora(fresh: Fresh, at: str) -> Page:
    page = fresh()
    give_password(page, at, "nora")
    page.wait_for_url(f"{at}/desk/")
    return page


@pytest.fixture(scope="module")
def telephone(nora: Page, at: str) -> Telephone:
    nora.goto(f"{at}/desk/account/second-step/")
    return take_up_an_app(nora)


def give_code(page: Page, telephone: Telephone, *, trust: bool) -> None:
    expect(page.get_by_role("heading", name="Show that it is you")).to_be_visible()
    page.fill("#id_code", telephone.shows())
    page.get_by_label("Ask this device again only after 14 days").set_checked(trust)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_a_trusted_device_is_asked_again_once_it_is_forgotten(
    nora: Page, telephone: Telephone, at: str
) -> None:
    sign_out(nora)
    give_password(nora, at, "nora")
    assert faults(nora) == []
    give_code(nora, telephone, trust=True)
    nora.wait_for_url(f"{at}/desk/")
    sign_out(nora)

    give_password(nora, at, "nora")
    nora.wait_for_url(f"{at}/desk/")
    nora.goto(f"{at}/desk/account/")
    expect(nora.get_by_role("region", name="Trusted devices")).to_contain_text("this one")
    assert faults(nora) == []
    nora.get_by_role("button", name="Forget Chrome on Linux").click()
    expect(nora.locator(".messagelist")).to_contain_text("Forgotten: Chrome on Linux")
    sign_out(nora)

    give_password(nora, at, "nora")
    give_code(nora, telephone, trust=False)
    nora.wait_for_url(f"{at}/desk/")


def test_everything_is_lost_and_two_publishers_say_that_it_is_her(
    fresh: Fresh, nora: Page, telephone: Telephone, at: str
) -> None:
    lost = fresh()
    give_password(lost, at, "nora")
    lost.get_by_role("link", name="Neither is at hand?").click()
    assert faults(lost) == []
    lost.get_by_role("button", name="Ask two publishers").click()
    figures = lost.locator(".door-figures").inner_text().rpartition(":")[2].strip()
    assert faults(lost) == []
    nora.goto(f"{at}/desk/account/")
    expect(nora.get_by_role("heading", name="Somebody asked to take")).to_be_visible()
    assert faults(nora) == []

    says_so(fresh(), at, "ines", figures, "Another publisher must say so, too")
    lost.reload()
    expect(lost.locator(".door-in")).to_contain_text("One has said that it is you")
    says_so(fresh(), at, "bo", figures, "Taken off: two have said so")

    nora.goto(f"{at}/desk/account/")
    expect(nora.locator("#login-form")).to_be_visible()
    give_password(lost, at, "nora")
    lost.wait_for_url(f"{at}/desk/account/second-step/")
    expect(lost.locator(".set-up-first")).to_contain_text("Your second step was taken off")
    assert faults(lost) == []
    lost.goto(f"{at}/desk/stories/story/")
    lost.wait_for_url(f"{at}/desk/account/second-step/")
    take_up_an_app(lost)
    lost.goto(f"{at}/desk/stories/story/")
    expect(lost.get_by_role("heading", name="Stories")).to_be_visible()


def says_so(page: Page, at: str, who: str, figures: str, told: str) -> None:
    give_password(page, at, who)
    page.goto(f"{at}/desk/inbox/")
    page.get_by_role("button", name="has lost their second step").click()
    expect(page.get_by_role("heading", name="Is it Nora Dahl who asks?")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("Six figures they tell you").fill("000 000" if figures != "000 000" else "000 001")
    page.get_by_label("How you know").fill("She stood at my desk.")
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Say that it is them").click()
    expect(page.locator(".errorlist")).to_contain_text("These are not the figures")
    assert faults(page) == []
    page.get_by_label("Six figures they tell you").fill(figures)
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Say that it is them").click()
    expect(page.locator(".messagelist")).to_contain_text(told)


def test_one_refusal_ends_it(fresh: Fresh, nora: Page, at: str) -> None:
    lost, ines = fresh(), fresh()
    give_password(lost, at, "nora")
    lost.get_by_role("link", name="Neither is at hand?").click()
    lost.get_by_role("button", name="Ask two publishers").click()
    expect(lost.locator(".door-figures")).to_be_visible()

    give_password(ines, at, "ines")
    ines.goto(f"{at}/desk/auth/user/")
    expect(ines.get_by_role("columnheader", name="Name", exact=True)).to_be_visible()
    assert faults(ines) == []
    ines.get_by_role("region", name="Lost their second step").get_by_role("link", name="Nora Dahl").click()
    ines.get_by_role("link", name="It is not them").click()
    assert faults(ines) == []
    ines.get_by_label("How you know").fill("She is on the stairs, telephone in hand.")
    ines.get_by_role("button", name="Refuse, and end it").click()
    expect(ines.locator(".messagelist")).to_contain_text("Refused. Nothing is taken off")
    lost.reload()
    expect(lost.get_by_role("button", name="Ask two publishers")).to_be_visible()

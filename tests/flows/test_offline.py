"""What was opened is read without a network, as it stood then; what was not is said to be missing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.flows.conftest import Newsroom
from tests.flows.steps import until

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def opened(phone: Page, newsroom: Newsroom) -> str:
    """The headline of a story that was opened, with the worker in charge, before the network went."""
    phone.goto(newsroom.url("/"))
    phone.evaluate("navigator.serviceWorker.ready")
    until(phone, "navigator.serviceWorker.controller !== null")
    phone.locator(".item__head a").first.click()
    phone.wait_for_load_state("networkidle")
    return phone.locator("main h1").inner_text()


@pytest.fixture
def offline(phone: Page, opened: str) -> Iterator[Page]:
    phone.context.set_offline(True)
    yield phone
    phone.context.set_offline(False)


def test_a_story_that_was_opened_is_there_and_says_how_old_it_is(offline: Page, opened: str) -> None:
    offline.reload()
    expect(offline.locator("main h1")).to_have_text(opened)
    expect(offline.get_by_role("status").first).to_contain_text("You are offline")
    drawn = offline.evaluate("getComputedStyle(document.querySelector('.masthead')).display")
    assert drawn == "grid"


def test_the_page_opened_first_is_there_too(offline: Page, newsroom: Newsroom) -> None:
    offline.goto(newsroom.url("/"))
    expect(offline.get_by_role("status").first).to_contain_text("You are offline")
    expect(offline.locator(".item__head a").first).to_be_visible()
    offline.go_back()


def test_where_the_server_is_away_the_page_that_was_opened_stands_in(phone: Page, opened: str) -> None:
    phone.context.route("**/stories/**", lambda route: route.fulfill(status=503, body="Not at the moment"))
    phone.reload()
    expect(phone.locator("main h1")).to_have_text(opened)
    expect(phone.get_by_role("status").first).to_contain_text("Our server does not answer just now")
    phone.context.unroute_all()


def test_what_was_not_opened_leads_to_what_was(offline: Page, newsroom: Newsroom, opened: str) -> None:
    offline.goto(newsroom.url("/labels/"))
    expect(offline.get_by_role("heading", name="You are offline")).to_be_visible()
    expect(offline.locator("[data-kept]")).to_contain_text(opened)
    offline.get_by_role("link", name=opened).click()
    expect(offline.locator("main h1")).to_have_text(opened)


def test_the_desk_is_never_kept(offline: Page, newsroom: Newsroom) -> None:
    held = offline.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async (name) =>"
        " (await (await caches.open(name)).keys()).map((one) => one.url)))).flat()"
    )
    assert held
    assert [one for one in held if "/desk/" in one and "/desk/img/" not in one] == []


def test_back_on_the_network_the_page_is_the_newest_again(
    phone: Page, newsroom: Newsroom, opened: str
) -> None:
    phone.goto(newsroom.url("/labels/"))
    expect(phone.get_by_role("heading", name="How we label", level=1)).to_be_visible()
    expect(phone.get_by_text("You are offline")).to_have_count(0)

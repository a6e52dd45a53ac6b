"""A reader with an open list: what was published since comes in by the link, the key or a pull.

What a browser does is no matter of the database: one kind of them is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.flows.conftest import Newsroom

pytestmark = pytest.mark.once
PUBLISH = """
from django.contrib.auth.models import User
from stories.models import Format
from tests.stories.making import published
writer, editor = (User.objects.get(username=name) for name in ("writer", "editor"))
kind = Format.objects.get(slug={kind!r}).pk
print(published(writer, editor, headline={headline!r}, format_id=kind).slug)
"""
UPDATE = """
from django.contrib.auth.models import User
from stories.actions.approve import approve
from stories.models import Story
from tests.stories.making import proposed, supported
writer, editor = (User.objects.get(username=name) for name in ("writer", "editor"))
story = Story.objects.get(live_edition__slug={slug!r})
supported(story, writer, "Courier")
print(approve(proposed(story, writer), by=editor).number)
"""
TOP = "() => document.querySelector('.river > li:last-child').getBoundingClientRect().top"
PULL = """(far) => {
    const at = (y) => [new Touch({ identifier: 1, target: document.body, clientX: 100, clientY: y })];
    const send = (kind, touches) => document.body.dispatchEvent(
        new TouchEvent(kind, { touches, changedTouches: touches, bubbles: true, cancelable: true }));
    const went = [send("touchstart", at(100))];
    for (let y = 100; y <= 100 + far; y += 10) went.push(send("touchmove", at(y)));
    return went.every(Boolean);
}"""
LET_GO = """() => document.body.dispatchEvent(
    new TouchEvent("touchend", { touches: [], bubbles: true, cancelable: true }))"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    look = {"width": 390, "height": 844}
    context = browser.new_context(viewport=look, is_mobile=True, has_touch=True)  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.fixture
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


def opened(context: BrowserContext, newsroom: Newsroom) -> Page:
    page = context.new_page()
    page.goto(newsroom.url("/"))
    return page


def publish(newsroom: Newsroom, headline: str, kind: str = "signal-report") -> str:
    """The slug of the new story."""
    (slug,) = newsroom.staged(PUBLISH.format(headline=headline, kind=kind))
    return slug


def update(newsroom: Newsroom, slug: str) -> None:
    newsroom.staged(UPDATE.format(slug=slug))


def told(page: Page) -> Locator:
    return page.locator(".front__river [role=status]")


def lead(page: Page) -> Locator:
    return page.locator(".lead__head")


def test_the_key_brings_a_new_story_and_the_reader_stays_at_the_line(
    newsroom: Newsroom, desktop: BrowserContext
) -> None:
    page = opened(desktop, newsroom)
    publish(newsroom, "Came in by the key")
    page.locator(".river > li").last.scroll_into_view_if_needed()
    before = page.evaluate(TOP)
    page.keyboard.press("r")
    expect(told(page)).to_have_text("1 new story")
    expect(lead(page)).to_have_text("Came in by the key")
    assert abs(page.evaluate(TOP) - before) <= 1


def test_the_story_that_led_comes_into_the_list(newsroom: Newsroom, desktop: BrowserContext) -> None:
    page = opened(desktop, newsroom)
    led, count = lead(page).inner_text(), page.locator(".river > li").count()
    publish(newsroom, "Leads in its place")
    page.keyboard.press("r")
    expect(lead(page)).to_have_text("Leads in its place")
    expect(page.locator(".river > li").first).to_contain_text(led)
    expect(page.locator(".day__n").first).to_contain_text(str(count + 1))


def test_a_lead_that_is_updated_goes_on_leading(newsroom: Newsroom, desktop: BrowserContext) -> None:
    slug = publish(newsroom, "Leads and is updated")
    page = opened(desktop, newsroom)
    update(newsroom, slug)
    page.keyboard.press("r")
    expect(told(page)).to_have_text("1 updated story")
    expect(lead(page)).to_have_text("Leads and is updated")
    expect(page.get_by_role("link", name="Leads and is updated")).to_have_count(1)


def test_a_story_further_down_that_is_updated_comes_to_lead(
    newsroom: Newsroom, desktop: BrowserContext
) -> None:
    slug = publish(newsroom, "Comes up again")
    publish(newsroom, "Led until then")
    page = opened(desktop, newsroom)
    update(newsroom, slug)
    page.keyboard.press("r")
    expect(lead(page)).to_have_text("Comes up again")
    expect(page.locator(".river > li").first).to_contain_text("Led until then")
    expect(page.get_by_role("link", name="Comes up again")).to_have_count(1)


def test_a_live_story_is_pinned_and_the_lead_stays(newsroom: Newsroom, desktop: BrowserContext) -> None:
    page = opened(desktop, newsroom)
    led = lead(page).inner_text()
    publish(newsroom, "The line is down", "live")
    page.keyboard.press("r")
    expect(page.locator(".pinned")).to_contain_text("The line is down")
    expect(lead(page)).to_have_text(led)


def test_what_held_the_focus_holds_it_still(newsroom: Newsroom, desktop: BrowserContext) -> None:
    page = opened(desktop, newsroom)
    last = page.locator(".item__head a").last
    last.focus()
    publish(newsroom, "Takes no focus")
    page.keyboard.press("r")
    expect(lead(page)).to_have_text("Takes no focus")
    expect(last).to_be_focused()


def test_with_nothing_new_the_list_stays(newsroom: Newsroom, desktop: BrowserContext) -> None:
    page = opened(desktop, newsroom)
    was = page.locator(".days").inner_html()
    page.get_by_role("link", name="Look for new stories").click()
    expect(told(page)).to_have_text("Nothing new")
    assert page.locator(".days").inner_html() == was


def test_the_key_can_be_switched_off_and_stays_off(newsroom: Newsroom, desktop: BrowserContext) -> None:
    page = opened(desktop, newsroom)
    expect(page.locator(".refresh__hint")).to_be_visible()
    page.get_by_role("button", name="switch the r key off").click()
    expect(page.locator(".refresh__hint")).to_be_hidden()
    page.reload()
    page.keyboard.press("r")
    expect(page.get_by_role("button", name="switch the r key on")).to_be_visible()
    expect(told(page)).to_have_text("")


def test_without_a_connection_it_says_so(newsroom: Newsroom, desktop: BrowserContext) -> None:
    page = opened(desktop, newsroom)
    desktop.set_offline(True)
    page.keyboard.press("r")
    expect(told(page)).to_contain_text("You are offline.")


def test_a_pull_shows_how_far_and_brings_the_new_story(newsroom: Newsroom, phone: BrowserContext) -> None:
    page = opened(phone, newsroom)
    publish(newsroom, "Came in by a pull")
    assert page.evaluate(PULL, 30)
    expect(page.get_by_text("Pull down", exact=True)).to_be_visible()
    assert page.evaluate(PULL, 120)
    expect(page.get_by_text("Let go to look for new stories")).to_be_visible()
    page.evaluate(LET_GO)
    expect(lead(page)).to_have_text("Came in by a pull")
    expect(page.locator(".fresh--pull")).to_be_hidden()


@pytest.mark.parametrize(("scrolled", "far"), [(0, 60), (200, 150)])
def test_a_short_pull_or_one_further_down_asks_nothing(
    newsroom: Newsroom, phone: BrowserContext, scrolled: int, far: int
) -> None:
    page = opened(phone, newsroom)
    page.evaluate(f"scrollTo({{ top: {scrolled}, behavior: 'instant' }})")
    page.evaluate(PULL, far)
    page.evaluate(LET_GO)
    expect(page.locator(".fresh--pull")).to_be_hidden()
    expect(told(page)).to_have_text("")


def test_without_script_the_link_opens_the_page_anew(newsroom: Newsroom, reader: Page) -> None:
    reader.goto(newsroom.url("/?label=confirmed"))
    publish(newsroom, "Not among the confirmed")
    reader.get_by_role("link", name="Look for new stories").click()
    reader.wait_for_url(newsroom.url("/?label=confirmed"))
    expect(reader.locator(".river > li").first).to_be_visible()

"""Two tabs, a session gone, a server gone, a page closed: what was typed is there.

It stays in the browser, whatever kind of database comes next: one kind is asked.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from newsroom.management.commands.demo import serving
from tests.flows.conftest import PASSWORD, Newsroom, People, free_port
from tests.flows.writing_steps import STORY, a_new_story, opened, stands, status

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("writer")


@pytest.fixture
def story(writer: Page, newsroom: Newsroom) -> str:
    return a_new_story(writer, newsroom)


def test_what_is_typed_is_saved_by_itself(writer: Page, story: str) -> None:
    writer.fill("#id_standfirst", "Shops were told on Friday.")
    status(writer, "version 2", within=4_000)
    stands(writer, story, "#id_standfirst", "Shops were told on Friday.")


def test_two_tabs_of_one_person_are_two_writers(writer: Page, story: str) -> None:
    other = opened(writer.context.new_page(), story)
    expect(other.locator("[data-presence]")).to_contain_text("another tab")
    other.fill("#id_headline", "From the other tab")
    status(other, "version 2")
    writer.fill("#id_headline", "From this tab")
    status(writer, "in another tab, saved a newer version")
    other.close()


def test_a_session_lost_while_typing_is_found_again_in_place(writer: Page, story: str) -> None:
    writer.context.clear_cookies(name="sessionid")
    writer.fill("#id_standfirst", "Typed while signed out.")
    status(writer, "You were signed out. Your text is safe in this browser.")
    writer.evaluate("window.neverLeft = true")
    writer.locator(".submit-row").get_by_role("button", name="Sign in here").click()
    writer.fill("#door_password", "not it")
    writer.get_by_role("button", name="Sign in and save").click()
    expect(writer.locator("#door [role=alert]")).to_contain_text("not the correct")
    writer.fill("#door_password", PASSWORD)
    writer.get_by_role("button", name="Sign in and save").click()
    status(writer, "Saved")
    assert writer.evaluate("window.neverLeft")
    stands(writer, story, "#id_standfirst", "Typed while signed out.")


def test_a_network_that_is_gone_and_comes_back_loses_nothing(writer: Page, story: str) -> None:
    writer.context.set_offline(True)
    writer.fill("#id_standfirst", "Typed on a train.")
    status(writer, re.compile(r"Offline since .* Your text is safe in this browser\."))
    writer.context.set_offline(False)
    status(writer, "Saved")
    stands(writer, story, "#id_standfirst", "Typed on a train.")


def test_a_page_closed_unsaved_offers_its_text_when_opened_again(writer: Page, story: str) -> None:
    page = opened(writer.context.new_page(), story)
    page.route("**/autosave/", lambda route: route.abort())
    page.fill("#id_standfirst", "Never reached the newsroom.")
    status(page, "Offline since")
    page.close(run_before_unload=False)
    opened(writer, story)
    offer = writer.locator("#text .kept")
    expect(offer).to_contain_text("was never saved")
    offer.get_by_role("button", name="See it").click()
    expect(offer).to_contain_text("Never reached the newsroom.")
    offer.get_by_role("button", name="Put it in").click()
    status(writer, "Saved")
    stands(writer, story, "#id_standfirst", "Never reached the newsroom.")


def test_what_was_saved_as_the_page_closed_is_not_called_unsaved(writer: Page, story: str) -> None:
    page = opened(writer.context.new_page(), story)
    page.route("**/autosave/", lambda route: (route.fetch(), route.abort()))
    page.fill("#id_standfirst", "Saved,  with spaces that are put in order. ")
    status(page, "Offline since")
    page.close(run_before_unload=False)
    opened(writer, story)
    writer.wait_for_timeout(1_500)
    expect(writer.locator("#id_standfirst")).to_have_value("Saved, with spaces that are put in order.")
    expect(writer.locator("#text .kept")).to_have_count(0)


def test_kept_text_is_not_for_who_signs_in_next(
    browser: Browser, newsroom: Newsroom, story: str, enter: Callable[[Page, str], None]
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    enter(page, "writer")
    opened(page, story)
    page.route("**/autosave/", lambda route: route.abort())
    page.fill("#id_standfirst", "A secret of mine.")
    status(page, "Offline since")
    page.close(run_before_unload=False)
    context.clear_cookies()
    page = context.new_page()
    enter(page, "second-writer")
    opened(page, story)
    expect(page.locator("#text .kept")).to_contain_text("Only they are shown it")
    assert "A secret of mine." not in page.content()
    context.close()


def test_a_new_story_typed_and_left_is_offered(writer: Page, newsroom: Newsroom) -> None:
    writer.goto(newsroom.url("/desk/stories/story/add/"))
    writer.fill("#id_headline", "Not started yet")
    status(writer, "kept in this browser")
    writer.goto(newsroom.url("/desk/"))
    writer.goto(newsroom.url("/desk/stories/story/add/"))
    writer.locator("#text .kept").get_by_role("button", name="Put it in").click()
    expect(writer.locator("#id_headline")).to_have_value("Not started yet")
    writer.select_option("#id_section", index=1)
    writer.get_by_role("button", name="Start the story").click()
    expect(writer).to_have_url(STORY)
    writer.goto(newsroom.url("/desk/stories/story/add/"))
    writer.wait_for_timeout(900)
    expect(writer.locator("#text .kept")).to_have_count(0)


@pytest.fixture
def enter(newsroom: Newsroom) -> Callable[[Page, str], None]:
    def at(page: Page, who: str) -> None:
        page.goto(newsroom.url("/desk/"))
        page.fill("#id_username", who)
        page.fill("#id_password", PASSWORD)
        page.click("[type=submit]")
        page.wait_for_url(newsroom.url("/desk/"))

    return at


@pytest.fixture
def second_server(newsroom: Newsroom) -> Iterator[tuple[int, Callable[[], subprocess.Popen[bytes]]]]:
    """Another server of the same newsroom, on a port of its own: (port, what starts it)."""
    port, started = free_port(), list[subprocess.Popen[bytes]]()

    def start() -> subprocess.Popen[bytes]:
        process = subprocess.Popen(serving(port), cwd=settings.BASE_DIR, env=newsroom.environment)
        started.append(process)
        return process

    yield port, start
    for process in started:
        process.terminate()
        process.wait(timeout=30)


def test_a_server_stopped_while_typing_loses_nothing(
    writer: Page, story: str, second_server: tuple[int, Callable[[], subprocess.Popen[bytes]]]
) -> None:
    port, start = second_server
    server = start()
    address = re.sub(r":\d+", f":{port}", story, count=1)
    page = writer.context.new_page()
    for _ in range(100):
        if answers(page, address):
            break
    opened(page, address)
    server.terminate()
    server.wait(timeout=30)
    page.fill("#id_standfirst", "Typed into the dark.")
    status(page, "Your text is safe in this browser.")
    start()
    status(page, "Saved", within=30_000)
    stands(writer, story, "#id_standfirst", "Typed into the dark.")
    page.close()


def answers(page: Page, address: str) -> bool:
    try:
        page.goto(address)
    except Exception as refused:
        if "ERR_CONNECTION_REFUSED" not in str(refused):
            raise
        page.wait_for_timeout(200)
        return False
    return True

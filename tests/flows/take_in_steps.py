"""What people do on the wire, on references, with people as sources and with layers, click by click."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.flows.conftest import PASSWORD, Newsroom, People
from tests.flows.steps import READ_WITHIN, propose, proposed, save

# the clock's slowest job on this way runs once a minute
TOLD_WITHIN = 90_000
RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>{}</title>{}</channel></rss>'
ITEM = "<item><title>{}</title><link>{}</link><description>{}</description><pubDate>{}</pubDate></item>"


def rss(title: str, *items: tuple[str, str, str]) -> str:
    """A feed of items, each by title, link and description, that came out just now."""
    now = format_datetime(datetime.now(UTC))
    return RSS.format(title, "".join(ITEM.format(*item, now) for item in items))


def reload_until(page: Page, found: Locator, within: int = READ_WITHIN) -> None:
    """Loads the page again, as the person before it does, until what the worker does is there."""
    for _ in range(within // 1_000):
        if found.count():
            break
        page.wait_for_timeout(1_000)
        page.reload()
    expect(found.first).to_be_visible()


def open_story(page: Page, newsroom: Newsroom, headline: str) -> None:
    page.goto(newsroom.url("/desk/stories/story/"))
    page.get_by_role("link", name=headline).first.click()
    expect(page.locator("#id_headline")).to_have_value(headline)


def start_draft(page: Page, newsroom: Newsroom, headline: str, standfirst: str) -> None:
    page.goto(newsroom.url("/desk/stories/story/add/"))
    page.fill("#id_headline", headline)
    page.fill("#id_standfirst", standfirst)
    page.select_option("#id_section", label="Policy")
    page.get_by_role("button", name="Start the story").click()
    expect(page).to_have_url(re.compile("/change/"))
    save(page)


def add_feed(page: Page, newsroom: Newsroom, address: str) -> None:
    page.goto(newsroom.url("/desk/sources/feed/"))
    page.get_by_role("link", name="Add a feed").click()
    page.fill("#id_url", address)
    page.get_by_role("button", name="Add the feed").click()
    expect(page.locator(".messagelist")).to_contain_text("is polled from now on")


def wire_group(page: Page, title: str) -> Locator:
    return page.locator(".group", has=page.get_by_role("heading", name=title))


def propose_and_approve(writer: Page, editor: Page, newsroom: Newsroom, label: str, why: str) -> None:
    propose(writer, label, why)
    proposed(writer)
    editor.goto(newsroom.url("/desk/stories/proposal/"))
    editor.get_by_role("link", name=writer.locator("#id_headline").input_value()).first.click()
    approve_open(editor)


def approve_open(editor: Page) -> None:
    editor.locator(".decide-form > button[name=_approve]").click()
    editor.locator("#ask-approve button[name=_approve]").dblclick()
    expect(editor.locator(".messagelist")).to_contain_text(re.compile("Edition . of"))


def choose_file(page: Page, file: Path) -> Locator:
    """Chooses a file on a story; the card of what was read, once the worker has read it."""
    page.set_input_files("#id_file", file)
    card = page.locator(".read-card", has_text=file.name)
    expect(card.get_by_role("button", name="Keep and cite")).to_be_visible(timeout=READ_WITHIN)
    return card


def open_reference(page: Page, newsroom: Newsroom, title: str) -> None:
    page.goto(newsroom.url("/desk/sources/reference/"))
    page.get_by_role("link", name=title).first.click()
    expect(page.locator("#facts")).to_be_visible()


def correct_fact(page: Page, fact: str, value: str, how: str) -> None:
    page.get_by_role("link", name=f"Correct {fact}", exact=True).click()
    page.fill("#id_value", value)
    page.get_by_label("How do you know?").fill(how)
    page.get_by_role("button", name="Keep", exact=True).click()


def keep_person(page: Page, newsroom: Newsroom, **told: str) -> str:
    """A new person, with who it is sealed; `told` is by the fields' names. The path of the person's page."""
    page.goto(newsroom.url("/desk/sources/humansource/add/"))
    for field, words in told.items():
        page.fill(f"#id_{field}", words)
    page.get_by_role("button", name="Keep this person").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(told["alias"])
    return page.url.removeprefix(newsroom.address)


def let_know(page: Page, colleague: str) -> None:
    """On a person's page: whoever alone knows who it is lets a colleague know."""
    page.get_by_text("Let another person know").click()
    page.get_by_role("combobox", name="Colleague").fill(colleague)
    page.get_by_role("button", name="Let them know").click()
    expect(page.locator("#knows .knows")).to_contain_text(colleague)


def open_identity(page: Page, person: str, *, why: str) -> None:
    """Whoever knows reads who a person is, and says why."""
    page.goto(person)
    page.get_by_label("Why do you read it now?").fill(why)
    page.get_by_role("button", name="Open for 5 minutes").click()


def a_superuser(newsroom: Newsroom, people: People) -> Page:
    told = {**newsroom.environment, "DJANGO_SUPERUSER_PASSWORD": PASSWORD}
    who = ("--username", "root", "--email", "root@newsroom.example")
    replace(newsroom, environment=told).manage("createsuperuser", "--noinput", *who)
    return people("root")


def the_name_is_on_no_page(newsroom: Newsroom, name: str, person: str, *others: Page) -> None:
    """Neither on the page of the person at the path `person`, nor on lists, by searching, or outside."""
    people, (first, last) = "/desk/sources/humansource/", name.split()
    for other in others:
        for path in (person, people, f"{people}?q={first}", "/desk/", "/"):
            other.goto(newsroom.url(path))
            assert last not in other.content()


def the_name_is_in_no_file(newsroom: Newsroom, name: str) -> None:
    """Neither in the database, where that is a file, nor in the log, the archive or a mail."""
    for file in newsroom.data.rglob("*"):
        assert not file.is_file() or name.encode() not in file.read_bytes(), file

"""A page, a mail and a saved page on their way to the desk: by a bookmark, by a telephone, by a file."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, People, Sites
from tests.flows.take_in_steps import choose_file
from tests.flows.writing_steps import a_new_story
from tests.loopback import PAGE

pytestmark = pytest.mark.once
TITLE = "Halden stops its headset & more"
MAIL = """From: Halden Press <press@halden.example>
To: desk@newsroom.example
Subject: Halden asks shops for the boxes back
Date: Fri, 20 Nov 2026 19:40:00 +0000
Message-ID: <1@halden.example>
Content-Type: text/plain; charset=utf-8

Shops were told on Friday to send every box back. The batteries swell when they are charged.
"""


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("writer")


def test_the_bookmark_sends_a_page_of_another_host(newsroom: Newsroom, writer: Page, sites: Sites) -> None:
    writer.goto(newsroom.url("/desk/send/"))
    bookmark = writer.get_by_role("link", name="Send to the desk").get_attribute("href") or ""
    page = writer.context.new_page()
    page.goto(sites[1].article("/stops", TITLE.replace("&", "&amp;")))
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('h1'))")
    with page.context.expect_page() as opened:
        page.evaluate(unquote(bookmark.removeprefix("javascript:")))
    form = opened.value
    expect(form.locator("#id_url")).to_have_value(sites[1].url("/stops"))
    expect(form.locator("#id_title")).to_have_value(f"{TITLE} - Halden Courier")
    expect(form.locator("#id_text")).to_have_value(TITLE)
    form.get_by_role("button", name="Send it").click()
    expect(form.locator(".messagelist")).to_contain_text(f"“{TITLE} - Halden Courier” is on the wire")
    form.close()
    page.close()


def test_what_a_telephone_shares_fills_the_form(newsroom: Newsroom, phones: People, sites: Sites) -> None:
    phone = phones("writer")
    manifest = phone.locator("link[rel=manifest]").get_attribute("href") or ""
    target = phone.request.get(newsroom.url(manifest)).json()["share_target"]
    assert target["method"] == "GET"
    shared = {"title": TITLE, "text": "They swell.", "url": sites[1].url("/shared")}
    asked = urlencode({target["params"][name]: said for name, said in shared.items()})
    phone.goto(f"{newsroom.url(target['action'])}?{asked}")
    for name, said in shared.items():
        expect(phone.locator(f"#send_form [name={name}]")).to_have_value(said)


def test_a_mail_and_a_saved_page_become_sources(newsroom: Newsroom, writer: Page, tmp_path: Path) -> None:
    facts = {"url": "https://courier.example/boxes", "author": "Ada Vik", "site": "Halden Courier"}
    said = {"title": "Halden takes back the boxes", "excerpt": "They swell.", "text": "They swell. " * 20}
    mail, page = tmp_path / "notice.eml", tmp_path / "boxes.html"
    mail.write_text(MAIL)
    page.write_text(PAGE.format(**facts, **said))
    a_new_story(writer, newsroom)
    for file, title in ((mail, "Halden asks shops for the boxes back"), (page, said["title"])):
        card = choose_file(writer, file)
        expect(card.locator(".read-title")).to_have_text(title)
        card.get_by_role("button", name="Keep and cite").click()
        expect(writer.locator("#evidence .ref-title", has_text=re.compile(title))).to_have_count(1)

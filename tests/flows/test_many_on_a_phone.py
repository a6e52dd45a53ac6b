"""The list of stories on a telephone: narrowed, sorted, and several stories chosen and given a tag."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.flows import staging
from tests.flows.conftest import Newsroom, People
from tests.flows.test_on_a_phone import fits

FINGER = 44
HEADLINES = ("Kitefish lands", "Kitefish leaves", "Kitefish waits")


@pytest.mark.once
def test_many_on_a_phone(newsroom: Newsroom, phones: People) -> None:
    writer = phones("writer")
    staging.drafts(newsroom, *HEADLINES)
    writer.goto(newsroom.url("/desk/stories/story/?q=Kitefish"))
    fits(writer)
    it_is_sorted(writer)
    two_rows_are_chosen(writer)
    they_are_given_a_tag(writer)
    it_is_narrowed(writer)


def it_is_sorted(writer: Page) -> None:
    writer.select_option("#id_o", label="Z to A")
    writer.get_by_role("button", name="Sort").tap()
    expect(writer.locator(".field-headline a").first).to_have_text(HEADLINES[-1])


def two_rows_are_chosen(writer: Page) -> None:
    expect(writer.locator("#many-bar")).to_be_hidden()
    for headline in HEADLINES[:2]:
        tick = writer.locator("tr", has_text=headline).locator(".tick")
        wide_enough(tick)
        tick.tap()
    expect(writer.locator("[data-selected]")).to_have_text("2 of 3 selected")
    wide_enough(writer.locator("#many-bar").get_by_role("button", name="Go on"))
    fits(writer)


def they_are_given_a_tag(writer: Page) -> None:
    writer.select_option("#id_do", "tag")
    writer.get_by_role("button", name="Go on").tap()
    expect(writer.locator(".many-row")).to_have_count(2)
    fits(writer)
    writer.fill("#id_tag", "year in review")
    wide_enough(writer.get_by_role("button", name="Add the tag"))
    writer.get_by_role("button", name="Add the tag").tap()
    expect(writer.locator(".messagelist")).to_contain_text("“year in review” was added to 2 stories.")


def it_is_narrowed(writer: Page) -> None:
    writer.get_by_role("link", name="Filter", exact=True).tap()
    choice = writer.locator("#changelist-filter").get_by_role("link", name=re.compile("^Draft"))
    wide_enough(choice)
    choice.tap()
    expect(writer).to_have_url(re.compile("q=Kitefish.*state=draft"))
    expect(writer.locator(".field-headline")).to_have_count(3)


def wide_enough(pressed: Locator) -> None:
    box = pressed.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= FINGER

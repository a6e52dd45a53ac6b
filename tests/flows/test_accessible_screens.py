"""Every screen of the desk before axe and a ruler: an address without a page has a reason, or fails.

How a page looks is no matter of the database: one kind of them is asked.
"""

from __future__ import annotations

import pytest
from django.urls import get_resolver
from playwright.sync_api import Page, expect

from tests.flows.conftest import PASSWORD, Newsroom, People
from tests.flows.looking import colours, faults
from tests.flows.screens import PASSED_OVER, Found, routes, screens
from tests.flows.staging import known

pytestmark = pytest.mark.once
# Each walk is short, so that a slow one stands out.
SHARES = 6
CHIEF = f"""
from django.contrib.auth.models import User
User.objects.create_superuser("chief", password="{PASSWORD}", first_name="Iris", last_name="Holm")
"""


@pytest.fixture(scope="module")
def chief(newsroom: Newsroom, people: People) -> Page:
    """Who may open every screen there is."""
    newsroom.staged(CHIEF)
    return people("chief")


@pytest.fixture(scope="module")
def writer(people: People) -> Page:
    return people("writer")


@pytest.fixture(scope="module")
def walked(newsroom: Newsroom, chief: Page) -> tuple[Found, set[str]]:
    """The screens there are, and the names of addresses that have none."""
    return screens(chief.request, newsroom.address, known(newsroom))


def test_every_address_has_a_screen_or_a_reason(walked: tuple[Found, set[str]]) -> None:
    found, lost = walked
    assert lost == set()
    assert set(found).isdisjoint(PASSED_OVER)
    assert set(found) | PASSED_OVER == {name for name, _ in routes(get_resolver().url_patterns)}


@pytest.mark.parametrize("share", range(SHARES))
def test_every_screen(newsroom: Newsroom, chief: Page, walked: tuple[Found, set[str]], share: int) -> None:
    told = {}
    for name, path in sorted(walked[0].items())[share::SHARES]:
        chief.goto(newsroom.url(path))
        told[f"{name} {path}"] = faults(chief)
    assert {where: wrong for where, wrong in told.items() if wrong} == {}


def test_what_is_not_a_writers_to_change(newsroom: Newsroom, writer: Page) -> None:
    """Fields become words here. The other screens of writers and editors are walked click by click."""
    for path in ("publisher/1/change/", "feed/1/change/"):
        answer = writer.goto(newsroom.url(f"/desk/sources/{path}"))
        assert answer is not None
        assert answer.ok
        expect(writer.locator("#content :is(input:not([type=hidden]), select, textarea)")).to_have_count(0)
        assert faults(writer) == []


def test_the_dark_is_asked_all_that_hangs_on_colour(newsroom: Newsroom, writer: Page) -> None:
    writer.goto(newsroom.url("/desk/"))
    assert {"color-contrast", "link-in-text-block"} <= set(colours(writer)["values"])

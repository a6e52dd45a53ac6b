"""Where a request comes from, as far as who asks cannot make it up; and its browser, in words."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory
from pytest_django import Settings

from newsroom.accounts.models import KnownPlace
from newsroom.accounts.places import browser, know, network, place

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1"
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def seen(forwarded: str = "", at: str = "203.0.113.9") -> str:
    return network(RequestFactory().get("/", REMOTE_ADDR=at, HTTP_X_FORWARDED_FOR=forwarded))


def test_without_a_proxy_what_is_said_of_it_counts_for_nothing() -> None:
    assert seen(forwarded="198.51.100.1") == "203.0.113.9"


def test_behind_a_proxy_its_own_word_counts_and_nothing_before_it(settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    assert seen(forwarded="198.51.100.1, 192.0.2.7") == "192.0.2.7"


@pytest.mark.parametrize("first", ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9"])
def test_a_household_is_one_place(first: str) -> None:
    assert seen(at=first) == "2001:db8:1:2::/64"


def test_an_old_address_in_a_new_coat_is_the_old_one() -> None:
    assert seen(at="::ffff:203.0.113.9") == "203.0.113.9"


@pytest.mark.parametrize("at", ["", "unix:", "not an address"])
def test_what_has_no_address_is_one_place(at: str) -> None:
    assert seen(at=at) == ""


def test_a_place_is_kept_as_a_digest() -> None:
    assert "203" not in place(RequestFactory().get("/", REMOTE_ADDR="203.0.113.9"))[:3]


@pytest.mark.parametrize(
    ("sent", "words"),
    [(FIREFOX, "Firefox on Linux"), (PHONE, "Safari on an iPhone"), ("curl/8.1", ""), ("", "")],
)
def test_a_browser_is_told_in_words(sent: str, words: str) -> None:
    assert browser(RequestFactory().get("/", HTTP_USER_AGENT=sent)) == words


@pytest.mark.django_db
def test_a_place_not_been_to_for_long_is_forgotten(writer: User) -> None:
    know(writer, "old", NOON)
    know(writer, "new", NOON + timedelta(days=61))
    assert [row.place for row in KnownPlace.objects.all()] == ["new"]

"""Where a request comes from, as far as who asks cannot make it up."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from stories.asker import network


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

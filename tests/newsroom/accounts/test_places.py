"""Where a request comes from, as a digest; and its browser, in words."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory

from newsroom.accounts.models import KnownPlace
from newsroom.accounts.places import browser, know, place

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1"
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def test_a_place_is_kept_as_a_digest() -> None:
    assert "203.0.113.9" not in place(RequestFactory().get("/", REMOTE_ADDR="203.0.113.9"))


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

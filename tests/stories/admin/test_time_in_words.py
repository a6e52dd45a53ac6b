"""What a page is told of a time while it is picked: the server's words, and its reasons."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests.stories.admin.test_set_times import last_sunday

pytestmark = pytest.mark.django_db
YEAR = timezone.now().year + 1
ADDRESS = "/desk/stories/story/time-in-words/"


@pytest.fixture(autouse=True)
def _a_newsroom_in_berlin(settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/Berlin"


def told(client: Client, day: str, hour: str, which: str = "", prefix: str = "at") -> dict[str, Any]:
    sent = {"prefix": prefix, f"{prefix}-day": day, f"{prefix}-hour": hour, f"{prefix}-which": which}
    answer: dict[str, Any] = client.get(ADDRESS, sent).json()
    return answer


@pytest.mark.parametrize("prefix", ["at", "propose"])
def test_a_time_is_said_with_its_zone_and_utc(desk: Client, prefix: str) -> None:
    assert told(desk, f"{YEAR}-01-24", "09:00", prefix=prefix) == {
        "words": f"24 January {YEAR}, 09:00 CET (08:00 UTC)",
        "trouble": "",
        "both": "",
    }


def test_an_hour_the_clocks_leap_over_is_refused_with_the_nearest(desk: Client) -> None:
    answer = told(desk, last_sunday(3), "02:30")
    assert answer["words"] == ""
    assert "Set one up to 01:59, or from 03:00 on." in answer["trouble"]


def test_of_an_hour_that_comes_twice_both_are_offered_then_the_one_picked_is_said(desk: Client) -> None:
    day = last_sunday(10)
    answer = told(desk, day, "02:30")
    assert "comes twice, in CEST or CET" in answer["trouble"]
    assert 'name="at-which" value="1"> ' in answer["both"]
    assert "02:30 CET (01:30 UTC)" in told(desk, day, "02:30", which="1")["words"]


def test_a_past_time_is_said_to_be_past(desk: Client) -> None:
    assert "That time is past." in told(desk, "2020-01-24", "09:00")["trouble"]


@pytest.mark.parametrize("prefix", ["", "x", "task"])
def test_no_other_form_is_read(desk: Client, prefix: str) -> None:
    assert desk.get(ADDRESS, {"prefix": prefix}).status_code == 404

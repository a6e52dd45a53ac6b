"""When something is due, in a few words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.rules.lateness import due

NOW = datetime(2026, 11, 22, 9, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "words", "look"),
    [
        (timedelta(hours=1), "due 10:24", "is-soon"),
        (timedelta(hours=8), "due 17:24", ""),
        (timedelta(days=1), "due Mon 09:24", ""),
        (timedelta(days=30), "due 22 Dec 09:24", ""),
        (timedelta(minutes=-5), "5 min overdue", "is-late"),
        (timedelta(hours=-5), "5 h overdue", "is-late"),
        (timedelta(days=-5), "5 days overdue", "is-late"),
    ],
)
def test_how_it_is_said(after: timedelta, words: str, look: str) -> None:
    told = due(NOW + after, UTC, NOW)
    assert (told.words, told.look) == (words, look)


def test_without_a_time_it_says_so() -> None:
    assert due(None, UTC, NOW).words == "no due time"


def test_the_hour_is_the_newsrooms() -> None:
    assert due(NOW + timedelta(hours=1), ZoneInfo("Europe/Berlin"), NOW).words == "due 11:24"


@given(st.timedeltas(min_value=timedelta(days=-400), max_value=timedelta(days=400)))
def test_late_is_what_has_come(after: timedelta) -> None:
    assert (due(NOW + after, UTC, NOW).look == "is-late") == (after <= timedelta(0))

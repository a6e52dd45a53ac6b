"""Set times: read in the newsroom's zone, nothing guessed, said with the zone and UTC."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.rules.set_time import (
    LONGEST_WAIT,
    ComesTwice,
    NoSuchTime,
    in_words,
    moment,
    short,
    wait_after,
    why_not,
)

BERLIN, SYDNEY, LORD_HOWE = (
    ZoneInfo(name) for name in ("Europe/Berlin", "Australia/Sydney", "Australia/Lord_Howe")
)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
local = datetime.fromisoformat
LOCAL = st.datetimes(local("2020-01-01"), local("2035-01-01"))
ELSEWHERE = ("UTC", "America/Sao_Paulo", "Asia/Kathmandu", "America/New_York")
ZONES = st.sampled_from([BERLIN, SYDNEY, LORD_HOWE, *map(ZoneInfo, ELSEWHERE)])


def test_a_local_time_is_read_in_its_zone() -> None:
    assert moment(local("2026-11-24 09:00"), BERLIN) == datetime(2026, 11, 24, 8, tzinfo=UTC)


def test_a_time_the_clocks_leap_over_is_refused_with_the_nearest_there_are() -> None:
    with pytest.raises(NoSuchTime, match=r"go from 02:00 to 03:00.*up to 01:59, or from 03:00"):
        moment(local("2027-03-28 02:30"), BERLIN)


def test_a_leap_of_half_an_hour_is_found_to_the_minute() -> None:
    with pytest.raises(NoSuchTime, match="from 02:00 to 02:30"):
        moment(local("2026-10-04 02:10"), LORD_HOWE)


def test_a_time_that_comes_twice_is_asked_about() -> None:
    with pytest.raises(ComesTwice, match="CEST or CET"):
        moment(local("2026-10-25 02:30"), BERLIN)


def test_and_answered() -> None:
    twice = local("2026-10-25 02:30")
    first, second = (moment(twice, BERLIN, which) for which in (0, 1))
    assert (first, second) == tuple(datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))


@given(LOCAL, ZONES)
def test_whatever_is_read_shows_as_it_was_written(written: datetime, zone: ZoneInfo) -> None:
    try:
        shown = moment(written, zone, 1).astimezone(zone).replace(tzinfo=None)
    except NoSuchTime as gap:
        before, after = gap.before, gap.after
    else:
        before, after = shown, shown + timedelta(microseconds=1)
    assert before <= written < after


@given(LOCAL, ZONES)
def test_what_comes_twice_is_never_guessed(written: datetime, zone: ZoneInfo) -> None:
    try:
        found = moment(written, zone)
    except (ComesTwice, NoSuchTime):
        return
    assert moment(written, zone, 0) == moment(written, zone, 1) == found


@pytest.mark.parametrize(
    ("at", "zone", "words"),
    [
        (datetime(2026, 11, 24, 8, tzinfo=UTC), BERLIN, "24 November, 09:00 CET (08:00 UTC)"),
        (datetime(2027, 1, 2, 8, tzinfo=UTC), BERLIN, "2 January 2027, 09:00 CET (08:00 UTC)"),
        (datetime(2026, 11, 23, 22, tzinfo=UTC), SYDNEY, "24 November, 09:00 AEDT (23 November, 22:00 UTC)"),
        (datetime(2026, 11, 24, 8, tzinfo=UTC), ZoneInfo("UTC"), "24 November, 08:00 UTC"),
        (
            datetime(2026, 11, 24, 12, tzinfo=UTC),
            ZoneInfo("America/Sao_Paulo"),
            "24 November, 09:00 UTC-03 (12:00 UTC)",
        ),
    ],
)
def test_a_time_is_said_with_its_zone_and_utc(at: datetime, zone: ZoneInfo, words: str) -> None:
    assert in_words(at, zone, NOW) == words


def test_todays_time_is_said_without_its_day() -> None:
    assert short(NOW, BERLIN, NOW) == "10:00 CET"
    assert short(NOW + timedelta(days=1), BERLIN, NOW) == "23 November, 10:00 CET"


def test_past_times_and_those_more_than_a_year_ahead_are_refused() -> None:
    assert "is past" in why_not(NOW, NOW)
    assert "more than a year" in why_not(NOW + timedelta(days=367), NOW)
    assert why_not(NOW + timedelta(days=365), NOW) == ""


@given(st.integers(0, 10_000))
def test_what_stumbles_is_left_alone_ever_longer_and_never_for_ever(stumbles: int) -> None:
    assert wait_after(stumbles) <= wait_after(stumbles + 1) <= LONGEST_WAIT

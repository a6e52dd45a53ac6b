"""When a kept page is looked at again."""

from datetime import timedelta
from itertools import pairwise

import pytest

from sources.rules.looks import DAY, HOUR, MONTHLY, is_gone, planned_looks, wait


def test_the_first_looks_are_within_hours() -> None:
    assert planned_looks()[:3] == (HOUR, 3 * HOUR, 8 * HOUR)


def test_then_daily_for_a_week_then_every_three_days_then_weekly() -> None:
    gaps = [later - sooner for sooner, later in pairwise(planned_looks())]
    assert gaps[2:9] == [DAY] * 7
    assert gaps[9:19] == [3 * DAY] * 10
    assert set(gaps[19:]) == {7 * DAY}


def test_the_weekly_looks_end_with_the_year() -> None:
    assert timedelta(days=350) < planned_looks()[-1] < timedelta(days=372)


def test_after_a_year_a_page_is_looked_at_monthly() -> None:
    assert MONTHLY <= wait(len(planned_looks()), 0, key=3) <= 1.1 * MONTHLY


@pytest.mark.parametrize(("unseen", "least"), [(1, HOUR), (2, 6 * HOUR), (3, DAY), (9, 7 * DAY)])
def test_what_was_not_seen_is_asked_for_again_soon_and_ever_later(unseen: int, least: timedelta) -> None:
    assert least <= wait(0, unseen, key=1) <= 1.1 * least


def test_pages_kept_together_are_not_asked_for_together() -> None:
    assert len({wait(0, 0, key=key) for key in range(100)}) == 100


def test_one_page_has_one_rhythm() -> None:
    assert wait(4, 0, key=7) == wait(4, 0, key=7)


def test_taken_down_for_good_is_gone_at_once() -> None:
    assert is_gone(410, unseen=1)


@pytest.mark.parametrize(("unseen", "gone"), [(1, False), (2, False), (3, False), (4, True)])
def test_not_found_is_gone_after_more_than_a_day_of_it(unseen: int, gone: bool) -> None:
    assert is_gone(404, unseen) is gone


@pytest.mark.parametrize("status", [0, 403, 429, 500, 503])
def test_a_fault_or_silence_is_never_gone(status: int) -> None:
    assert not is_gone(status, unseen=50)

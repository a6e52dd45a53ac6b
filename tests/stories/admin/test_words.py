"""How the desk says how long ago, how many, and from which label to which."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from stories.rules.difference import compare_text
from stories.templatetags.desk import ago, counted, day, is_late, lately, strata, waited, words


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "under 1 min"), (9, "9 min"), (72, "1 h 12 min"), (420, "7 h"), (1500, "1 day"), (4400, "3 days")],
)
def test_waiting_is_told_roughly(minutes: int, said: str) -> None:
    assert waited(timezone.now() - timedelta(minutes=minutes, seconds=5)) == said


def test_a_moment_ago_is_just_now() -> None:
    assert ago(timezone.now()) == "just now"


def test_more_than_a_day_is_late() -> None:
    now = timezone.now()
    assert is_late(now - timedelta(hours=25))
    assert not is_late(now - timedelta(hours=23))


def test_over_a_day_a_time_is_told_as_one_would_say_it() -> None:
    now = timezone.localtime()
    assert lately(now - timedelta(minutes=9, seconds=5)) == "9 min ago"
    assert lately(now - timedelta(days=2)) == f"{now - timedelta(days=2):%a %H:%M}"
    assert lately(datetime(2019, 11, 3, 12, tzinfo=UTC)) == "3 Nov 2019"


def test_a_day_is_named_by_how_near_it_is() -> None:
    now = timezone.now()
    assert [day(now - timedelta(days=ago)) for ago in (0, 1)] == ["Today", "Yesterday"]
    assert day(datetime(2020, 11, 20, 12, tzinfo=UTC)) == "Friday 20 November 2020"


def test_one_is_not_many() -> None:
    assert (counted(1, "layer,layers"), counted(2, "layer,layers")) == ("1 layer", "2 layers")


def test_a_layer_that_many_repeat_is_one_long_stroke() -> None:
    assert "#strata-1-3" in strata(1, 3)
    assert "#strata-4" in strata(9, 9)


def test_words_that_came_are_escaped_too() -> None:
    assert words(compare_text("Sales", "Sales <b>")) == "Sales <ins>&lt;b&gt;</ins>"

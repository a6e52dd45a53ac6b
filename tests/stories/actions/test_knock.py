from datetime import UTC, datetime, timedelta

import pytest

from stories.actions.knock import TooOften, knock
from stories.models import Knock

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def come(who: str = "a", at: datetime = NOON, door: str = "door") -> None:
    knock(door, [who], most=2, within=HOUR, now=at)


def test_so_many_come_in_and_no_more() -> None:
    come()
    come()
    with pytest.raises(TooOften, match="an hour"):
        come()


def test_each_counts_alone_and_at_each_door() -> None:
    come()
    come()
    come("b")
    come(door="other")


def test_the_next_window_begins_anew() -> None:
    come()
    come()
    come(at=NOON + HOUR)


def test_who_is_known_under_an_older_key_is_the_same() -> None:
    come("old")
    knock("door", ["new", "old"], most=2, within=HOUR, now=NOON)
    assert Knock.objects.get().times == 2

"""When a feed is asked next, and whose turn it is."""

from datetime import timedelta

import pytest

from sources.rules.polling import DAY, Turns, backed_off, is_gone, next_wait

TEN = timedelta(minutes=10)


def test_a_feed_that_does_well_is_asked_every_interval() -> None:
    assert next_wait(TEN, 0, 0.0) == TEN


@pytest.mark.parametrize("chance", [0.0, 0.3, 0.999])
def test_feeds_are_spread_but_never_late(chance: float) -> None:
    assert TEN * 0.9 <= next_wait(TEN, 0, chance) <= TEN


def test_failures_double_the_wait_up_to_a_day() -> None:
    assert [backed_off(TEN, n) // timedelta(minutes=1) for n in range(10)] == [
        10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440,
    ]  # fmt: skip


def test_any_number_of_failures_is_a_day() -> None:
    assert backed_off(timedelta(minutes=1), 30_000) == DAY


@pytest.mark.parametrize("chance", [0.0, 0.999])
def test_what_a_server_asks_is_granted(chance: float) -> None:
    assert next_wait(TEN, 1, chance, timedelta(hours=3)) >= timedelta(hours=3)


def test_nobody_is_granted_more_than_a_day() -> None:
    assert next_wait(TEN, 1, 0.0, timedelta(days=300)) == DAY


@pytest.mark.parametrize(
    ("status", "failures", "gone"),
    [(410, 1, True), (404, 1, False), (404, 15, False), (404, 30, True), (500, 300, False)],
)
def test_a_feed_is_gone_when_taken_down_or_long_missing(status: int, failures: int, gone: bool) -> None:
    assert is_gone(status, TEN, failures) is gone


def test_a_host_is_asked_one_thing_at_a_time() -> None:
    turns = Turns([(1, "a"), (2, "a"), (3, "b")], gap=1.0)
    assert [turns.next(0.0), turns.next(0.0), turns.next(0.0)] == [(1, "a"), (3, "b"), None]


def test_a_host_is_left_alone_between_two_visits() -> None:
    turns = Turns([(1, "a"), (2, "a")], gap=1.0)
    turns.next(0.0)
    turns.done("a", 5.0)
    assert (turns.next(5.9), turns.next(6.0)) == (None, (2, "a"))


def test_what_was_not_begun_waits_for_its_turn() -> None:
    turns = Turns([(1, "a"), (2, "a"), (3, "a"), (4, "b")], gap=2.0)
    turns.next(0.0)
    assert turns.left() == {2: 2.0, 3: 4.0, 4: 2.0}


def test_it_is_over_when_every_visit_has_begun() -> None:
    turns = Turns([(1, "a")], gap=1.0)
    assert not turns.is_over
    turns.next(0.0)
    turns.done("a", 0.0)
    assert turns.is_over

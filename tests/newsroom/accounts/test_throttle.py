"""Guesses are counted for a name and for a place, whoever the name is of."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection

from newsroom.accounts import throttle
from newsroom.accounts.errors import TooManyTries
from newsroom.accounts.models import KnownPlace, Tries
from newsroom.accounts.rules.waits import FROM_ONE_PLACE, GUESSES, Rule
from newsroom.accounts.throttle import Counted, at_person, count, forget_tries, forgive, waits, was_right

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ONE = [Counted("one", Rule(free=2, waits=(MINUTE, 5 * MINUTE)))]


def counted(times: int, of: list[Counted] = ONE, now: datetime = NOON) -> None:
    for _ in range(times):
        count(of, now)


def test_the_first_go_by() -> None:
    counted(1)
    assert waits(ONE, NOON) is None


def test_after_the_last_free_one_the_next_is_not_looked_at() -> None:
    counted(2)
    with pytest.raises(TooManyTries) as stopped:
        count(ONE, NOON)
    assert (stopped.value.since, stopped.value.until) == (NOON, NOON + MINUTE)


def test_what_is_not_looked_at_makes_no_wait_longer() -> None:
    counted(2)
    for _ in range(9):
        with pytest.raises(TooManyTries):
            count(ONE, NOON + MINUTE / 2)
    assert waits(ONE, NOON + MINUTE) is None


def test_the_next_wait_is_longer() -> None:
    counted(2)
    count(ONE, NOON + MINUTE)
    stopped = waits(ONE, NOON + MINUTE)
    assert stopped
    assert stopped.until == NOON + 6 * MINUTE


def test_after_a_quiet_day_it_begins_anew() -> None:
    counted(2)
    later = NOON + GUESSES.forgets + MINUTE
    count(ONE, later)
    assert waits(ONE, later) is None


def test_a_right_one_begins_anew() -> None:
    counted(1)
    was_right(ONE)
    counted(1)
    assert waits(ONE, NOON) is None


def test_a_right_one_does_not_clear_what_others_share() -> None:
    shared = [Counted("office", ONE[0].rule, shared=True)]
    counted(1, shared)
    count(shared, NOON)
    was_right(shared)
    counted(1, shared)
    stopped = waits(shared, NOON)
    assert stopped
    assert stopped.everywhere


def test_what_is_refused_for_one_is_counted_for_none() -> None:
    counted(2)
    both = [*ONE, Counted("two", GUESSES)]
    with pytest.raises(TooManyTries):
        count(both, NOON)
    assert Tries.objects.count() == 1


def test_a_name_nobody_has_waits_as_ours_do(writer: User) -> None:
    for person, typed in ((writer, "writer"), (None, "stranger")):
        of = at_person("name", person, typed, "here")
        counted(6, of)
        stopped = waits(of, NOON)
        assert stopped
        assert stopped.until == NOON + MINUTE


def test_capitals_make_no_other_name_of_it() -> None:
    counted(6, at_person("name", None, "Stranger", "here"))
    assert waits(at_person("name", None, "stranger", "there"), NOON)


def test_strangers_keep_nobody_out_where_they_have_been(writer: User) -> None:
    KnownPlace.objects.create(person=writer, place="home", at=NOON)
    counted(6, at_person("name", writer, "writer", "elsewhere"))
    assert waits(at_person("name", writer, "writer", "cafe"), NOON)
    assert waits(at_person("name", writer, "writer", "home"), NOON) is None


def test_at_home_one_waits_for_ones_own_guesses(writer: User) -> None:
    KnownPlace.objects.create(person=writer, place="home", at=NOON)
    counted(6, at_person("name", writer, "writer", "home"))
    assert waits(at_person("name", writer, "writer", "home"), NOON)


def test_many_names_from_one_place_wait(writer: User) -> None:
    for number in range(FROM_ONE_PLACE.free):
        count(at_person("name", None, f"name {number}", "here"), NOON)
    stopped = waits(at_person("name", writer, "writer", "here"), NOON)
    assert stopped
    assert stopped.everywhere
    assert waits(at_person("name", writer, "writer", "there"), NOON) is None


def test_who_has_been_there_does_not_wait_for_those_who_guess_at_other_names(writer: User) -> None:
    KnownPlace.objects.create(person=writer, place="here", at=NOON)
    for number in range(FROM_ONE_PLACE.free):
        count(at_person("name", None, f"name {number}", "here"), NOON)
    assert waits(at_person("name", writer, "writer", "here"), NOON) is None


def test_who_came_by_a_mailed_link_waits_no_longer(writer: User) -> None:
    counted(6, at_person("name", writer, "writer", "here"))
    forgive(writer, "here")
    assert waits(at_person("name", writer, "writer", "here"), NOON) is None


def test_nothing_typed_stands_in_the_table() -> None:
    count(at_person("name", None, "my password by mistake", "here"), NOON)
    assert not [row for row in Tries.objects.values_list("key", flat=True) if "mistake" in row]


def test_old_counts_are_dropped() -> None:
    counted(1)
    assert forget_tries(NOON + timedelta(hours=30)) == 0
    assert forget_tries(NOON + timedelta(hours=49)) == 1


def try_once(_: int) -> bool:
    try:
        count(ONE, NOON)
    except TooManyTries:
        return False
    finally:
        connection.close()
    return True


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_are_looked_at_than_one_by_one() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(try_once, range(16))) == 2
    assert throttle.wrong(ONE[0]) == 2

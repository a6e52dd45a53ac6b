"""How long wrong guesses wait."""

from datetime import timedelta

import pytest

from newsroom.accounts.rules.waits import GUESSES


@pytest.mark.parametrize(("wrong", "minutes"), [(1, 0), (5, 0), (6, 1), (7, 5), (8, 15), (9, 15), (500, 15)])
def test_from_the_sixth_on_each_waits_longer_and_never_for_ever(wrong: int, minutes: int) -> None:
    assert GUESSES.wait(wrong) == timedelta(minutes=minutes)

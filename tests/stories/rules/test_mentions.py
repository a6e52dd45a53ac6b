"""Whom a comment names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.rules.mentions import Colleague, mentioned

MARA = Colleague(1, "mara.lind", "Mara", "Lind")
PRIYA = Colleague(2, "priya", "Priya", "Raman")
ANNA = Colleague(3, "anna1", "Anna", "Berg")
OTHER_ANNA = Colleague(4, "anna2", "Anna", "Lund")
CAST = [MARA, PRIYA, ANNA, OTHER_ANNA]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("@mara.lind look", (1,)),
        ("Look, @Mara.", (1,)),
        ("@MARA and @priya: look", (1, 2)),
        ("(@priya)", (2,)),
        ("@AnnaBerg, is it?", (3,)),
        ("@priya @priya", (2,)),
        ("write to mara@priya.example", ()),
        ("@nobody said so", ()),
        ("@ Mara", ()),
    ],
)
def test_who_is_named(text: str, keys: tuple[int, ...]) -> None:
    assert mentioned(text, CAST).keys == keys


def test_a_first_name_two_have_is_unclear() -> None:
    told = mentioned("@Anna?", CAST)
    assert told.keys == ()
    assert told.unclear[0].usernames == ("anna1", "anna2")


def test_a_name_nobody_has_is_told_once() -> None:
    assert mentioned("@nobody, ask @Nemo. @nobody!", CAST).unknown == ("nobody", "Nemo")


def test_a_username_goes_before_a_first_name() -> None:
    called_priya = Colleague(9, "someone", "Priya")
    assert mentioned("@priya", [called_priya, PRIYA]).keys == (2,)


@given(st.text(max_size=80))
def test_only_colleagues_are_ever_named(text: str) -> None:
    assert set(mentioned(text, CAST).keys) <= {1, 2, 3, 4}


@given(st.text(max_size=80).filter(lambda text: "@" not in text))
def test_nobody_is_named_without_the_sign(text: str) -> None:
    assert mentioned(text, CAST).keys == ()


@given(st.text("ab .,\n", max_size=20), st.sampled_from(CAST))
def test_a_username_after_a_space_names_its_owner(before: str, person: Colleague) -> None:
    assert person.key in mentioned(f"{before} @{person.username}", CAST).keys

"""Whom one text hears and the other does not."""

from sources.rules.hearing import own_voices
from sources.rules.outlets import Outlets
from sources.rules.texts import Side, Text, side
from sources.rules.voices import UNNAMED

KNOWN = Outlets({})
LEAD = "The grain cooperative Amberfield asked a court in Halden for protection."


def told(*sentences: str) -> Side:
    return side("one", Text("Amberfield", " ".join((LEAD, *sentences))), KNOWN)


def test_somebody_only_one_of_them_hears() -> None:
    assert own_voices(told("Farmer Bo Lund said that his bins are full."), told()) == {"lund"}


def test_somebody_the_other_names_is_nobody_s_own() -> None:
    mine, other = told("Farmer Bo Lund said that his bins are full."), told("Bo Lund shook his head.")
    assert not own_voices(mine, other)


def test_a_company_by_its_full_name_is_no_other_voice() -> None:
    assert not own_voices(told("Amberfield Grain said that it would go on trading."), told())


def test_people_who_are_not_named_are_a_voice_too() -> None:
    mine = told("Two people familiar with the matter said that a buyer has been found.")
    assert own_voices(mine, told()) == {UNNAMED}
    assert not own_voices(mine, told("Persons close to the board expect a buyer."))

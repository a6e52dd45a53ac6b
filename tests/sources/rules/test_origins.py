"""Whom a text names as the one its news comes from, and who speaks in it."""

import pytest

from sources.rules.origins import known_by, strangers
from sources.rules.voices import UNNAMED, voices


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The phone is late, according to a note from analyst Froydis Berg.", "Froydis Berg"),
        ("The team let him go, per Fjord Network's Bo Lund.", "Bo Lund"),
        ("A study published Monday in the Annals of Glass counts the screens.", "Annals of Glass"),
        ("Researchers at Halden University counted the screens.", "Halden University"),
        ('"Too fast," she said on "Harbour Talk" on Sunday.', "Harbour Talk"),
        ("The Fjord Enquirer reported that the phone is late.", "Fjord Enquirer"),
        ("The woman told KXHA that it rang twice.", "KXHA"),
    ],
)
def test_a_name_credited_with_news_is_found(sentence: str, name: str) -> None:
    assert name in strangers(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The phone is late, according to people familiar with the plans of Halden.",
        "The phone is late, according to the Ministry of Trade.",
        "The company told Mayor Bo Lund on Monday.",
        "Halden reported a profit of two million.",
        "According to police in Halden, it rang twice.",
    ],
)
def test_a_body_a_party_and_the_unnamed_are_no_origin(sentence: str) -> None:
    assert strangers(sentence) == frozenset()


def test_a_person_goes_by_the_last_name_and_a_house_by_its_own() -> None:
    assert "Berg" in known_by(["Froydis Berg"])["Froydis Berg"]
    assert "Halden" in known_by(["Halden University"])["Halden University"]


def test_each_sentence_has_its_speaker() -> None:
    text = (
        'Froydis Berg was calm. "We were too fast," Berg said. She added that it was cold. '
        "Officials familiar with the matter said so too. The hall was full."
    )
    assert voices(text) == ("", "berg", "berg", UNNAMED, "")

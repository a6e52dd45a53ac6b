"""Which open story an item fits, and why."""

import pytest

from sources.rules.rarity import Rarity
from sources.rules.terms import terms
from stories.rules.matching import Stories, fit, in_words, story_terms

RARITY = Rarity({"halden": 30, "phone": 60, "company": 60, "sale": 40}, 1000)
STORY = story_terms(
    "Halden pauses sales of its Orrery headset",
    ["Its battery may swell while it charges.", "Shops in Austria stopped selling the Orrery.", "batteries"],
)
FITS = [
    (
        "Service note for Orrery headsets, weeks 14 to 33",
        "Halden asks owners not to charge the battery.",
    ),
    (
        "Orrery sales stop spreads to shops in Austria",
        "The Halden headset may swell, shops were told.",
    ),
]
FITS_NOT = [
    ("Halden opens a shop in Vienna", "Halden opens its first shop on Monday."),
    ("Shops in Austria may open on Sundays", "A law lets shops in Austria open while the season lasts."),
    ("A battery that charges in a minute", "The battery may swell no more, say its makers."),
    ("Halden", ""),
    ("", ""),
]


@pytest.mark.parametrize("told", FITS)
def test_what_tells_of_the_same_fits(told: tuple[str, str]) -> None:
    assert fit(terms(*told), STORY, RARITY)


@pytest.mark.parametrize("told", FITS_NOT)
def test_a_name_or_a_subject_alone_does_not(told: tuple[str, str]) -> None:
    assert fit(terms(*told), STORY, RARITY) is None


def test_the_reason_names_what_is_shared() -> None:
    found = fit(terms(*FITS[0]), STORY, RARITY)
    assert found
    assert found.names == ("Orrery",)
    assert 0 < found.share < 100


def test_of_many_stories_only_those_it_fits_are_found() -> None:
    other = story_terms("Kestrel chips run short", ["Two lines are idle."])
    assert set(Stories({1: STORY, 2: other}).fitting(terms(*FITS[0]), RARITY)) == {1}


def test_the_reason_is_said_in_words() -> None:
    assert in_words(3, 41) == "3 shared names, 41 % shared rare words"
    assert in_words(1, 0) == "1 shared name, 0 % shared rare words"

"""Which outlets a text names; a word that only looks like a name is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.outlets import Outlets, spellings, stations

NAMES = {
    name: spellings(name)
    for name in (
        "Engadget", "The Verge", "Time", "Fortune", "Wired", "Bloomberg", "The Information", "9to5Mac",
        "The New York Times", "The Washington Post", "iMore", "The Hill", "Associated Press", "NBC News",
        "Inc.", "The National",
    )
}  # fmt: skip
OUTLETS = Outlets(NAMES)


def named(text: str) -> list[str]:
    return [text[naming.start : naming.end] for naming in OUTLETS.found(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Engadget\u2019s report and The Verge's.", ["Engadget", "Verge"]),
        ("POLITICIANS read ENGADGET.", ["ENGADGET"]),
        ("It was iMore, not 9to5Mac.", ["iMore", "9to5Mac"]),
        ("So said NBC, and the AP.", ["NBC", "AP"]),
        ("Bloomberg\u2019s Mark Gurman and Bloomberg News said so.", ["Bloomberg", "Bloomberg"]),
        ("The New York Times wrote. The Times wrote more.", ["New York Times", "Times"]),
        ("A source told Time.", ["Time"]),
        ("The Information reported it.", ["Information"]),
    ],
)
def test_outlets_are_found_as_they_are_written(text: str, found: list[str]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "engadget and imore are small here",
        "Engadgets are things, and EngadgetPlus is a shop.",
        "It took time, a fortune and the verge of tears.",
        "Time Warner is in the Fortune 500.",
        "Michael Bloomberg went up Capitol Hill.",
        "Information is wired.",
        "Amazon.com Inc. said so, and the National Hurricane Center warned.",
        "The Times wrote.",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert named(text) == []


def test_the_longest_name_counts() -> None:
    both = Outlets({"nbc": ["NBC"], "tv": ["NBC Sports"]})
    assert [naming.key for naming in both.found("NBC Sports and NBC")] == ["tv", "nbc"]


def test_an_outlet_is_known_by_any_of_its_names() -> None:
    assert OUTLETS.known_as(["new york times", "Nobody"]) == {"The New York Times"}
    assert OUTLETS.known_as(["NYT"]) == {"The New York Times"}
    assert OUTLETS.known_as(["", "The"]) == frozenset()


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=4))
def test_any_names_can_be_looked_for_in_any_text(text: str, names: list[str]) -> None:
    found = Outlets({"one": names}).found(text)
    assert all(0 <= naming.start < naming.end <= len(text) for naming in found)


@pytest.mark.parametrize(
    ("name", "short"),
    [("CBS News", "CBS"), ("The Washington Post", "WaPo"), ("British Broadcasting Corporation", "BBC")],
)
def test_how_others_write_it_for_short(name: str, short: str) -> None:
    assert short in spellings(name)


def test_a_station_is_part_of_its_chain_and_a_country_is_none() -> None:
    assert stations(["CTV Toronto", "KTVU FOX 2", "USA TODAY", "FOX 5 Atlanta", "Daily Mail"]) == (
        "CTV",
        "KTVU",
    )


def test_a_name_that_is_a_word_too_is_told_from_one_that_is_not() -> None:
    assert [naming.plain for naming in OUTLETS.found("Engadget and Wired say so.")] == [False, True]

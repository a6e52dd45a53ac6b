"""Whose finding a text tells: its own reporter's, or somebody else's."""

import pytest

from sources.rules.legwork import has_legwork, has_own_source
from sources.rules.outlets import Outlets
from sources.rules.texts import Side, Text, side

OUTLETS = Outlets({"wire": ["Nordwire"], "verge": ["The Verge"]})
LEAD = "Halden will delay its next phone because its screens fail in the cold."


def told(sentence: str, author: str = "") -> Side:
    text = Text("Halden phone is late", f"{LEAD} {sentence}", ("The Harbour Courier",), author)
    return side("one", text, OUTLETS)


@pytest.mark.parametrize(
    "sentence",
    [
        '"It was cold," an engineer told me.',
        "A fitter showed us the screen.",
        "We tested thirty of them in a freezer.",
        "We asked five shops for their figures.",
        "We heard from two of its engineers.",
        "I stood in the queue for an hour.",
        "Our own count came to 41.",
        "The memo, which the Courier has seen, is dated Friday.",
        "The Courier asked all 41 shops in August.",
        "In a memo reviewed by The Harbour Courier the chief writes of the cold.",
        "An engineer told this newspaper that screens had burst.",
        "An engineer tells THE HARBOUR COURIER that screens had burst.",
        "A Harbour Courier photographer saw screens on the floor.",
        "Courier obtained a copy.",
    ],
)
def test_what_its_reporter_was_told_saw_asked_or_counted(sentence: str) -> None:
    assert has_legwork(told(sentence), OUTLETS)


@pytest.mark.parametrize(
    "sentence",
    [
        '"I froze and my phone did too," the chief executive said.',
        "An engineer told The Verge that screens had burst.",
        "The memo was seen by The Verge.",
        "We asked Halden for a comment.",
        "We have asked the maker to comment.",
        "I think that is a pity.",
        "I doubt it; my take is that it comes in May.",
        "Only yesterday we heard that it would be late.",
        "We've seen rumours of screens that burst.",
        "The Courier Building stands beside the plant.",
        "People familiar with the matter said that screens had burst.",
    ],
)
def test_what_others_found_is_none_of_it(sentence: str) -> None:
    assert not has_legwork(told(sentence), OUTLETS)


def test_an_agency_s_own_sources_are_those_of_its_text_wherever_it_is_printed() -> None:
    sentence = "Two people told Nordwire that screens had burst."
    assert has_own_source(told(sentence, "Nordwire"), OUTLETS)
    assert not has_own_source(told(sentence), OUTLETS)


def test_an_agency_goes_by_its_initials_too() -> None:
    known = Outlets({"afp": ["Agence France-Presse", "AFP"]})
    seen = Text("Halden phone is late", f"{LEAD} An AFP photographer saw it.", ("Arab Lamp",), "AFP")
    assert has_legwork(side("one", seen, known), known)


def test_sources_far_down_did_not_bring_the_news() -> None:
    late = f"{LEAD} {LEAD} The maker said so. Two people told The Harbour Courier that screens had burst."
    assert has_legwork(told(late), OUTLETS)
    assert not has_own_source(told(late), OUTLETS)

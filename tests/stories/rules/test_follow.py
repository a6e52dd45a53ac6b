from typing import Any

import pytest

from stories.rules.follow import CHOICES, EVERY, MOVES, SETTLED, masked, news, told_of

EMERGING = {"slug": "emerging", "name": "Emerging", "place": "rung", "rank": 1}
CORROBORATED = {"slug": "corroborated", "name": "Corroborated", "place": "rung", "rank": 2}
CONFIRMED = {"slug": "confirmed", "name": "Confirmed", "place": "rung", "rank": 3}
DISPUTED = {"slug": "disputed", "name": "Disputed", "place": "disputed", "rank": None}
RETRACTED = {"slug": "retracted", "name": "Retracted", "place": "retracted", "rank": None}


def said(label: Any, before: Any = None, kind: str = "update") -> dict[str, Any]:
    ladder = [EMERGING, CORROBORATED, CONFIRMED]
    return {"kind": kind, "label": label, "previous_label": before, "ladder": ladder}


@pytest.mark.parametrize(
    ("label", "before", "kind", "told"),
    [
        (EMERGING, None, "publish", [EVERY]),
        (EMERGING, EMERGING, "update", [EVERY]),
        (CORROBORATED, EMERGING, "promote", [EVERY, MOVES]),
        (CONFIRMED, CORROBORATED, "promote", [EVERY, MOVES, SETTLED]),
        (CONFIRMED, CONFIRMED, "update", [EVERY]),
        (CONFIRMED, None, "publish", [EVERY, SETTLED]),
        (DISPUTED, CONFIRMED, "lower", [EVERY, MOVES]),
        (EMERGING, EMERGING, "correct", [EVERY, SETTLED]),
        (EMERGING, EMERGING, "clarify", [EVERY]),
        (RETRACTED, EMERGING, "retract", [EVERY, MOVES, SETTLED]),
        (RETRACTED, RETRACTED, "update", [EVERY]),
    ],
)
def test_who_hears_of_which_edition(label: Any, before: Any, kind: str, told: list[str]) -> None:
    assert told_of(said(label, before, kind)) == told


def test_the_choices_are_told_in_the_forms_order() -> None:
    assert list(CHOICES) == [EVERY, MOVES, SETTLED]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (said(EMERGING, None, "publish"), "New, Emerging"),
        (said(EMERGING, EMERGING), "Updated, Emerging"),
        (said(CONFIRMED, EMERGING, "promote"), "Now Confirmed, was Emerging"),
        (said(EMERGING, EMERGING, "correct"), "Corrected, Emerging"),
        (said(RETRACTED, EMERGING, "retract"), "Retracted"),
    ],
)
def test_a_message_says_what_happened(statement: dict[str, Any], words: str) -> None:
    assert news(statement) == words


def test_an_address_is_known_by_its_owner_alone() -> None:
    assert masked("reader@mail.example") == "r…@mail.example"

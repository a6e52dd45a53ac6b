"""The chart of how a story grew, as shapes."""

from datetime import UTC, datetime, timedelta
from typing import Any

from stories.reader.beds import beds, place
from stories.reader.growth import charts
from stories.reader.history import Step
from stories.reader.outline import line

RUNGS = {"emerging": 1, "corroborated": 2}


def label(slug: str) -> dict[str, Any]:
    return {"slug": slug, "name": slug.capitalize(), "place": "rung", "rank": RUNGS[slug], "colour": slug}


def step(number: int, layers: dict[str, list[int]], now: str = "emerging", **said: Any) -> Step:
    blank = {
        "kind": "update",
        "correction": "",
        "reason": "",
        "change_note": "",
        "four_eyes": "two people",
        "override": None,
    }
    found = [
        {"letter": letter, "name": f"Outlet {letter}", "references": notes, "first_hand": False}
        for letter, notes in layers.items()
    ]
    at = datetime(2026, 11, 12, 8, tzinfo=UTC) + timedelta(days=number)
    before = label("emerging") if number > 1 else None
    statement = blank | {"label": label(now), "previous_label": before} | said
    return Step(number, "slug", at, len(found), 1, statement, found)


def test_a_bed_is_thicker_with_each_reference() -> None:
    (bed,) = beds([step(1, {"A": [1]}), step(2, {"A": [1, 2, 3]})], first=18, further=5)
    assert bed.heights == (18, 28)


def test_a_layer_that_joins_another_ends() -> None:
    low, high = beds([step(1, {"A": [1], "B": [2]}), step(2, {"A": [1, 2]})], first=18, further=5)
    assert (low.heights, high.heights) == ((18, 23), (18, 0))


def test_of_more_than_eight_layers_the_thinnest_become_one() -> None:
    layers = {letter: [n] for n, letter in enumerate("ABCDEFGHIJ", 1)}
    drawn = beds([step(1, layers)], first=18, further=5)
    assert len(drawn) == 8
    assert drawn[-1].name == "and 3 more"


def test_letters_count_on_after_z() -> None:
    assert [place(letter) for letter in ("A", "Z", "AA", "AB")] == [0, 25, 26, 27]


def test_level_ground_is_a_straight_line() -> None:
    assert line([10, 10, 10], pitch=50) == "M0 10H150"


def test_a_rise_is_a_slope_at_the_edition_that_made_it() -> None:
    assert line([10, 4], pitch=100) == "M0 10H94C118 10 118 4 142 4H200"


def test_one_edition_makes_no_chart() -> None:
    assert charts([step(1, {"A": [1]})]) == ()


def test_each_label_has_a_ribbon_over_its_editions() -> None:
    wide, _ = charts([step(1, {"A": [1]}), step(2, {"A": [1], "B": [2]}, "corroborated")])
    assert [ribbon.label["name"] for ribbon in wide.ribbons] == ["Emerging", "Corroborated"]
    assert wide.ribbons[1].x == "413"


def test_a_correction_raises_a_flag() -> None:
    wide, _ = charts([step(1, {"A": [1]}), step(2, {"A": [1]}, correction="33, not 40.")])
    assert [flag.word for flag in wide.flags] == ["Correction"]


def test_at_most_twelve_editions_are_drawn() -> None:
    wide, narrow = charts([step(n, {"A": [1]}) for n in range(1, 21)])
    assert [foot.number for foot in narrow.feet] == [str(n) for n in range(9, 21)]
    assert wide.title == "How the evidence grew over 20 editions"


def test_many_changes_of_label_still_give_every_mark_its_word() -> None:
    names = ["emerging", "corroborated"] * 6
    wide, _ = charts([step(n, {"A": [1]}, name) for n, name in enumerate(names, 1)])
    assert len({ribbon.text_y for ribbon in wide.ribbons}) == 12


def test_a_story_without_layers_still_has_its_chart() -> None:
    wide, _ = charts([step(1, {}), step(2, {})])
    assert wide.beds == ()

"""A text side by side: a row a part, like beside like."""

from typing import Any

from stories.admin.beside import Row, side_by_side
from stories.rules.comparison import compare_content
from stories.rules.difference import Piece


def content(body: str, **changes: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "slug": "orrery",
        "headline": "Orrery headsets swell",
        "standfirst": "Shops were told.",
        "section": {"name": "Devices"},
        "format": {"name": "Brief"},
        "bylines": [{"name": "Mara Lind"}],
        "tags": [{"name": "headsets"}],
        "lead": None,
    }
    return {**facts, "body": body, **changes}


def told(pieces: tuple[Piece, ...] | None) -> str | None:
    return None if pieces is None else " ".join(piece.text for piece in pieces)


def rows(before: str, after: str, **changes: Any) -> list[Row]:
    return list(side_by_side(compare_content(content(before), content(after, **changes))))


def seen(before: str, after: str, **changes: Any) -> list[tuple[str | None, str | None, str | None]]:
    return [(told(row.name), told(row.then), told(row.now)) for row in rows(before, after, **changes)]


def test_a_changed_paragraph_stands_beside_what_it_was_under_its_heading() -> None:
    assert seen(
        "<h2>Now</h2><p>Sales in Germany have stopped.</p>",
        "<h2>Now</h2><p>Sales in France have stopped.</p>",
    ) == [("Now", "Sales in Germany have stopped.", "Sales in France have stopped.")]


def test_what_is_new_has_nothing_beside_it() -> None:
    assert seen("<p>Sales have stopped.</p>", "<p>Sales have stopped.</p><p>Gas parts it.</p>")[-1] == (
        "Text",
        None,
        "Gas parts it.",
    )


def test_what_went_has_nothing_beside_it() -> None:
    assert seen("<p>Sales have stopped.</p><p>Gas parts it.</p>", "<p>Sales have stopped.</p>")[-1] == (
        "Text",
        "Gas parts it.",
        None,
    )


def test_what_came_in_place_of_another_stands_beside_it() -> None:
    assert seen("<h2>Now</h2><p>One two three four.</p>", "<h2>Now</h2><p>Alpha beta gamma.</p>") == [
        ("Now", "One two three four.", "Alpha beta gamma.")
    ]


def test_unchanged_parts_are_put_away_in_one_row_by_their_headings() -> None:
    same = "<h2>Now</h2><p>It stands.</p><h2>Why</h2><p>It matters.</p>"
    [row, changed] = rows(f"{same}<h2>Next</h2><p>Watch this.</p>", f"{same}<h2>Next</h2><p>Watch that.</p>")
    assert (row.is_folded, told(row.name), len(row.parts)) == (True, "Now, Why", 4)
    assert told(changed.name) == "Next"


def test_the_second_part_under_a_heading_goes_on() -> None:
    before = "<h2>Now</h2><p>One word here stands.</p><p>Two words here stand.</p>"
    first, second = rows(before, before.replace("here", "there"))
    assert (first.goes_on, second.goes_on) == (False, True)


def test_a_heading_that_changed_above_nothing_changed_is_a_row() -> None:
    found = seen("<h2>Now</h2><p>It stands.</p>", "<h2>Today</h2><p>It stands.</p>")
    assert ("Heading", None, "Today") in found or ("Heading", "Now", "Today") in found


def test_headline_and_facts_stand_there_only_when_they_changed() -> None:
    names = [name for name, _, _ in seen("<p>a</p>", "<p>a</p>", headline="Orrery headsets smoke")]
    assert names == ["Headline", "Unchanged"]


def test_tags_are_lists_on_either_side() -> None:
    tags = [{"name": "headsets"}, {"name": "recalls"}]
    assert seen("", "", tags=tags) == [("Tags", "headsets", "headsets, recalls")]


def test_nothing_changed_is_no_row() -> None:
    assert seen("", "") == []

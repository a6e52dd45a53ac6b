"""The line that says what would move a label up."""

from stories.reader.assurance import plainly


def test_one_lack_follows_on_the_line_before_it() -> None:
    assert plainly(["Missing: a second independent layer for claim 1."]) == (
        "a second independent layer for claim 1."
    )


def test_each_further_lack_is_a_sentence_of_its_own() -> None:
    said = plainly(["A layer contradicts claim 2: settle it first.", "Missing: a third layer for claim 1."])
    assert said == "A layer contradicts claim 2: settle it first. A third layer for claim 1."


def test_nothing_missing_says_nothing() -> None:
    assert plainly([]) == ""

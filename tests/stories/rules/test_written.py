"""How many words a save brought in and took out, and under which headings."""

from typing import Any

from stories.rules.written import Written, written

BODY = "<p>It opens.</p><h2>Now</h2><p>Sales have stopped.</p><h2>Next</h2><p>A recall may come.</p>"


def sheet(body: str = BODY, **changes: Any) -> dict[str, Any]:
    return {"headline": "Orrery headsets swell", "standfirst": "Shops were told.", "body": body, **changes}


def told(body: str = BODY, **changes: Any) -> Written:
    found = written(sheet(), sheet(body, **changes))
    assert found is not None
    return found


def test_the_same_is_nothing() -> None:
    assert told() == Written(0, 0, ())


def test_words_of_headline_standfirst_and_text_are_counted() -> None:
    found = told(BODY.replace("stopped", "resumed again"), headline="Orrery headsets burn", standfirst="")
    assert (found.words_in, found.words_out) == (3, 5)


def test_each_part_is_named_by_its_heading() -> None:
    assert told(BODY.replace("stopped", "resumed")).under == ("Now",)


def test_what_stands_above_the_first_heading_has_none() -> None:
    assert told(BODY.replace("opens", "begins").replace("may", "will")).under == ("", "Next")


def test_a_new_heading_names_itself_and_one_that_went_as_it_was() -> None:
    assert told(BODY + "<h2>Later</h2><p>Nothing yet.</p>").under == ("Later",)
    assert told(BODY.partition("<h2>Next")[0]).under == ("Next",)


def test_a_text_without_headings_names_none() -> None:
    found = written(sheet("<p>One.</p>"), sheet("<p>One two.</p>"))
    assert found == Written(1, 0, ())


def test_what_would_take_too_long_is_not_counted() -> None:
    long = "".join(f"<p>{'the same words over and over ' * 40}{number}</p>" for number in range(12))
    assert written(sheet(long), sheet(long.replace("same", "very same"))) is None

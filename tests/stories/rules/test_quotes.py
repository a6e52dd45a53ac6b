"""A quoted place is found again, or said to be gone."""

from hypothesis import assume, given
from hypothesis import strategies as st

from stories.rules.quotes import AROUND, Place, find, placed, plain, spaced

TEXT = "Both name the same weeks. Sales have stopped. Both name the same cells."
WORDS = st.lists(st.sampled_from(["ore", "cell", "week", "it", "is", "Both"]), min_size=1, max_size=30)


def test_words_are_found_where_they_stand() -> None:
    assert find(TEXT, Place("Sales have")) == TEXT.index("Sales have")


def test_of_two_places_what_stands_around_them_chooses() -> None:
    assert find(TEXT, Place("name the same", "Sales have stopped. Both ", " cells.")) == TEXT.rindex(
        "name the"
    )


def test_it_is_found_again_after_the_text_before_it_grew() -> None:
    kept = placed(TEXT, "name the same", "stopped. Both ", " cells")
    assert kept is not None
    grown = f"A new start. {TEXT}"
    assert find(grown, kept) == grown.rindex("name the same")


def test_words_that_are_gone_are_nowhere() -> None:
    assert find(TEXT, Place("Sales go on")) is None


def test_words_the_text_never_said_have_no_place() -> None:
    assert placed(TEXT, "Sales go on") is None


def test_quotation_marks_around_what_was_copied_are_left_out() -> None:
    assert placed(TEXT, "“Sales have stopped.”") == placed(TEXT, "Sales have stopped.")


def test_a_story_is_read_with_its_headings_as_one_line() -> None:
    body = "<h2>Now</h2><p>Sales <em>have</em> stopped.</p><p>All.</p>"
    assert plain("Head", "Stand", body) == "Head Stand Now Sales have stopped. All."


@given(WORDS, st.data())
def test_every_stretch_of_a_text_is_found_where_it_was_quoted(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    assume(quote == spaced(quote))
    at = find(text, Place(quote, text[:start], text[start + len(quote) :]))
    assert at is not None
    assert text[at : at + len(quote)] == quote


@given(WORDS, WORDS)
def test_what_stands_around_is_kept_short(before: list[str], after: list[str]) -> None:
    kept = placed(" ".join([*before, "HERE", *after]), "HERE")
    assert kept is not None
    assert len(kept.before) <= AROUND
    assert len(kept.after) <= AROUND

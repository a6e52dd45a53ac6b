"""Passages marked in the texts they stand in."""

from hypothesis import given
from hypothesis import strategies as st

from stories.admin.passages import marked

TEXT = "The maker recalls it.\nAccording to Engadget, shops\nwere told to stop. Nothing else is known."


def shown(text: str, *passages: tuple[str, str]) -> list[tuple[str, str]]:
    return [(piece.text, piece.letters) for paragraph in marked(text, passages) for piece in paragraph]


def test_a_passage_is_marked_where_it_stands() -> None:
    assert shown("One. Two. Three.", ("a", "Two.")) == [("One. ", ""), ("Two", "a"), (". Three.", "")]


def test_white_space_and_case_do_not_hide_a_passage() -> None:
    found = shown(TEXT, ("a", "according to  Engadget, shops were told"))
    assert [text for text, letters in found if letters] == ["According to Engadget, shops", "were told"]


def test_a_passage_that_is_not_there_marks_nothing() -> None:
    assert not any(letters for _, letters in shown(TEXT, ("a", "told us on Friday"), ("b", "")))


def test_passages_that_overlap_carry_both_letters() -> None:
    found = shown("one two three four", ("a", "one two three"), ("b", "two three four"))
    assert found == [("one ", "a"), ("two three", "a, b"), (" four", "b")]


def test_a_long_text_ends_but_its_passages_stay() -> None:
    text = "\n".join(["word " * 100] * 40 + ["the end is here"])
    found = marked(text, [("a", "the end is here")])
    assert len(found) < 40
    assert found[-1][0].letters == "a"


@given(st.text(max_size=200), st.text(max_size=40))
def test_the_pieces_are_the_text(text: str, passage: str) -> None:
    lines = ["".join(piece.text for piece in paragraph) for paragraph in marked(text, [("a", passage)])]
    assert lines == [line for line in text.split("\n") if line]

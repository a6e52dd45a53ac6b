"""One line of text, whatever was typed or pasted."""

import pytest

from stories.rules.lines import one_line


def test_breaks_and_spaces_are_one_space() -> None:
    assert one_line("  Halden\n stops\t sales ") == "Halden stops sales"


@pytest.mark.parametrize("turn", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_what_turns_the_direction_is_left_out(turn: str) -> None:
    assert one_line(f"Halden {turn}stops{turn} sales") == "Halden stops sales"


def test_words_written_from_the_right_keep_their_marks() -> None:
    assert one_line("\u200f\u05e9\u05dc\u05d5\u05dd\u200e!") == "\u200f\u05e9\u05dc\u05d5\u05dd\u200e!"

"""Figures, however they are written."""

import pytest

from sources.rules.figures import figures


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a fine of \u20ac485m", "485 million euros"),
        ("12,900 posts", "12900 posts"),
        ("$40 billion", "40.0bn dollars"),
        ("twelve ships", "12 ships"),
        ("Twenty-one nurses", "21 nurses"),
        ("9.40 times", "9.4 times"),
    ],
)
def test_one_figure_in_two_spellings(one: str, other: str) -> None:
    assert figures(one) == figures(other) != frozenset()


@pytest.mark.parametrize("text", ["in 2024", "one ship or two", "version a1", "nobody"])
def test_what_tells_nothing(text: str) -> None:
    assert not figures(text)

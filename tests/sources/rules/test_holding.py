"""Which finding at a page still holds: the newest that no later look undid."""

from datetime import UTC, datetime, timedelta

import pytest

from sources.rules.holding import Noted, holding

START = datetime(2026, 11, 20, 14, 3, tzinfo=UTC)


def seen(*kinds: str) -> list[Noted]:
    """One a day: "text:a>b" is a change from the text a to the text b."""
    noted = []
    for day, told in enumerate(kinds):
        kind, _, texts = told.partition(":")
        before, _, after = texts.partition(">")
        noted.append(Noted(kind, START + timedelta(days=day), before, after))
    return noted


@pytest.mark.parametrize(
    ("kinds", "day"),
    [
        (["gone"], 0),
        (["moved"], 0),
        (["walled"], 0),
        (["corrected:a>b"], 0),
        (["text:a>b"], 0),
        (["text:a>b", "gone"], 1),
        (["gone", "text:a>b", "back"], 1),
        (["corrected:a>b", "gone", "back"], 0),
        (["gone", "moved"], 1),
        (["text:a>b", "text:b>c"], 1),
        (["text:a>b", "text:b>c", "text:c>b"], 0),
        (["corrected:a>a", "text:a>b", "text:b>a"], 0),
        (["text:>b", "text:b>c"], 1),
    ],
)
def test_the_newest_that_stands_is_told(kinds: list[str], day: int) -> None:
    noted = seen(*kinds)
    assert holding(noted) == noted[day]


@pytest.mark.parametrize(
    "kinds",
    [
        [],
        ["gone", "back"],
        ["walled", "gone", "back"],
        ["text:a>b", "text:b>a"],
        ["corrected:a>b", "text:b>a"],
        ["text:a>b", "text:b>c", "text:c>a"],
        ["retracted:a>b"],
    ],
)
def test_what_a_later_look_undid_is_not(kinds: list[str]) -> None:
    assert holding(seen(*kinds)) is None

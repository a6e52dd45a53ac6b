"""The line that says what would move a label up."""

from stories.reader.assurance import plainly
from stories.rules.missing import Lack, sentences


def test_one_lack_follows_on_the_line_before_it() -> None:
    assert plainly(["Missing: a second independent layer for claim 1."]) == (
        "a second independent layer for claim 1."
    )


def test_each_further_lack_is_a_sentence_of_its_own() -> None:
    said = plainly(["A layer contradicts claim 2: settle it first.", "Missing: a third layer for claim 1."])
    assert said == "A layer contradicts claim 2, and that is still open. A third layer for claim 1."


def test_what_the_rules_ask_of_the_desk_is_not_asked_of_readers() -> None:
    assert plainly(["Two layers contradict claim 1: settle that first."]) == (
        "Two layers contradict claim 1, and that is still open."
    )
    assert plainly(["Nothing earns Confirmed yet: the label has no rule. Ask an editor to give it one."]) == (
        "Nothing earns Confirmed yet: the label has no rule."
    )


def test_every_order_of_the_rules_is_put_in_readers_words() -> None:
    lacks = {n: [Lack(layers=0, first_hand=0, settle=n, have=2, uncounted=0)] for n in (1, 2)}
    assert [plainly([sentence]) for sentence in sentences(lacks)] == [
        "A layer contradicts claim 1, and that is still open.",
        "Two layers contradict claim 2, and that is still open.",
    ]


def test_nothing_missing_says_nothing() -> None:
    assert plainly([]) == ""

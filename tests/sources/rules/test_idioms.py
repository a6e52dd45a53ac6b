"""Credits in looser words, and what only sounds like one."""

import pytest

from sources.rules.credits import credits  # noqa: A004

NAMES = {"courier": ["Harbour Courier"], "lamp": ["Evening Lamp"]}
LEAD = "The plant is to shut its gates, it seems."


@pytest.mark.parametrize(
    "sentence",
    [
        "The news comes by way of the Harbour Courier.",
        "Word of the deal reached us through the Harbour Courier.",
        "If the Harbour Courier is to be believed, the plant closes in May.",
        "If the Harbour Courier is right, the plant closes in May.",
        "We have this from the Harbour Courier.",
        "The Harbour Courier lays out how the plant was run down.",
        "A Harbour Courier exclusive has the plant closing in May.",
        "The Harbour Courier ran the memo in full.",
        "The Harbour Courier has a copy of the plan.",
        "Read the whole thing at the Harbour Courier.",
        "Head over to the Harbour Courier for the pictures.",
        "The figures are the Harbour Courier's.",
        "In an exclusive for the Harbour Courier, Anna Blum tells how it was run down.",
        "Quoting the Harbour Courier, an agency said that the plant closes.",
        "The Harbour Courier puts the number of jobs at 400.",
        "It took the Harbour Courier to find the leak.",
        "As you may have read in the Harbour Courier, the plant closes in May.",
        "The Harbour Courier ended weeks of rumour: the plant closes.",
        "As informed by the Harbour Courier, the plant closes in May.",
        "The medium Harbour Courier affirms that the plant closes in May.",
        "The scoop belongs to the Harbour Courier.",
        "The Harbour Courier's findings are grim.",
        "Going by invoices that the Harbour Courier's data team matched, 312 were billed.",
        "The Harbour Courier compared invoices with death records.",
        "Research by the Harbour Courier and two stations shows it.",
        "To the Harbour Courier she said that it closes.",
        "She describes in the Harbour Courier how it was run down.",
        "I came across this in the Harbour Courier.",
        "Our source for this is the Harbour Courier.",
        "It was picked up from the Harbour Courier.",
    ],
)
def test_a_credit_in_looser_words(sentence: str) -> None:
    assert [credit.name for credit in credits(f"{LEAD} {sentence}", NAMES)] == ["courier"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Courier did not reply to a request.",
        "She bought the Harbour Courier in 2010.",
        "Lawyers for the Harbour Courier were in court.",
        "He threw a copy of the Harbour Courier on the table.",
        "The minister attacked the Harbour Courier.",
        "The Harbour Courier has a new owner.",
        "The Harbour Courier has a staff of forty.",
        "The Harbour Courier ran an advertisement of the mill.",
        "The Harbour Courier puts up a paywall in May.",
        "The Harbour Courier is right opposite.",
        "The Harbour Courier's team won the cup.",
        "The Harbour Courier's data were stolen.",
        "He came across the street to the Harbour Courier.",
        "The Harbour Courier's source code was stolen.",
        "The Harbour Courier's numbers fell to 40,000 readers.",
    ],
)
def test_an_outlet_that_is_told_of_is_not_credited(sentence: str) -> None:
    assert not credits(f"{LEAD} {sentence}", NAMES)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Courier, which got hold of the minutes first, has the details.",
        "The Harbour Courier got there first.",
        "The Harbour Courier beat everybody to it.",
        "It was first carried by the Harbour Courier.",
        "The scoop belongs to the Harbour Courier.",
    ],
)
def test_whose_the_news_is_in_other_words(sentence: str) -> None:
    assert [credit.first for credit in credits(f"{LEAD} {sentence}", NAMES)] == [True]


@pytest.mark.parametrize(
    ("sentence", "aside"),
    [
        ("The Evening Lamp, a free sheet, also reported that the plant closes.", True),
        ("The Evening Lamp has since confirmed the date.", True),
        ("The Evening Lamp reported the date.", False),
        ("The Harbour Courier also reports that 400 jobs go.", False),
    ],
)
def test_who_is_not_named_before_also_reports_what_another_has(sentence: str, aside: bool) -> None:
    told = credits(f"The plant closes, the Harbour Courier reports. {sentence}", NAMES)
    assert told[-1].aside is aside


def test_a_long_sentence_without_a_credit_costs_no_time() -> None:
    assert not credits("the word from it all read in the news " * 2_000 + "Harbour Courier", NAMES)

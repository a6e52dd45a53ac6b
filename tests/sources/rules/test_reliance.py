"""How a text says whose news it tells, in whatever words."""

import pytest

from sources.rules.reliance import other_news
from sources.rules.reuse import Text, Verdict, compare
from sources.rules.texts import side
from tests.sources.rules.test_reuse import MONDAY, OUTLETS

FOUND = Text(
    "Nine dark hours over the cables",
    "A tanker of the Halmar fleet shut off its tracker for nine hours above two cables in the gulf. One of "
    "them failed eleven days later. Satellite pictures show the tanker drifting at two knots. Its manager "
    'is a firm with one employee. "No tanker drifts there by chance," said Kaarel Tamm, who lays cables.',
    ("The Harbour Courier",),
    "Marit Solvang",
    MONDAY,
)
REST = "Insurance for ships of this age has risen by a fifth since spring, as lists of brokers show."


def told(*sentences: str, title: str = "Tanker went dark above cables") -> Verdict | None:
    text = " ".join((*sentences, REST))
    return compare(Text(title, text, ("Freight Daily",), "", MONDAY.replace(hour=20)), FOUND, OUTLETS)


@pytest.mark.parametrize(
    "lead",
    [
        "A Halmar tanker shut off its tracker above two cables, as the Courier's Marit Solvang found.",
        "Marit Solvang reports that a Halmar tanker shut off its tracker above two cables in the gulf.",
        "A Halmar tanker shut off its tracker above two cables, as the Courier has it.",
        "A tanker was dark above two cables, writes Marit Solvang; she writes in The Harbour Courier.",
        "The Harbour Courier has pieced together how a Halmar tanker shut off its tracker above cables.",
        "Thanks to the Courier we know that a Halmar tanker shut off its tracker above two cables.",
        "The nine hours in which a tanker had its tracker off above cables were exposed by the Courier.",
        "The Courier was the first paper to report that a Halmar tanker shut off its tracker at cables.",
        "Colleagues at The Harbour Courier counted nine dark hours of a Halmar tanker above two cables.",
    ],
)
def test_a_credit_by_the_reporter_or_the_paper_s_short_name(lead: str) -> None:
    verdict = told(lead)
    assert verdict is not None
    assert (verdict.kind, verdict.derived, verdict.passage) == ("credit", "one", lead)


@pytest.mark.parametrize(
    "lead",
    [
        "A Halmar tanker shut off its tracker above two cables, as the Bergen Courier's Bo Lund found.",
        "A Halmar tanker shut off its tracker above two cables, Marit Solvang told a club of divers.",
        "A courier on the quay saw a Halmar tanker whose tracker was off above two cables in the gulf.",
    ],
)
def test_another_paper_and_one_who_only_speaks_are_not_credited(lead: str) -> None:
    assert told(lead) is None


def test_a_week_after_another_s_story_comes_one_of_its_own() -> None:
    lead = (
        "A week after The Harbour Courier wrote of a tanker gone dark above cables, a second was seen there."
    )
    assert told(lead, "Two sailors told Freight Daily of it.", title="Second tanker went dark") is None


def test_who_was_told_the_news_itself_may_say_who_had_it_first() -> None:
    lead = "A Halmar tanker shut off its tracker above two cables, two sailors told Freight Daily."
    assert told(lead, "The Harbour Courier first reported of the tanker.") is None


def test_the_headline_may_be_the_only_credit() -> None:
    lead = "The Verge has new pictures of a Halmar tanker that shut off its tracker above two cables."
    first = Text(
        "Tanker dark above cables, The Verge finds!", f"{lead} {REST}", ("Freight Daily",), "", MONDAY
    )
    second = Text("Tanker went dark", f"The Verge reported on Monday: {FOUND.text}", ("Lamp",), "", MONDAY)
    verdict = compare(first, second, OUTLETS)
    assert verdict is not None
    assert verdict.through == "The Verge"


@pytest.mark.parametrize(
    "credit",
    [
        "If you read one thing today make it Marit Solvang's piece on the tanker.",
        "The Courier, which got hold of the pictures first, has the details.",
    ],
)
def test_a_digest_tells_beside_its_credit_what_the_news_is(credit: str) -> None:
    short = (
        "In short: a Halmar tanker, dark for nine hours over two cables in the gulf, drifting at two knots."
    )
    verdict = told(
        "Happy Tuesday, all.", credit, short, "Also: a harbour cat.", title="Issue 12: cables, cats"
    )
    assert verdict is not None
    assert verdict.derived == "one"


def test_a_digest_s_other_item_does_not_rest_on_the_piece_it_names() -> None:
    credit = "If you read one thing today make it Marit Solvang's piece on the fleet."
    short = (
        "Now to wool. Prices in Bergen rose by nine percent, traders say, and may rise again before Easter."
    )
    assert told("Happy Tuesday, all.", credit, short, title="Issue 12: wool, cats") is None


@pytest.mark.parametrize(
    ("title", "weighs"),
    [("Tanker went dark above cables", False), ("Minister wants less drama over ships", True)],
)
def test_a_headline_that_tells_of_something_else_weighs_against_a_credit(title: str, weighs: bool) -> None:
    lead = "The Harbour Courier reported on a tanker with its tracker off above cables."
    sides = (
        side("one", Text(title, f"{lead} {REST}", ("Freight Daily",)), OUTLETS),
        side("other", FOUND, OUTLETS),
    )
    assert (other_news(*sides) > 0) is weighs

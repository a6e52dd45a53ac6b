"""What a text's foot shows of who wrote it, and the titles of one newsroom."""

import pytest

from sources.rules.reuse import Outlets, Text, compare
from sources.rules.signatures import house, signed

TOLD = "Halden bids for the mill at Torsk, people who know of it said."


@pytest.mark.parametrize(
    ("foot", "agency"),
    [
        ("Reporting by Ada Lind in Halden and Bo Rask; Editing by Lisa Moen", "Reuters"),
        ("(Reporting by Ada Lind; writing by Bo Rask; editing by Lisa Moen)", "Reuters"),
        ("\u00a9 2026 AFP", "AFP"),
        ("This story was provided by Bloomberg.", "Bloomberg"),
        ("With inputs from PTI", "PTI"),
        ("(dpa)", "dpa"),
    ],
)
def test_an_agency_signs_at_the_foot(foot: str, agency: str) -> None:
    assert signed(f"{TOLD}\n{foot}") == agency


@pytest.mark.parametrize(
    "foot",
    [
        "Additional reporting by Ada Lind.",
        "Our editors read what Reuters writes.",
        "Bloomberg owns no share in the mill.",
        "The mill once belonged to the Associated Press.",
    ],
)
def test_an_agency_that_is_told_of_does_not_sign(foot: str) -> None:
    assert signed(f"{TOLD}\n{foot}") == ""


def test_the_sunday_title_goes_by_the_daily_ones_name() -> None:
    assert "The Guardian" in house(["Observer"])
    assert house(["The Harbour Courier"]) == ()


def test_who_credits_the_agency_and_the_text_it_signs_are_one_layer() -> None:
    carried = f"{TOLD} No price was named, the people said.\nReporting by Ada Lind; Editing by Bo Rask"
    credits_it = "Halden bids for the mill at Torsk, according to Reuters. No price is known."
    verdict = compare(
        Text("Halden bids for Torsk mill", credits_it, ("Evening Lamp",)),
        Text("Halden in bid for Torsk mill", carried, ("Techblatt",)),
        Outlets({"Reuters": ["Reuters"]}),
    )
    assert verdict is not None
    assert (verdict.kind, verdict.through) == ("common", "Reuters")

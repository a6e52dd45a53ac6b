"""What two reports may share and still be two lines of evidence."""

import pytest

from sources.rules.reuse import Text, compare
from tests.sources.rules.test_reuse import COURIER, MONDAY, OTHER, OUTLETS, REPORT, SPEECH, later

TITLE = "Halden phones die in the cold"


def apart(one: Text, other: Text = COURIER) -> bool:
    return compare(one, other, OUTLETS) is None


def test_two_reports_of_one_matter() -> None:
    assert apart(later(TITLE, OTHER))


def test_one_speech_quoted_by_both() -> None:
    assert apart(later(TITLE, f"{OTHER} {SPEECH}"), Text(COURIER.title, f"{REPORT} {SPEECH}", COURIER.names))


def test_one_letter_set_off_by_both() -> None:
    letter = f"The letter in full:\n\n{SPEECH.replace('"', '')}\n\n"
    one, other = later(TITLE, letter + OTHER), Text(COURIER.title, letter + REPORT, COURIER.names)
    assert apart(one, other)


def test_one_post_shown_by_both() -> None:
    post = f"{SPEECH.replace('"', '')} \u2014 Halden (@halden) March 2, 2026\n"
    one, other = later(TITLE, post + OTHER), Text(COURIER.title, post + REPORT, COURIER.names)
    assert apart(one, other)


@pytest.mark.parametrize(
    "tail",
    [
        "The Halden Courier, which is sold on the harbour, did not want to comment.",
        "The Halden Courier reported in May that the screens of telephones would be larger.",
        "Photo: Halden Courier",
        "Read more at the Halden Courier about the next phone and its failing screens.",
        "As the Halden Courier reports, winter is long.",
        "The Halden Courier contributed to this report.",
        '"I read in the Halden Courier that the phone is late," a customer said.',
    ],
)
def test_a_rival_named_in_passing(tail: str) -> None:
    assert apart(later(TITLE, f"{OTHER}\n{tail}"))


def test_a_credit_at_the_top_for_another_matter() -> None:
    lead = "Ferries will cost more, the Halden Courier reported on Friday."
    assert apart(later("Ferry fares", f"{lead} Tickets for children stay as they are."))


def test_a_credit_of_a_report_from_another_year() -> None:
    lead = "Halden will delay its next phone because its screens fail, the Halden Courier reported on Monday."
    old = Text(COURIER.title, REPORT, COURIER.names, "", MONDAY.replace(year=2019))
    assert apart(later("Halden phone delayed", f"{lead} {OTHER}"), old)


def test_the_outlet_that_is_itself_the_news() -> None:
    text = (
        "The Halden Courier said on Monday that it would close. The Halden Courier was the last paper here. "
    )
    about = (
        "Readers of the Halden Courier stood before the Halden Courier and read the Halden Courier aloud. "
    )
    assert apart(later("Halden Courier closes", text + about + OTHER))


def test_a_third_named_lightly_by_both() -> None:
    tail = "The Verge wrote last year that screens are made of glass."
    one = later(TITLE, f"{OTHER} {tail}")
    assert apart(one, Text(COURIER.title, f"{REPORT} {tail}", COURIER.names, "", MONDAY))


def test_nothing() -> None:
    assert apart(Text("", ""), Text("", ""))


def test_two_political_editors() -> None:
    assert apart(
        Text(TITLE, OTHER, ("Evening Lamp",), "Ada Vik, political editor", MONDAY),
        Text(COURIER.title, REPORT, COURIER.names, "Bo Lund, political editor", MONDAY),
    )


def test_a_reporter_of_the_other_who_only_asked() -> None:
    asked = '"I have answered it," the mayor of Halden snapped at a Courier reporter about cold phones. '
    assert apart(later(TITLE, asked + OTHER))

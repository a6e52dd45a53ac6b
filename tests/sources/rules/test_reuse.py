"""Who rests on whom, and the passage that shows it; doubtful cases stay apart."""

from hypothesis import given
from hypothesis import strategies as st

from sources.rules.reuse import Text, resemblance, suggest

REPORT = (
    "The maker of the Halden phone will delay its next model until late autumn: screens fail in the cold. "
    "Three people who work on the phone said that one screen in nine went dark during tests in a freezer. "
    "The company has told its suppliers to stop making the screen and to wait for a new design. "
    "It had planned to show the phone at an event in August and has already paid for the hall. "
    "Shops were told on Thursday that the older model would stay on sale for another year at a lower price."
)
OTHER = (
    "A cold laboratory north of the city has become the place where telephones go to die. "
    "Our reporter watched as engineers opened one Halden after another and shook their heads. "
    "Nobody there expects the new model before the leaves have fallen, and several have stopped guessing. "
    "The shops along the harbour still advertise last year's telephone, and customers do not seem to mind. "
    "In the canteen people talk about the winter, about money, and seldom about screens."
)
SPEECH = (
    '"We have decided to wait, because a telephone that goes dark in the snow is no telephone, and our '
    'customers live where it snows for half of the year," the chief executive told shareholders.'
)
COURIER = Text("Halden delays its phone over failing screens", REPORT, ("Halden Courier",))


def test_a_copy_is_a_copy() -> None:
    found = suggest(Text("Phone delayed", f"{REPORT} Follow us for more."), COURIER)
    assert found is not None
    assert (found.kind, found.strength) >= ("copy", 90)
    assert found.passage.startswith("The maker of the Halden phone")


def test_a_copy_inside_a_longer_text_is_still_found() -> None:
    found = suggest(Text("Phone delayed", f"{OTHER} {REPORT}"), COURIER)
    assert found is not None
    assert found.kind == "copy"


def test_a_long_borrowed_passage_is_a_rewrite() -> None:
    borrowed = " ".join(REPORT.split(". ")[1:2])
    found = suggest(Text("Phone delayed", f"{OTHER[:300]} {borrowed}. {OTHER[300:380]}"), COURIER)
    assert found is not None
    assert found.kind == "rewrite"
    assert "one screen in nine went dark" in found.passage


def test_a_credit_at_the_top_is_a_credit() -> None:
    lead = "Halden will delay its next phone because its screens fail, the Halden Courier reported on Friday."
    found = suggest(Text("Halden phone delayed", f"{lead} {OTHER}"), COURIER)
    assert found is not None
    assert (found.kind, found.passage) == ("credit", lead)


def test_a_credit_does_not_point_back() -> None:
    newer = Text(
        "Halden phone delayed", f"Halden will delay its phone, the Halden Courier reports. {OTHER}", ("Wire",)
    )
    assert suggest(COURIER, newer) is None


def test_two_reports_of_one_matter_stay_apart() -> None:
    assert suggest(Text("Halden phones die in the cold", OTHER), COURIER) is None


def test_two_reports_that_quote_one_speech_stay_apart() -> None:
    newer = Text("Halden waits", f"{OTHER} {SPEECH}")
    assert suggest(newer, Text(COURIER.title, f"{REPORT} {SPEECH}", COURIER.names)) is None


def test_a_rival_named_in_passing_stays_apart() -> None:
    tail = "The Halden Courier, which is sold on the harbour, did not want to comment."
    assert suggest(Text("Halden phones die", f"{OTHER} {tail}"), COURIER) is None


def test_an_older_story_credited_late_stays_apart() -> None:
    tail = "The Halden Courier reported in May that the screens of telephones would be larger."
    assert suggest(Text("Halden phones die", f"{OTHER} {tail}"), COURIER) is None


def test_a_credit_for_another_matter_stays_apart() -> None:
    lead = "Ferries will cost more, the Halden Courier reported on Friday."
    assert suggest(Text("Ferry fares", f"{lead} Tickets for children stay as they are."), COURIER) is None


def test_nothing_rests_on_nothing() -> None:
    assert suggest(Text("", ""), Text("", "")) is None


vocabulary = st.sampled_from(["river", "bridge", "cold", "phone", "screen", "test", "winter", "harbour"])
prose = st.lists(vocabulary, min_size=1, max_size=120).map(" ".join)


@given(prose)
def test_a_text_resembles_itself_wholly(text: str) -> None:
    found = resemblance(text, text)
    assert found.share in {0.0, 1.0}
    assert found.length in {0, len(text.split())}


@given(prose, prose)
def test_a_share_is_a_share_and_a_passage_stands_in_both(one: str, other: str) -> None:
    found = resemblance(one, other)
    assert 0 <= found.share <= 1
    assert found.passage in one


@given(prose, prose, prose)
def test_adding_to_the_other_text_never_lowers_the_share(one: str, other: str, more: str) -> None:
    assert resemblance(one, f"{other} {more}").share >= resemblance(one, other).share


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    found = suggest(Text(one, other, (one,)), Text(other, one, (other,)))
    assert found is None or 1 <= found.strength <= 100

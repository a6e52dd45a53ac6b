"""Who rests on whom, and the passage that shows it; doubtful cases stay apart."""

from datetime import UTC, datetime, timedelta

from sources.rules.outlets import Outlets
from sources.rules.reuse import Text, Verdict, compare, mentions

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
    "In the canteen people talk about the winter, about money, and seldom about the maker or its suppliers. "
    "The screens, they say, fail in the freezer; the autumn will show whether the next design is better."
)
SPEECH = (
    '"We have decided to wait, because a telephone that goes dark in the snow is no telephone, and our '
    'customers live where it snows for half of the year," the chief executive told shareholders.'
)
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
OUTLETS = Outlets({"courier": ["Halden Courier"], "wire": ["Nordwire"], "verge": ["The Verge"]})
COURIER = Text(
    "Halden delays its phone over failing screens", REPORT, ("Halden Courier",), "", MONDAY,
    "https://courier.example/phone",
)  # fmt: skip


def later(
    title: str, text: str, name: str = "Techblatt", author: str = "", links: tuple[str, ...] = ()
) -> Text:
    return Text(title, text, (name,), author, MONDAY + timedelta(hours=3), "", links)


def judged(one: Text, other: Text = COURIER) -> Verdict:
    found = compare(one, other, OUTLETS)
    assert found is not None
    return found


def test_a_copy_is_a_copy_of_the_earlier() -> None:
    found = judged(later("Phone delayed", f"{REPORT} Follow us for more."))
    assert (found.kind, found.derived, found.through) == ("copy", "one", "")
    assert found.strength >= 90
    assert found.passage.startswith("The maker of the Halden phone")
    assert found.origin_passage.startswith("The maker of the Halden phone")


def test_a_copy_inside_a_longer_text_is_still_found() -> None:
    assert judged(later("Phone delayed", f"{OTHER} {REPORT}")).kind == "copy"


def test_light_rewording_is_a_rewrite() -> None:
    reworded = REPORT.replace("will delay", "is delaying").replace("next", "coming").replace("told", "asked")
    reworded = (
        reworded.replace("people who", "employees that").replace("planned", "meant").replace("hall", "venue")
    )
    found = judged(later("Phone delayed", f"{OTHER} {reworded[:300]}"))
    assert found.kind == "rewrite"
    assert "of its runs of three words are the same" in found.reasons[0].sentence


def test_a_credit_at_the_top_is_a_credit_and_shows_its_sentence() -> None:
    lead = "Halden will delay its next phone because its screens fail, the Halden Courier reported on Monday."
    found = judged(later("Halden phone delayed", f"{lead} {OTHER}"))
    assert (found.kind, found.derived, found.passage) == ("credit", "one", lead)
    assert found.origin_passage.startswith("The maker of the Halden phone")
    assert found.reasons[0].sentence == (
        "Techblatt names Halden Courier in its first sentence, credits it with the main news."
    )


def test_who_was_first_to_report_is_credited_further_down_too() -> None:
    said = "The delay of the Halden phone over its failing screens was first reported by the Halden Courier."
    found = judged(later("Halden phone delayed over screens", OTHER.replace("Nobody", f"{said} Nobody")))
    assert (found.kind, found.passage) == ("credit", said)
    assert "first to report the news" in found.reasons[0].sentence


def test_a_link_to_the_report_is_told_beside_the_credit() -> None:
    lead = "Halden will delay its next phone because its screens fail, according to the Halden Courier."
    found = judged(later("Halden phone delayed", f"{lead} {OTHER}", links=(COURIER.url,)))
    assert [reason.kind for reason in found.reasons] == ["credit", "link"]


def test_a_text_by_an_agency_rests_on_the_agency() -> None:
    wire = Text(COURIER.title, REPORT, ("Nordwire",), "", MONDAY)
    found = judged(later("Halden phone delayed", OTHER, author="Nordwire"), wire)
    assert (found.kind, found.derived, found.reasons[0].kind) == ("credit", "one", "byline")


def test_an_agencys_mark_carries_the_text() -> None:
    wire = Text(COURIER.title, REPORT, ("Nordwire",), "", MONDAY)
    found = judged(later("Halden phone delayed", f"HALDEN (Nordwire) \u2014 {OTHER}"), wire)
    assert found.reasons[0].sentence == "Techblatt\u2019s text bears the mark of Nordwire."


def test_one_author_for_two_outlets_is_one_line() -> None:
    first = Text(COURIER.title, REPORT, COURIER.names, "Ada Vik and Bo Lund", MONDAY)
    found = judged(later("Halden phone: its screens fail in the cold", OTHER, author="Ada Vik"), first)
    assert (found.kind, found.through) == ("common", "Ada Vik")


def test_two_that_credit_one_third_rest_on_it() -> None:
    one = "Halden will delay its next phone because its screens fail in the cold, The Verge reported. "
    two = (
        "The next Halden phone is delayed over screens that fail, according to a new report from The Verge. "
    )
    found = judged(
        later("Halden delays its next phone over screens: report", one + OTHER),
        Text("Next Halden phone delayed as screens fail", two + REPORT, ("Nordwire",), "", MONDAY),
    )
    assert (found.kind, found.derived, found.through) == ("common", "one", "The Verge")
    assert found.passage.endswith("The Verge reported.")
    assert found.origin_passage.endswith("The Verge.")


def test_two_that_credit_one_leaker_nobody_knows_rest_on_them() -> None:
    one = "Halden will delay its next phone because its screens fail, leaker Froydis Berg reports. "
    two = "The next Halden phone is delayed over failing screens, according to Froydis Berg. "
    found = judged(
        later("Halden delays its next phone over failing screens", one + OTHER),
        Text("Next Halden phone delayed as screens fail", two + REPORT, ("Nordwire",), "", MONDAY),
    )
    assert (found.kind, found.through) == ("common", "Froydis Berg")


def test_the_newspaper_is_the_one_named_before() -> None:
    text = (
        "Screens of the next Halden phone fail in the cold, and the maker will delay it until late autumn. "
    )
    more = "The Halden Courier spoke to three people on it. One in nine went dark, the newspaper found. "
    verdict = judged(later("Halden phone delayed as screens fail", text + more + OTHER))
    assert (verdict.kind, verdict.derived) == ("credit", "one")


def test_a_text_by_an_agency_and_one_that_credits_it_rest_on_it() -> None:
    bare = REPORT.replace("Three people who work on the phone said", "Those who know said")
    signed = Text(COURIER.title, bare, ("Halden Courier",), "Nordwire", MONDAY)
    crediting = later("Halden delays phone after screens fail", f"Screens fail, Nordwire reports. {OTHER}")
    verdict = judged(crediting, signed)
    assert (verdict.kind, verdict.through) == ("common", "Nordwire")


def test_two_that_credit_a_station_nobody_knows_rest_on_it() -> None:
    one = later(
        "Halden delays phone", f"Halden will delay its phone, as screens fail, WXHA reported. {OTHER}"
    )
    told = "Halden's screens fail in the cold and its phone is late, according to WXHA-TV. "
    other = Text("Phone of Halden delayed", told + REPORT[200:], ("Evening Lamp",), "", MONDAY)
    assert judged(one, other).through == "WXHA"


def test_a_light_credit_is_for_people_to_look_at() -> None:
    tail = "The Halden Courier reported in May that the screens of telephones would be larger."
    found = mentions(later("Halden phones die", f"{OTHER} {tail}"), COURIER, OUTLETS)
    assert [(mention.by, mention.reason.passage) for mention in found] == [("one", tail)]
    assert found[0].place > 0.5


def test_a_headline_and_a_byline_above_the_text_move_no_credit() -> None:
    bare = "According to Halden Courier, the maker will delay its next phone until late autumn. " + OTHER
    headed = f"Phone delayed\n\nBy Bo Lund\n\n{bare}"
    author = "Bo Lund"
    alone = judged(later("Phone delayed", bare, author=author))
    with_head = judged(later("Phone delayed", headed, author=author))
    assert (with_head.kind, with_head.strength) == (alone.kind, alone.strength)
    assert with_head.reasons == alone.reasons

"""Which sentences credit another outlet, and which only name it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.credits import credits, credits_in, spellings  # noqa: A004
from sources.rules.outlets import Outlets

NAMES = {
    "engadget": ["Engadget"],
    "bloomberg": ["Bloomberg"],
    "verge": ["The Verge"],
    "ap": ["Associated Press", "AP"],
}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The phone will ship in May, according to Engadget.", "engadget"),
        ("The phone will ship in May, according to a new report from Engadget.", "engadget"),
        ("According to documents seen by Bloomberg, the deal is done.", "bloomberg"),
        ("Engadget reports that the phone will ship in May.", "engadget"),
        ("Engadget first reported the news on Friday.", "engadget"),
        ("The news was first reported by Engadget.", "engadget"),
        ("The delay, Bloomberg reported on Friday, will cost millions.", "bloomberg"),
        ("A person close to the matter told Bloomberg that talks go on.", "bloomberg"),
        ("In an interview with The Verge, the founder said no.", "verge"),
        ("The founder said no in a Verge interview.", "verge"),
        ("As spotted by The Verge, the page is gone.", "verge"),
        ("The phone will ship in May (via Engadget).", "engadget"),
        ("Engadget's report says the phone will ship in May.", "engadget"),
        ("LONDON (AP) \u2014 The bridge opened on Friday.", "ap"),
        ("The Associated Press reported that the bridge opened.", "ap"),
        ("The bridge opened on Friday, the AP said.", "ap"),
        ("Engadget was first to report the delay.", "engadget"),
        ("Bloomberg reporter Ada Vik says the deal is done.", "bloomberg"),
        ("Talks are over, Bloomberg sources say.", "bloomberg"),
        ("Engadget suggests the phone is late.", "engadget"),
        ("Engadget is alleging that the phone is late.", "engadget"),
        ("People privy to Bloomberg say that talks are over.", "bloomberg"),
    ],
)
def test_a_credit_is_found_with_its_sentence(sentence: str, name: str) -> None:
    found = credits(f"{sentence} More came later.", NAMES)
    assert [(credit.name, credit.sentence) for credit in found] == [(name, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Engadget and other sites sell advertising.",
        "The award went to Engadget in spring.",
        "She left Bloomberg for a start-up.",
        "Shares rose on the verge of a deal.",
        "The engadget, reported the shop, is broken.",
        "Bloomberg terminals were down all morning.",
        "Michael Bloomberg ran for office.",
        "Photo by Bloomberg",
        "Photo: Engadget",
        "(Photo by Ada Vik/Bloomberg via Getty Images)",
        "The Associated Press contributed to this report.",
        "EngadgetPlus reports that it is closing.",
        "The mayor snapped at an Engadget reporter before leaving.",
        "",
    ],
)
def test_a_name_in_passing_is_no_credit(sentence: str) -> None:
    assert credits(sentence, NAMES) == []


def test_a_credit_says_where_it_stands() -> None:
    text = " ".join(["Engadget reports a new phone.", *["It is blue."] * 18, "Bloomberg reported so in May."])
    first, last = credits(text, NAMES)
    assert (first.lead, first.past, first.place) == (True, False, 0.0)
    assert (last.lead, last.past, last.place) == (False, True, 0.95)


def test_who_told_it_first_is_noted() -> None:
    assert credits("The delay was first reported by Engadget.", NAMES)[0].first
    assert credits("A spokesman told Engadget, which had the news first, that it was late.", NAMES)[0].first
    assert not credits("Engadget reports a delay.", NAMES)[0].first


def test_as_an_outlet_reports_is_the_news_at_the_head_and_an_aside_later() -> None:
    told, later = "As Engadget reports, the phone is late.", "The shop is full. " * 20
    assert not credits(told, NAMES)[0].aside
    assert credits(f"{later} As Engadget reported in May, it was late.", NAMES)[0].aside


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("The Verge", ("The Verge", "Verge")),
        ("Engadget", ("Engadget",)),
        ("New York Times", ("New York Times", "NYT", "NY Times")),
        ("NBC News", ("NBC News", "NBC")),
        ("Associated Press", ("Associated Press", "AP")),
        ("TheBlaze.com", ("TheBlaze.com", "TheBlaze")),
        ("", ()),
    ],
)
def test_an_outlet_goes_by_these_names(name: str, others: tuple[str, ...]) -> None:
    assert spellings(name) == others


@given(text=st.text(max_size=300), name=st.text(max_size=20))
def test_any_text_and_any_name_can_be_asked(text: str, name: str) -> None:
    assert all(credit.sentence for credit in credits(f"{text} {name} reports {text}", {"one": [name]}))


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
    names = {"courier": ["Harbour Courier"], "lamp": ["Evening Lamp"]}
    told = credits(f"The plant closes, the Harbour Courier reports. {sentence}", names)
    assert told[-1].aside is aside


def test_to_name_an_outlet_near_the_head_is_to_credit_it_in_whatever_words() -> None:
    known = Outlets({"courier": ["Harbour Courier"]})
    head = "What set it off was a Harbour Courier item before lunch. "
    assert [credit.worded for credit in credits_in(head, known)] == [False]
    assert not credits_in("The plant closes. " * 20 + head, known)


def test_a_list_of_outlets_credits_none_of_them() -> None:
    known = Outlets({name: [name] for name in ("Evening Lamp", "Harbour Courier", "Nordwire", "Techblatt")})
    listed = "Blocked are Evening Lamp, Harbour Courier, Nordwire and Techblatt."
    assert not credits_in(listed, known)


@pytest.mark.parametrize("owner", ["The owner of the Harbour Courier", "Harbour Courier's parent company"])
def test_to_name_an_outlet_s_owner_credits_the_outlet_with_nothing(owner: str) -> None:
    known = Outlets({"courier": ["Harbour Courier"]})
    assert not credits_in(f"{owner} has bid for two more papers.", known)

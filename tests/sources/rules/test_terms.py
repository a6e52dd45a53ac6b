"""What an item on the wire tells of."""

import pytest

from sources.rules.terms import LONGEST, MOST, shared_names, terms


def test_capitals_inside_a_sentence_are_names() -> None:
    assert terms("Service note for Orrery headsets").names == {"orrery"}


def test_a_capital_that_only_opens_the_sentence_is_none() -> None:
    assert terms("Service is down for owners of headsets").names == frozenset()


def test_one_that_opens_headline_and_text_is() -> None:
    found = terms("Halden issues a service note", "Halden says it is for owners of headsets.")
    assert "halden" in found.names


def test_a_number_goes_with_the_name_before_it() -> None:
    assert terms("Voyager 1 makes sense again").names == {"voyager", "voyager 1"}


@pytest.mark.parametrize("name", ["iPhone", "NASA", "M5", "GPT-4"])
def test_what_no_plain_word_is_written_like_is_a_name(name: str) -> None:
    assert name.casefold() in terms(f"A look at the {name} from inside").names


def test_a_headline_in_capitals_names_what_the_text_names() -> None:
    found = terms("Apple Cancels Work on Electric Car", "The maker Apple told its staff on Tuesday.")
    assert found.names == {"apple"}
    assert {"cancel", "electric", "car"} <= found.words


def test_nouns_of_a_language_that_capitalises_them_are_words() -> None:
    found = terms("Bahn will neue Züge in Bayern einsetzen", "Der Konzern plant hohe Ausgaben für Züge")
    assert found.names == frozenset()
    assert {"zuge", "bayern"} <= found.words


def test_a_script_without_spaces_gives_pairs() -> None:
    assert {"苹果", "果公"} <= terms("苹果公司取消电动汽车项目").words


def test_a_name_in_another_script_is_a_name_still() -> None:
    assert "playstation 6" in terms("ソニーが新型PlayStation 6を発表").names


def test_stop_words_are_left_out_of_every_language() -> None:
    assert terms("und the für avec is", "para que il").all == frozenset()


def test_plural_possessive_and_accent_make_no_other_word() -> None:
    assert terms("the cafés of a headset's maker").words == terms("the cafe of headsets by makers").words


@pytest.mark.parametrize(
    "text", ["", "'''", "\x00", "\u202e", "!!! ...", "\ud800", "🦊🦊", "A" * 5000, "a " * 9000]
)
def test_any_text_is_read(text: str) -> None:
    found = terms(text, text)
    assert len(found.all) <= MOST
    assert all(len(word) <= LONGEST for word in found.all)


def test_a_shared_name_of_several_words_counts_once() -> None:
    one = terms("Talks with Kane Parsons", "I met Kane Parsons in Paris.")
    other = terms("How Kane Parsons made it", "It took years, says Kane Parsons.")
    assert shared_names(one, other) == ("Kane Parsons",)


def test_of_a_longer_name_the_shared_part_is_told() -> None:
    one, other = terms("Talks with Kane Parsons"), terms("How it began for Parsons")
    assert shared_names(one, other) == ("Parsons",)


def test_a_name_is_shared_with_a_headline_in_capitals() -> None:
    one, other = terms("Halden Pauses Sales Of Headsets"), terms("Shops wait for Halden")
    assert shared_names(one, other) == ("Halden",)

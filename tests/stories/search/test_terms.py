"""What a search field's text asks for."""

from hypothesis import given
from hypothesis import strategies as st

from stories.search.terms import MOST_TERMS, Term, terms


def test_words_may_be_beginnings() -> None:
    assert terms("swollen battery") == (Term(("swollen",), begins=True), Term(("battery",), begins=True))


def test_a_short_word_is_whole() -> None:
    assert terms("AI") == (Term(("ai",)),)


def test_what_stands_in_quotes_is_a_phrase() -> None:
    assert terms('recall "travel battery"') == (
        Term(("recall",), begins=True),
        Term(("travel", "battery")),
    )


def test_a_quote_left_open_closes_at_the_end() -> None:
    assert terms('"travel battery') == (Term(("travel", "battery")),)


def test_what_a_sign_joins_stands_side_by_side() -> None:
    assert terms("iOS/Android") == (Term(("ios", "android"), begins=True),)
    assert terms("Wi-Fi") == (Term(("wi", "fi")),)


def test_of_names_one_letter_is_a_beginning() -> None:
    assert terms("o ma", least=1) == (Term(("o",), begins=True), Term(("ma",), begins=True))


def test_accents_do_not_matter() -> None:
    assert terms("Zürich") == terms("zurich")


def test_signs_alone_ask_for_nothing() -> None:
    assert terms('& | ! :* "" %') == ()


@given(st.text(max_size=300))
def test_whatever_is_typed_gives_a_few_plain_words(text: str) -> None:
    found = terms(text)
    assert len(found) <= MOST_TERMS
    assert all(word and not set(word) & set("'\"\\:&|!()*<> ") for term in found for word in term.words)

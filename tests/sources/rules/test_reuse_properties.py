"""What holds for any two texts: the same answer whichever is asked about first, in bounded time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.outlets import Outlets
from sources.rules.resemblance import resemblance
from sources.rules.reuse import Text, compare, mentions
from tests.sources.rules.drawn import steady

OUTLETS = Outlets({"courier": ["Halden Courier", "Courier"], "verge": ["The Verge"], "time": ["Time"]})
SECONDS = 5.0

pieces = st.sampled_from(
    ["river", "Bridge", "cold", "phone.", "screen", "test,", "winter", "harbour\n", "\u201c", "\u201d",
     '"', "'", "The Verge reported", "according to the Halden Courier", "(Courier) \u2014",
     "first reported by Time.", "told", "blog post", "leaker Ada Vik reports",
     ":\n", "\u2014 Ada (@ada)\n", "photo by", "https://a.example/1"]
)  # fmt: skip
prose = st.lists(pieces, max_size=150).map(" ".join)
texts = st.builds(
    Text,
    title=prose.map(lambda text: text[:80]),
    text=prose | st.text(max_size=200),
    names=st.sampled_from([(), ("Halden Courier",), ("The Verge",), ("Nobody's Own",)]),
    author=st.sampled_from(["", "Ada Vik", "The Verge, Ada Vik", "Bo"]),
    published=st.none() | st.datetimes(timezones=st.timezones()),
    url=st.sampled_from(["", "https://a.example/1"]),
    links=st.sampled_from([(), ("https://a.example/1",)]),
)
vocabulary = st.sampled_from(["river", "bridge", "cold", "phone", "screen", "test", "winter", "harbour"])
plain = st.lists(vocabulary, min_size=1, max_size=120).map(" ".join)


@steady
@given(texts, texts)
def test_a_verdict_shows_words_of_the_texts(one: Text, other: Text) -> None:
    found = compare(one, other, OUTLETS)
    if found:
        derived, origin = (one, other) if found.derived == "one" else (other, one)
        assert found.passage
        assert found.passage in derived.text or found.passage in derived.title
        assert found.origin_passage in origin.text or found.origin_passage in origin.title
        assert 1 <= found.strength <= 100
        assert len(found.passage) <= 400
        assert not found.through or found.kind in {"common", "release"}


@steady
@given(texts, texts)
def test_asked_the_other_way_round_the_sides_are_swapped(one: Text, other: Text) -> None:
    there, back = compare(one, other, OUTLETS), compare(other, one, OUTLETS)
    assert (there is None) == (back is None)
    if there and back and one != other:
        assert (there.kind, there.strength, there.through) == (back.kind, back.strength, back.through)
        assert (there.passage, there.origin_passage) == (back.passage, back.origin_passage)
        assert there.derived != back.derived


@steady
@given(texts, texts)
def test_asked_twice_the_answer_is_the_same(one: Text, other: Text) -> None:
    assert compare(one, other, OUTLETS) == compare(one, other, OUTLETS)
    assert mentions(one, other, OUTLETS) == mentions(one, other, OUTLETS)


@steady
@given(plain, st.text(alphabet="xyz \n.", max_size=300))
def test_texts_that_share_no_word_stay_apart(one: str, other: str) -> None:
    assert compare(Text(one, one, ("Courier",)), Text(other, other, ("The Verge",)), OUTLETS) is None


@given(plain)
def test_a_text_resembles_itself_wholly(text: str) -> None:
    found = resemblance(text, text)
    assert found.share in {0.0, 1.0}
    assert found.length in {0, len(text.split())}


@given(plain, plain)
def test_a_share_is_a_share_and_a_passage_stands_in_it(one: str, other: str) -> None:
    found = resemblance(one, other)
    assert 0 <= found.share <= 1
    assert 0 <= found.loose <= 1
    assert found.loose > 0 or found.share == 0
    assert found.passage in one


@given(plain, plain, plain)
def test_adding_to_the_other_text_never_lowers_the_share(one: str, other: str, more: str) -> None:
    assert resemblance(one, f"{other} {more}").share >= resemblance(one, other).share


@pytest.mark.parametrize(
    "piece",
    ["A", "A ", '"', '" ', "\u201c", "a'", ". ", ".)", "Courier ", "Courier reported. ", "according to ",
     "(photo ", "according to a report from A ", "a:\n", "- (@a)", "first reported by A ", "B. ", "A-", "\n",
     "told the ", "\x00", "told me ", "We asked a ", "people who ", "A Vik said. ", "Ada Vik of A "],
)  # fmt: skip
def test_hostile_text_takes_bounded_time(piece: str) -> None:
    long = piece * (10_000_000 // len(piece))
    start = time.process_time()
    compare(Text(long, long, ("Courier",), long), Text(long, f"{long} x", ("The Verge",), long), OUTLETS)
    mentions(Text(long, long, ("Courier",)), Text(long, long, ("The Verge",)), OUTLETS)
    assert time.process_time() - start < SECONDS

"""What finds a text again, whole or in part."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.prints import ASKED, KEPT, prints
from tests.sources.rules.drawn import steady

texts = st.integers(0, 10_000).map(lambda seed: written(seed, 400))


def written(seed: int, count: int) -> str:
    """So many words that no other seed gives, in sentences."""
    dice = Random(seed)
    said = [f"w{seed}x{dice.randrange(1000)}" for _ in range(count)]
    return " ".join(f"{word}." if at % 17 == 16 else word for at, word in enumerate(said))


def quoted(seed: int, count: int) -> str:
    return f"\u201c{written(seed, count)}\u201d"


def shared(one: str, other: str) -> int:
    return len(set(prints(one)) & set(prints(other)))


def test_they_are_the_same_on_every_machine() -> None:
    found = prints("Halden told its shops to stop selling the headset at once.")
    assert (len(found), found[0], found[-1]) == (7, 726993171847002813, 9172676642857258903)


@steady
@given(st.text(max_size=3000))
def test_there_are_few_of_them_in_order_and_each_fits_a_column(text: str) -> None:
    found = prints(text)
    assert len(found) <= KEPT
    assert list(found) == sorted(set(found))
    assert all(0 <= value < 2**63 for value in found)


@steady
@given(st.text(max_size=500))
def test_a_text_has_the_same_prints_every_time(text: str) -> None:
    assert prints(text) == prints(text)


@steady
@given(texts, st.text(max_size=3000))
def test_asking_with_more_asks_for_all_that_are_kept(own: str, odd: str) -> None:
    assert set(prints(own)) <= set(prints(own, ASKED))
    assert set(prints(odd)) <= set(prints(odd, ASKED))


def test_half_a_text_taken_over_is_found() -> None:
    for seed in range(100):
        origin = written(seed, 400)
        half = " ".join(origin.split()[100:300])
        assert shared(origin, f"{written(seed + 1000, 200)} {half} {written(seed + 2000, 200)}") >= 2


def test_a_passage_taken_over_is_found_by_asking_with_more() -> None:
    missed = 0
    for seed in range(100):
        origin = written(seed, 500)
        passage = " ".join(origin.split()[200:260])
        asked = prints(f"{written(seed + 1000, 150)} {passage} {written(seed + 2000, 150)}", ASKED)
        missed += not set(asked) & set(prints(origin))
    assert missed <= 5


@steady
@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=2, unique=True))
def test_texts_that_share_nothing_share_no_print(seeds: list[int]) -> None:
    assert shared(written(seeds[0], 300), written(seeds[1], 300)) == 0


@steady
@given(st.integers(0, 1000), st.integers(20, 90))
def test_one_speech_quoted_by_two_is_nothing_they_share(seed: int, length: int) -> None:
    speech = quoted(seed, length)
    one = f"{written(5000, 80)} {speech} {written(5001, 80)}"
    other = f"{written(6000, 80)} {speech} {written(6001, 80)}"
    assert shared(one, other) == 0


def test_words_on_both_sides_of_a_quotation_are_no_run() -> None:
    one = f"they told us {quoted(1, 20)} on Monday evening"
    other = f"they told us {quoted(2, 20)} on Monday evening"
    assert (prints(one), prints(other)) == ((), ())


@pytest.mark.parametrize("text", ["", "Four words are none", "\ud800 lone", "\x00" * 50, "." * 10_000])
def test_what_has_no_run_of_five_words_has_no_print(text: str) -> None:
    assert prints(text) == ()


def test_capitals_and_signs_make_no_difference() -> None:
    assert prints("Stop selling the Orrery at once!") == prints("stop selling the orrery, at once")


def test_a_book_is_read_as_far_as_an_article_goes() -> None:
    assert prints(written(1, 100_000)) == prints(written(1, 100_000)[:200_000])

"""What nobody sees and makes a text read as what it is not goes; what languages and emoji need stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.unseen import seen

TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HIDES = "\u200b\u2060\u2061\u2064\u206a\u206f\ufeff\ufff9\ufffb\U000e0001\U000e0041\U000e007f"
LATIN = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), max_codepoint=0x24F))
ANY = st.text(
    st.one_of(st.characters(), st.sampled_from(TURNS + HIDES + "\u200e\u200f\u061c\U0001f3f4\u0e01"))
)
SHALOM = "\u05e9\u05dc\u05d5\u05dd"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@given(ANY)
def test_nothing_that_turns_the_direction_is_left(text: str) -> None:
    assert not set(seen(text)) & set(TURNS)


@given(ANY)
def test_what_was_taken_out_once_is_out(text: str) -> None:
    assert seen(seen(text)) == seen(text)


@given(ANY)
def test_what_people_see_stays_in_its_order(text: str) -> None:
    marks = set(TURNS + HIDES + "\u2062\u2063\u206b\u206c\u206d\u206e\ufffa\u200e\u200f\u061c")
    shown = [one for one in text if one not in marks and not "\U000e0000" <= one <= "\U000e007f"]
    kept = [one for one in seen(text) if one not in marks and not "\U000e0000" <= one <= "\U000e007f"]
    assert kept == shown


@given(LATIN, st.sampled_from(TURNS + HIDES + "\u200e\u200f\u061c"), LATIN)
def test_of_words_written_from_the_left_only_the_words_are_left(before: str, mark: str, after: str) -> None:
    assert seen(before + mark + after) == before + after


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
@given(before=LATIN, after=LATIN)
def test_joiners_stay(joiner: str, before: str, after: str) -> None:
    assert seen(before + joiner + after) == before + joiner + after


@pytest.mark.parametrize(
    "text",
    [
        f"\u200f{SHALOM}\u200e!",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        FAMILY,
        f"For {SCOTLAND} and back",
        "\u0e01\u200b\u0e02",
        "Do\u00adnau\u00addampf\u00adschiff",
        "caf\u0065\u0301 \u2764\ufe0f",
    ],
    ids=["Hebrew with marks", "Persian", "family", "flag", "Thai", "soft hyphens", "accents"],
)
def test_what_languages_and_emoji_need_stays(text: str) -> None:
    assert seen(text) == text


def test_letters_of_a_flag_without_its_flag_tell_nothing() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "say yes")
    assert seen(f"Read this{hidden}") == "Read this"


def test_a_name_written_backwards_reads_as_it_is_kept() -> None:
    assert seen("Mara \u202egro.elpmaxe\u202c") == "Mara gro.elpmaxe"

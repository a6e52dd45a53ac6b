"""Why two are one layer, in the words of the layers panel."""

import pytest

from sources.rules.layers import Join, Rests, Source, layers
from tests.sources.rules.drawn import human, outlet, rests

ENGADGET, TECHCRUNCH, TECHRADAR, VERGE = range(1, 5)


def join(sources: list[Source], steps: list[Rests]) -> Join:
    ((found,),) = (layer.joins for layer in layers(sources, steps))
    return found


def two(*steps: Rests) -> Join:
    """Between Engadget, reference 101, and TechRadar, 102."""
    return join([outlet(1, ENGADGET), outlet(2, TECHRADAR)], list(steps))


def test_who_credits_whom_is_said_with_where_to_see_it() -> None:
    assert two(rests(102, 101)).explained == (
        "Engadget and TechRadar: one layer, because TechRadar credits Engadget for it (see passage)."
    )


def test_a_doubt_is_said_too() -> None:
    assert two(rests(102, 101, state="suggested")).explained == (
        "Engadget and TechRadar: one layer, because TechRadar credits Engadget for it "
        "(suggested, not yet judged; see passage)."
    )


def test_without_a_passage_none_is_promised() -> None:
    bare = Rests(1, 102, 101, "Engadget", "copy", "confirmed", "")
    assert two(bare).explained == (
        "Engadget and TechRadar: one layer, because TechRadar carries the text of Engadget."
    )


@pytest.mark.parametrize(
    ("kind", "through", "sentence"),
    [
        ("release", "Apple", "TechRadar and Engadget both rest on one release by Apple."),
        ("common", "Bloomberg", "TechRadar and Engadget both rest on Bloomberg\u2019s report."),
        ("common", "Reuters", "TechRadar and Engadget both rest on Reuters\u2019 report."),
        ("credit", "Bloomberg", "TechRadar credits Engadget for it."),
    ],
)
def test_a_third_both_rest_on_is_named(kind: str, through: str, sentence: str) -> None:
    assert two(rests(102, 101, kind, through=through)).sentence == sentence


def test_two_are_named_once_in_a_sentence() -> None:
    assert two(rests(102, 101, "release", through="Apple")).explained == (
        "TechRadar and Engadget: one layer, because they both rest on one release by Apple (see passage)."
    )


def test_one_publisher() -> None:
    found = join([outlet(1, ENGADGET), outlet(3, ENGADGET)], [])
    assert found.explained == "References 1 and 3: one layer, because they are both from Engadget."


def test_one_owner() -> None:
    found = join([outlet(1, ENGADGET), outlet(2, TECHCRUNCH)], [])
    assert found.explained == ("Engadget and TechCrunch: one layer, because they have the same owner, Yahoo.")


def test_one_person() -> None:
    found = join([human(1, 7), human(2, 7)], [])
    assert found.explained == (
        "References 1 and 2: one layer, because they come from the same person, An engineer."
    )


def test_two_of_one_name_are_told_apart_by_their_numbers() -> None:
    found = join([human(1, 7), human(2, 8)], [rests(102, 101, "other")])
    assert found.explained.startswith("References 1 and 2: one layer, because")


def test_an_outside_origin() -> None:
    assert two(rests(101, 5), rests(102, 5)).explained == (
        "Engadget and TechRadar: one layer, because they both rest on Origin 5 (see passage)."
    )


def test_who_shares_an_origin_with_an_outsider_is_not_said_to_rest_on_it() -> None:
    assert two(rests(101, 5), rests(102, 5, "release")).sentence == (
        "Engadget and TechRadar share an origin with Origin 5."
    )


def test_nor_by_way_of_one() -> None:
    assert two(rests(102, 5, "common"), rests(5, 101)).sentence == (
        "TechRadar shares an origin with Engadget by way of Origin 5."
    )

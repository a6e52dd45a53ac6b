"""What label the evidence earns, by the ladder as shipped."""

import pytest

from stories.rules.assessment import ClaimAssessment, Rung, assess, missing_for
from tests.stories.rules.weighed import CONFIRMED, CORROBORATED, EMERGING, LADDER, claim, items


def label(layers: str, *stances: str) -> str | None:
    claims = [claim(number, signs) for number, signs in enumerate(stances, start=1)]
    return assess(LADDER, claims, items(layers)).label


def weighed(layers: str, stances: str) -> ClaimAssessment:
    (found,) = assess(LADDER, [claim(1, stances)], items(layers)).claims
    return found


@pytest.mark.parametrize(
    ("layers", "stances", "earned"),
    [
        ("", "", None),
        ("A", ".", None),
        ("A", "o", None),
        ("A", "-", None),
        ("A", "+", "emerging"),
        ("A A A", "+++", "emerging"),
        ("A B", "+o", "emerging"),
        ("A B", "+-", "emerging"),
        ("A B", "++", "corroborated"),
        ("A B?", "++", "corroborated"),
        ("A B C?", "+++", "corroborated"),
        ("A B C", "++-", "emerging"),
        ("A B C", "+++", "confirmed"),
        ("A! B", "++", "confirmed"),
        ("A!", "+", "emerging"),
        ("A!? B", "++", "corroborated"),
        ("A! B?", "++", "corroborated"),
        ("A B B!", "++o", "corroborated"),
        ("A B B!", "+++", "confirmed"),
    ],
)
def test_the_shipped_ladder(layers: str, stances: str, earned: str | None) -> None:
    assert label(layers, stances) == earned


def test_the_weakest_key_claim_decides() -> None:
    assert label("A B C", "+++", "+..") == "emerging"


def test_a_claim_that_is_not_key_does_not_decide() -> None:
    claims = [claim(1, "+++"), claim(2, "-..", is_key=False)]
    assert assess(LADDER, claims, items("A B C")).label == "confirmed"


def test_a_claim_that_is_not_key_still_has_its_own_label() -> None:
    claims = [claim(1, "+++"), claim(2, "+..", is_key=False)]
    assert [c.label for c in assess(LADDER, claims, items("A B C")).claims] == ["confirmed", "emerging"]


def test_without_a_key_claim_nothing_is_earned() -> None:
    assert assess(LADDER, [claim(1, "+", is_key=False)], items("A")).rank == 0


def test_a_layer_that_supports_and_contradicts_supports_nothing() -> None:
    found = weighed("A A B", "+-+")
    assert (found.layers, found.contradicted_by, found.label) == (1, ("A",), "emerging")


def test_every_layer_has_a_voice() -> None:
    voices = weighed("A A B C D E", "+-+-o.").voices
    assert voices == (
        ("A", "mixed"),
        ("B", "supports"),
        ("C", "contradicts"),
        ("D", "background"),
        ("E", "silent"),
    )


def test_support_is_louder_than_background() -> None:
    assert weighed("A A", "o+").voices == (("A", "supports"),)


def test_a_first_hand_item_counts_only_for_what_it_supports() -> None:
    assert weighed("A! A", "o+").first_hand == 0


def test_a_first_hand_item_in_a_layer_at_odds_does_not_count() -> None:
    assert weighed("A! A", "+-").first_hand == 0


def test_the_next_rung_is_the_one_above() -> None:
    found = assess(LADDER, [claim(1, "+")], items("A"))
    assert (found.label, found.rank, found.next) == ("emerging", 1, "corroborated")


def test_on_the_top_rung_nothing_is_missing() -> None:
    found = assess(LADDER, [claim(1, "+++")], items("A B C"))
    assert (found.label, found.next, found.missing) == ("confirmed", None, ())


def test_a_ladder_may_be_given_in_any_order() -> None:
    found = assess((CONFIRMED, EMERGING, CORROBORATED), [claim(1, "++")], items("A B"))
    assert (found.label, found.next) == ("corroborated", "confirmed")


def test_without_rungs_nothing_is_earned_and_nothing_missing() -> None:
    found = assess((), [claim(1, "++")], items("A B"))
    assert (found.label, found.next, found.missing) == (None, None, ())


def test_a_rung_without_rules_is_never_earned() -> None:
    bare = Rung("proven", "Proven", 4, ())
    assert assess((*LADDER, bare), [claim(1, "+++")], items("A B C")).next == "proven"


def test_what_is_missing_is_that_of_the_next_rung() -> None:
    claims, cited = [claim(1, "+")], items("A")
    assert assess(LADDER, claims, cited).missing == missing_for(CORROBORATED, claims, cited)

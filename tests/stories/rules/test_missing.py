"""How the newsroom says what a rung still lacks."""

from stories.rules.assessment import Rule, Rung, missing_for
from tests.stories.rules.weighed import CONFIRMED, CORROBORATED, EMERGING, claim, items

FIRST_HAND = (
    "a first-hand source (an official document, data, a filing, the newsroom's own test, "
    "or a party on the record about itself)"
)


def missing(rung: Rung, layers: str, *stances: str) -> tuple[str, ...]:
    return missing_for(rung, [claim(n, signs) for n, signs in enumerate(stances, start=1)], items(layers))


def rung(*rules: Rule) -> Rung:
    return Rung("proven", "Proven", 4, rules)


def test_nothing_is_missing_once_it_is_earned() -> None:
    assert missing(CORROBORATED, "A B", "++") == ()


def test_a_first_layer() -> None:
    assert missing(EMERGING, "A", "o") == ("Missing: a supporting layer for claim 1.",)


def test_a_second_layer() -> None:
    assert missing(CORROBORATED, "A", "+") == ("Missing: a second independent layer for claim 1.",)


def test_two_layers_from_none() -> None:
    assert missing(CORROBORATED, "", "") == ("Missing: two independent layers for claim 1.",)


def test_claims_that_lack_the_same_share_a_sentence() -> None:
    assert missing(CORROBORATED, "A B", "+.", "++", ".+", "+.") == (
        "Missing: a second independent layer for claims 1, 3 and 4.",
    )


def test_claims_that_lack_different_things_have_a_sentence_each() -> None:
    assert missing(CORROBORATED, "A", "+", ".") == (
        "Missing: a second independent layer for claim 1.",
        "Missing: two independent layers for claim 2.",
    )


def test_any_of_a_rungs_rules_would_do() -> None:
    assert missing(CONFIRMED, "A B", "++") == (
        f"Missing: a third independent layer, or {FIRST_HAND}, for claim 1.",
    )


def test_the_cheapest_rule_comes_first() -> None:
    assert missing(CONFIRMED, "A", "+") == (
        f"Missing: a second independent layer and {FIRST_HAND}, or two more independent layers, for claim 1.",
    )


def test_a_rule_that_asks_for_more_of_the_same_is_not_named() -> None:
    assert missing(CONFIRMED, "A!", "+") == ("Missing: a second independent layer for claim 1.",)


def test_layers_that_do_not_count_are_told_apart() -> None:
    found = missing(rung(Rule(2, 0, False, True)), "A B?", "++")
    assert found == (
        "Missing: a second independent layer that rests on more than unnamed people for claim 1.",
    )


def test_first_hand_sources_in_several_layers() -> None:
    (found,) = missing(rung(Rule(3, 2, True, True)), "A B C", "+++")
    assert found.startswith("Missing: first-hand sources in two more layers (an official document")


def test_a_contradiction_is_to_be_settled_first() -> None:
    assert missing(CORROBORATED, "A B C", "++-") == ("A layer contradicts claim 1: settle it first.",)


def test_where_a_contradiction_is_all_that_stands_against_it_no_other_rule_is_named() -> None:
    assert missing(CONFIRMED, "A B C D", "+++-") == ("A layer contradicts claim 1: settle it first.",)


def test_two_contradictions_are_counted() -> None:
    assert missing(CORROBORATED, "A B C D", "++--") == ("Two layers contradict claim 1: settle that first.",)


def test_a_contradiction_comes_before_what_else_is_missing() -> None:
    assert missing(CORROBORATED, "A B", "+.", "+-") == (
        "A layer contradicts claim 2: settle it first.",
        "Missing: a second independent layer for claims 1 and 2.",
    )


def test_where_one_rule_bears_a_contradiction_settling_it_is_a_choice() -> None:
    found = missing(rung(Rule(2, 0, True, False), Rule(3, 0, True, True)), "A B C", "++-")
    assert found == ("Missing: the contradiction settled, or a third independent layer, for claim 1.",)


def test_large_numbers_are_written_as_figures() -> None:
    many = " ".join("ABCDEFGHIJK")
    assert missing(rung(Rule(12, 0, True, True)), many, "+" * 11) == (
        "Missing: a 12th independent layer for claim 1.",
    )


def test_a_rung_without_rules_says_whom_to_ask() -> None:
    assert missing(rung(), "A", "+") == (
        "Nothing earns Proven yet: the label has no rule. Ask an editor to give it one.",
    )


def test_without_a_key_claim_one_is_missing() -> None:
    assert missing_for(EMERGING, [claim(1, "+", is_key=False)], items("A")) == (
        "Missing: a key claim, one the label must be earned for.",
    )

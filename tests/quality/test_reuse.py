"""How well derivations are told from independent reports, on real pairs of articles."""

from tests.quality.derivation import figures, pairs, report
from tests.quality.shared import SHARED, beside

PAIRS = SHARED / "derivation"
LEAST = {"f1": 0.96, "precision": 0.97, "direction": 0.95, "copies_found": 0.93, "copies_precision": 0.95}
# By rule, two that both credit one third, or tell one letter, are independent: there are such pairs.
MOST = {"shared_quote_flagged": 0.03, "independent_merged": 0.12}

pytestmark = beside(PAIRS)


def test_who_rests_on_whom_is_told_at_least_this_well() -> None:
    found = figures(PAIRS)
    print(report(PAIRS))
    short = {name: found[name] for name, least in LEAST.items() if found[name] < least}
    over = {name: found[name] for name, most in MOST.items() if found[name] > most}
    assert not short | over


def test_every_verdict_shows_words_of_both_texts() -> None:
    for pair in pairs(PAIRS):
        if pair.verdict:
            derived, origin = (
                (pair.one, pair.other) if pair.verdict.derived == "one" else (pair.other, pair.one)
            )
            assert pair.verdict.passage
            assert pair.verdict.passage in derived.text
            assert pair.verdict.origin_passage in origin.text
            assert all(reason.sentence and len(reason.passage) <= 400 for reason in pair.verdict.reasons)

"""What differs between two sheets of a draft, what is gone, and which drafts fold."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stories.rules.revision import Sheet, Typing, changed, folds, gone, pair_claims, plain, same_claims

START = datetime(2026, 11, 22, 9, tzinfo=UTC)
NOTHING: dict[str, Any] = {"citations": [], "claims": [], "stances": []}
IDS = st.integers(1, 6)


def claim(pk: int, text: str = "", *, headline: bool = False) -> dict[str, Any]:
    return {"id": pk, "text": text or f"Claim {pk}", "headline": headline, "key": headline}


def typed(minute: float = 0, **other: Any) -> Typing:
    told = {"by_itself": True, "by": 1, "tab": "a", "began": START + timedelta(minutes=minute)}
    return Typing(**{**told, **other})


@st.composite
def evidence(draw: st.DrawFn) -> dict[str, Any]:
    """Any evidence a story can have: stances only between claims and references it has."""
    cited = sorted(draw(st.sets(IDS)))
    made = sorted(draw(st.sets(IDS, min_size=1)))
    pairs = draw(st.sets(st.tuples(st.sampled_from(made), st.sampled_from(cited)))) if cited else set()
    return {
        "citations": [{"n": n, "reference": key, "note": ""} for n, key in enumerate(cited, 1)],
        "claims": [claim(pk, headline=pk == made[0]) for pk in made],
        "stances": [
            {"claim": one, "reference": other, "kind": "supports", "quote": ""}
            for one, other in sorted(pairs)
        ],
    }


@given(evidence())
def test_a_sheet_differs_in_nothing_from_itself(held: dict[str, Any]) -> None:
    sheet = Sheet({"headline": "A", "tags": ["b"]}, held)
    assert changed(sheet, sheet) == []
    assert not gone(held, held)


@given(evidence(), evidence())
def test_what_is_gone_was_there_and_is_not(then: dict[str, Any], now: dict[str, Any]) -> None:
    cited = {row["reference"] for row in now["citations"]}
    for row in gone(then, now).citations:
        assert row in then["citations"]
        assert row["reference"] not in cited


@given(evidence(), evidence())
def test_nothing_is_gone_once_it_has_come_back(then: dict[str, Any], now: dict[str, Any]) -> None:
    missing = gone(then, now)
    same = same_claims(then, now)
    back = {
        "citations": [*now["citations"], *missing.citations],
        "claims": [*now["claims"], *missing.claims],
        "stances": [
            *now["stances"],
            *({**row, "claim": same.get(row["claim"], row["claim"])} for row in missing.stances),
        ],
    }
    assert not gone(then, back)


def test_names_of_what_changed_come_text_first() -> None:
    before = Sheet({"headline": "A", "body": "x"}, NOTHING)
    after = Sheet({"headline": "B", "body": "x"}, {**NOTHING, "claims": [claim(1)]})
    assert changed(before, after) == ["headline", "claims"]


def test_of_a_first_sheet_all_that_says_something_is_new() -> None:
    assert changed(None, Sheet({"headline": "A", "standfirst": ""}, NOTHING)) == ["headline"]


def test_the_text_is_kept_as_a_database_gives_it_back() -> None:
    assert plain({"authors": (2, 1), "tags": ("a",)}) == {"authors": [2, 1], "tags": ["a"]}


def test_drafts_of_one_page_fold_for_ten_minutes() -> None:
    assert folds(typed(), typed(9.9))
    assert not folds(typed(), typed(10))


def test_nothing_folds_into_what_somebody_saved() -> None:
    assert not folds(typed(by_itself=False), typed(1))
    assert not folds(typed(), typed(1, by_itself=False))
    assert not folds(None, typed())


def test_two_pages_and_two_people_stay_apart() -> None:
    assert not folds(typed(), typed(1, tab="b"))
    assert not folds(typed(), typed(1, by=2))


def test_a_reworded_claim_is_not_gone() -> None:
    then, now = {**NOTHING, "claims": [claim(1, "Old")]}, {**NOTHING, "claims": [claim(1, "New")]}
    assert not gone(then, now)
    assert pair_claims(then, now).moved == ((claim(1, "Old"), claim(1, "New")),)


def test_a_claim_made_again_in_the_same_words_is_the_same() -> None:
    then, now = {**NOTHING, "claims": [claim(1, "Old")]}, {**NOTHING, "claims": [claim(7, "Old")]}
    assert not gone(then, now)
    assert same_claims(then, now) == {1: 7}

"""Today's evidence in the words readers know."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.rules.known_words import in_known_words
from stories.rules.snapshot import (
    Evidence,
    FrozenAssessment,
    FrozenClaim,
    FrozenLayer,
    FrozenReference,
    FrozenStance,
    Person,
    Who,
    frozen,
)

NURSE = Person("a nurse", named=False, why_unnamed="She fears for her post.", can_know="She was there.")


def note(n: int, words: str = "", **more: Any) -> FrozenReference:
    told: dict[str, Any] = {
        "layer": "A",
        "kind": "article",
        "kind_name": "Article",
        "title": f"Report {n}",
        "url": f"https://engadget.example/{n}",
        "publisher": Who("Engadget", "engadget", ""),
        "author": "Ada Byron",
        "published": None,
        "retrieved": None,
        "first_hand": False,
        "confidential": False,
        "person": None,
    }
    return FrozenReference(n=n, note=words, **(told | more))


def claim(n: int, text: str, *stances: FrozenStance) -> FrozenClaim:
    return FrozenClaim(n, text, n == 1, n == 1, "emerging", 1, {"A": "supports"}, stances)


def evidence(
    *claims: FrozenClaim, notes: tuple[FrozenReference, ...] = (), why: tuple[str, ...] = ()
) -> dict[str, Any]:
    numbers = tuple(one.n for one in notes)
    layer = FrozenLayer("A", "Engadget", numbers, first_hand=False, unnamed_only=False, why=why)
    return frozen(Evidence(notes, (layer,), claims, FrozenAssessment("emerging", "corroborated", ("More.",))))


def known_note(today: FrozenReference, live: FrozenReference) -> dict[str, Any]:
    known: dict[str, Any] = in_known_words(evidence(notes=(today,)), evidence(notes=(live,)))["references"][0]
    return known


def known_why(today: str, live: str = "") -> str:
    known = in_known_words(evidence(why=(today,)), evidence(why=(live,)))
    return str(known["layers"][0]["why"][0])


def test_a_claim_made_since_is_left_out_and_the_others_keep_their_numbers() -> None:
    today = evidence(claim(1, "It swells."), claim(2, "It is a fraud."), claim(3, "Sales stopped."))
    known = in_known_words(today, evidence(claim(1, "It swells."), claim(2, "Sales stopped.")))
    assert [(one["n"], one["text"]) for one in known["claims"]] == [(1, "It swells."), (3, "Sales stopped.")]


def test_a_claim_in_other_words_is_another_claim() -> None:
    assert (
        in_known_words(evidence(claim(1, "It explodes.")), evidence(claim(1, "It swells.")))["claims"] == []
    )


def test_what_a_known_claim_rests_on_is_todays() -> None:
    today = evidence(claim(1, "It swells.", FrozenStance(2, "contradicts", "")), notes=(note(1), note(2)))
    known = in_known_words(today, evidence(claim(1, "It swells."), notes=(note(1),)))
    assert known["claims"] == today["claims"]
    assert known["layers"] == today["layers"]
    assert known["assessment"] == today["assessment"]


def test_a_source_note_stays_as_readers_know_it() -> None:
    assert known_note(note(1, "They lie."), note(1, "Saw it first."))["note"] == "Saw it first."


def test_a_source_cited_since_comes_with_its_title_and_without_a_note() -> None:
    known = in_known_words(evidence(notes=(note(1), note(2, "They lie."))), evidence(notes=(note(1),)))
    assert (known["references"][1]["title"], known["references"][1]["note"]) == ("Report 2", "")


def test_the_note_of_another_item_under_the_same_number_is_not_its_note() -> None:
    today = note(1, url="https://wired.example/1")
    assert known_note(today, note(1, "Saw it first."))["note"] == ""


def test_what_has_no_address_is_known_by_its_title() -> None:
    live = note(1, "Shown to us.", url=None)
    assert known_note(note(1, "They lie.", url=None), live)["note"] == "Shown to us."
    assert known_note(note(1, "They lie.", url=None, title="Another"), live)["note"] == ""


def test_title_and_author_of_a_known_source_stay() -> None:
    known = known_note(note(1, title="Liars", author="A liar"), note(1))
    assert (known["title"], known["author"]) == ("Report 1", "Ada Byron")


def test_a_title_that_names_a_layer_stays_there_too() -> None:
    now = note(1, title="Liars", publisher=None)
    today = evidence(notes=(now,), why=("Liars rests on Wired.",))
    known = in_known_words(today, evidence(notes=(note(1, publisher=None),)))["layers"][0]
    assert (known["name"], known["why"]) == ("Report 1", ["Report 1 rests on Wired."])


def test_a_source_that_became_confidential_is_shown_by_nothing_readers_knew() -> None:
    now = note(1, confidential=True).public()
    assert (
        known_note(now, note(1, "The memo of the board."))
        == frozen(Evidence((now,), (), (), FrozenAssessment(None, None, ())))["references"][0]
    )


def test_a_withdrawal_is_told() -> None:
    known = known_note(note(1, withdrawn="Engadget took it back."), note(1))
    assert known["withdrawn"] == "Engadget took it back."


def test_a_quote_put_in_since_is_left_out() -> None:
    live = evidence(claim(1, "It swells.", FrozenStance(1, "supports", "it swells")), notes=(note(1),))
    for quote, known_quote in (("it swells", "it swells"), ("they lie", "")):
        now = evidence(claim(1, "It swells.", FrozenStance(1, "supports", quote)), notes=(note(1),))
        assert in_known_words(now, live)["claims"][0]["stances"][0]["quote"] == known_quote


def test_of_a_person_readers_know_stays_what_they_know() -> None:
    other = Person("a nurse", named=False, why_unnamed="They lie.", can_know="They lie.")
    assert (
        known_note(note(1, person=other), note(1, person=NURSE))["person"]
        == frozen(Evidence((note(1, person=NURSE),), (), (), FrozenAssessment(None, None, ())))["references"][
            0
        ]["person"]
    )


def test_what_was_taken_back_of_a_person_stays_away() -> None:
    quiet = Person("a nurse", named=False, why_unnamed="She fears for her post.")
    assert "can_know" not in known_note(note(1, person=quiet), note(1, person=NURSE))["person"]


def test_of_a_person_heard_since_only_who_it_is_is_told() -> None:
    known = known_note(note(1, person=NURSE), note(1))
    assert known["person"] == {"alias": "a nurse", "named": False, "why_unnamed": ""}


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("A and B both rest on one release by a liar.", "A and B both rest on one release."),
        ("A and B both rest on a liar\u2019s report.", "A and B both rest on one origin."),
        (
            "A and B both rest on a liar\u2019s report (suggested, not yet judged).",
            "A and B both rest on one origin (suggested, not yet judged).",
        ),
        ("A and B both rest on Reuters.", "A and B both rest on Reuters."),
        ("A rewrites B.", "A rewrites B."),
    ],
)
def test_a_third_that_was_typed_since_is_not_named(typed: str, known: str) -> None:
    assert known_why(typed) == known
    assert known_why(typed, live=typed) == typed


TEXTS = st.sampled_from(["", "Alpha.", "Beta.", "Gamma.", "Delta."])
PEOPLE = st.sampled_from([None, NURSE, Person("Jo Berg", named=True, why_unnamed="")])


@st.composite
def notes(draw: st.DrawFn, n: int) -> FrozenReference:
    url = draw(st.sampled_from([None, "https://a.example/", "https://b.example/"]))
    more = {"url": url, "title": draw(TEXTS), "author": draw(TEXTS), "person": draw(PEOPLE)}
    return note(n, draw(TEXTS), **more, confidential=draw(st.booleans())).public()


@st.composite
def evidences(draw: st.DrawFn) -> dict[str, Any]:
    """Of up to four sources and three claims, each with or without words at any place."""
    numbers = draw(st.lists(st.integers(1, 4), unique=True, max_size=4).map(sorted))
    references = tuple(draw(notes(n)) for n in numbers)
    kinds = st.sampled_from(["supports", "contradicts", "background"])
    claims = [
        claim(n, text, *(FrozenStance(number, draw(kinds), draw(TEXTS)) for number in numbers))
        for n, text in enumerate(draw(st.lists(TEXTS.filter(bool), unique=True, max_size=3)), start=1)
    ]
    return evidence(*claims, notes=references)


def said(told: dict[str, Any]) -> set[str]:
    """What was typed for this story, but for titles and people."""
    claims = {claim["text"] for claim in told["claims"]}
    quotes = {stance["quote"] for claim in told["claims"] for stance in claim["stances"]}
    return claims | quotes | {note["note"] for note in told["references"]}


def weighed(told: dict[str, Any]) -> dict[int, Any]:
    stances = {
        claim["n"]: [(one["reference"], one["kind"]) for one in claim["stances"]] for claim in told["claims"]
    }
    return {
        claim["n"]: (claim["text"], claim["key"], claim["layers"], claim["voices"], stances[claim["n"]])
        for claim in told["claims"]
    }


@given(evidences(), evidences())
def test_nothing_is_said_that_readers_do_not_know(today: dict[str, Any], live: dict[str, Any]) -> None:
    assert said(in_known_words(today, live)) <= said(live) | {""}


@given(evidences(), evidences())
def test_what_is_known_is_weighed_as_today(today: dict[str, Any], live: dict[str, Any]) -> None:
    known = in_known_words(today, live)
    assert weighed(known).items() <= weighed(today).items()
    assert [one["n"] for one in known["references"]] == [one["n"] for one in today["references"]]
    assert [one["references"] for one in known["layers"]] == [one["references"] for one in today["layers"]]
    assert known["assessment"] == today["assessment"]


@given(evidences())
def test_what_did_not_move_goes_out_as_it_is(live: dict[str, Any]) -> None:
    assert in_known_words(live, live) == live


@given(evidences(), evidences())
def test_in_known_words_it_is_known(today: dict[str, Any], live: dict[str, Any]) -> None:
    known = in_known_words(today, live)
    assert in_known_words(known, live) == known


@given(evidences(), evidences())
def test_what_is_confidential_today_names_nothing(today: dict[str, Any], live: dict[str, Any]) -> None:
    hidden = {one["n"]: one["title"] for one in today["references"] if one["confidential"]}
    known = {one["n"]: one for one in in_known_words(today, live)["references"]}
    assert {n: known[n]["title"] for n in hidden} == hidden
    assert all(known[n]["url"] is None and not known[n]["author"] for n in hidden)

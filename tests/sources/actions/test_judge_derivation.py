import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from sources.actions.judge_derivation import judge_derivation, reject_between, state_derivation
from sources.errors import LongNote, NoNote, NotAllowed, RestsOnItself
from sources.models import Derivation, Reference
from tests.sources.actions.keeping import kept


@pytest.fixture
def one(writer: User) -> Reference:
    return kept(writer, "Engadget")


@pytest.fixture
def other(writer: User) -> Reference:
    return kept(writer, "TechRadar")


@pytest.fixture
def suggested(one: Reference, other: Reference) -> Derivation:
    told = {
        "kind": "credit",
        "sentence": "It says so.",
        "passage": "own words",
        "origin_passage": "their words",
    }
    return Derivation.objects.create(
        derived=other,
        origin=one,
        kind="credit",
        passage="own words",
        origin_passage="their words",
        reasons=[told],
    )


def test_confirming_says_who_and_when(suggested: Derivation, writer: User) -> None:
    decided = judge_derivation(suggested, by=writer, confirmed=True)
    assert (decided.state, decided.decided_by, decided.kind) == ("confirmed", writer, "credit")
    assert decided.decided_at is not None


def test_a_kind_and_a_third_can_be_put_right(suggested: Derivation, writer: User) -> None:
    judge_derivation(suggested, by=writer, confirmed=True, kind="common", through=" Bloomberg ")
    row = Derivation.objects.get()
    assert (row.kind, row.through) == ("common", "Bloomberg")


def test_the_same_verdict_given_again_keeps_its_reason(suggested: Derivation, writer: User) -> None:
    judge_derivation(suggested, by=writer, confirmed=True, note="Their editor told us.")
    assert judge_derivation(suggested, by=writer, confirmed=True).note == "Their editor told us."


def test_another_verdict_leaves_the_reason_of_the_one_before(suggested: Derivation, writer: User) -> None:
    judge_derivation(suggested, by=writer, confirmed=False, note="Both were there.")
    assert judge_derivation(suggested, by=writer, confirmed=True).note == ""


def test_a_note_as_long_as_a_story_is_refused(suggested: Derivation, writer: User) -> None:
    with pytest.raises(LongNote, match="at most 2000 fit"):
        judge_derivation(suggested, by=writer, confirmed=True, note="x" * 2001)


def test_a_kind_nobody_knows_changes_nothing(suggested: Derivation, writer: User) -> None:
    with pytest.raises(ValueError, match="hearsay"):
        judge_derivation(suggested, by=writer, confirmed=True, kind="hearsay")
    assert Derivation.objects.get().state == "suggested"


def test_turned_round_each_passage_stays_with_its_text(
    suggested: Derivation, writer: User, one: Reference, other: Reference
) -> None:
    row = judge_derivation(suggested, by=writer, confirmed=True, turned=True)
    assert (row.pk, row.derived, row.origin) == (suggested.pk, one, other)
    assert (row.passage, row.origin_passage) == ("their words", "own words")
    assert row.reasons[0]["passage"] == "their words"


@pytest.mark.parametrize("state", ["suggested", "confirmed", "rejected"])
def test_turned_round_it_takes_the_place_of_what_was_said_there(
    suggested: Derivation, writer: User, one: Reference, other: Reference, state: str
) -> None:
    decided = {"decided_by": writer, "decided_at": timezone.now(), "note": "No."}
    Derivation.objects.create(derived=one, origin=other, kind="copy", state=state, **decided)
    judge_derivation(suggested, by=writer, confirmed=True, turned=True)
    assert [(row.derived, row.origin, row.kind) for row in Derivation.objects.all()] == [
        (one, other, "credit")
    ]


def test_rejecting_needs_a_note(suggested: Derivation, writer: User) -> None:
    with pytest.raises(NoNote):
        judge_derivation(suggested, by=writer, confirmed=False, note=" ")


def test_rejecting_rejects_a_suggestion_the_other_way_round_too(
    suggested: Derivation, writer: User, one: Reference, other: Reference
) -> None:
    Derivation.objects.create(derived=one, origin=other, kind="copy")
    judge_derivation(suggested, by=writer, confirmed=False, note="Two witnesses.")
    assert set(Derivation.objects.values_list("state", "note")) == {("rejected", "Two witnesses.")}


def test_a_decision_can_be_changed(suggested: Derivation, writer: User, second_writer: User) -> None:
    judge_derivation(suggested, by=writer, confirmed=False, note="Two witnesses.")
    judge_derivation(suggested, by=second_writer, confirmed=True)
    row = Derivation.objects.get()
    assert (row.state, row.decided_by) == ("confirmed", second_writer)


def test_stating_decides_what_was_suggested(
    suggested: Derivation, writer: User, one: Reference, other: Reference
) -> None:
    stated = state_derivation(
        other, one, by=writer, kind="rewrite", note="Word for word.", passage="the words"
    )
    assert (stated.pk, stated.kind, stated.state) == (suggested.pk, "rewrite", "confirmed")
    assert Derivation.objects.get().passage == "the words"


def test_stating_the_other_way_round_turns_the_suggestion(
    suggested: Derivation, writer: User, one: Reference, other: Reference
) -> None:
    stated = state_derivation(one, other, by=writer, kind="credit")
    row = Derivation.objects.get()
    assert (row.pk, row.derived, row.origin) == (stated.pk, one, other)


def test_stating_a_third_both_rest_on(writer: User, one: Reference, other: Reference) -> None:
    row = state_derivation(one, other, by=writer, kind="release", through="Apple")
    assert (row.kind, row.through, row.state) == ("release", "Apple", "confirmed")


def test_stating_twice_is_one_derivation(writer: User, one: Reference, other: Reference) -> None:
    first, second = (state_derivation(one, other, by=writer) for _ in range(2))
    assert first == second


def test_apart_rejects_whatever_joins_the_two(
    suggested: Derivation, writer: User, one: Reference, other: Reference
) -> None:
    reject_between(one, other, by=writer, note="Two witnesses.")
    row = Derivation.objects.get()
    assert (row.pk, row.state, row.note) == (suggested.pk, "rejected", "Two witnesses.")


def test_apart_is_kept_even_when_nothing_joins_them_yet(
    writer: User, one: Reference, other: Reference
) -> None:
    reject_between(one, other, by=writer, note="Two witnesses.")
    assert Derivation.objects.get().state == "rejected"


def test_apart_needs_a_note_and_two(writer: User, one: Reference, other: Reference) -> None:
    with pytest.raises(NoNote):
        reject_between(one, other, by=writer, note=" ")
    with pytest.raises(RestsOnItself):
        reject_between(one, one, by=writer, note="x")


def test_an_outsider_decides_nothing(
    suggested: Derivation, outsider: User, one: Reference, other: Reference
) -> None:
    with pytest.raises(NotAllowed):
        judge_derivation(suggested, by=outsider, confirmed=True)
    with pytest.raises(NotAllowed):
        state_derivation(one, other, by=outsider)
    with pytest.raises(NotAllowed):
        reject_between(one, other, by=outsider, note="x")
    assert Derivation.objects.get().state == "suggested"

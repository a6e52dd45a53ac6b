from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.actions.judge_derivation import judge_derivation
from sources.actions.suggest_derivations import suggest_derivations
from sources.models import Derivation, Reference, Retrieval
from tests.sources.actions.keeping import OWN, REPORT, kept

CREDITING = (
    "Halden pulls its Orrery headset from shelves, according to a notice to shops seen by Halden Courier. "
    "Batteries of early units swell, Halden Courier reports, and forty thousand of them may be in use. "
    "We rang three stores in Utrecht on Friday, where nobody picked up, and the company would say nothing. "
    "Our own headset, bought in June, shows no sign of it so far; we keep it away from the sun all the same."
)


@pytest.fixture
def original(writer: User) -> Reference:
    return kept(writer, "Halden Courier", REPORT, 20, url="https://courier.example/orrery")


def ends(found: Derivation) -> tuple[Reference, Reference, str]:
    return found.derived, found.origin, found.kind


def test_a_copy_is_suggested_to_rest_on_the_earlier_text(original: Reference, writer: User) -> None:
    copy = kept(writer, "Relay", REPORT, 21)
    (found,) = suggest_derivations(copy, [original])
    assert ends(found) == (copy, original, "copy")
    assert "ventilated" in found.passage
    assert "ventilated" in found.origin_passage
    assert found.strength > 80


def test_everything_that_speaks_for_it_is_kept_in_words(original: Reference, writer: User) -> None:
    (found,) = suggest_derivations(kept(writer, "Relay", CREDITING, 21), [original])
    assert found.kind == "credit"
    assert "Halden Courier" in found.passage
    first = Derivation.objects.get().reasons[0]
    assert set(first) == {"kind", "sentence", "passage", "origin_passage"}
    assert "Relay" in first["sentence"]
    assert first["passage"] == found.passage


def test_a_link_to_the_other_is_one_more_reason(original: Reference, writer: User) -> None:
    crediting = kept(writer, "Relay", CREDITING, 21, links=("https://courier.example/orrery",))
    (found,) = suggest_derivations(crediting, [original])
    assert "link" in {reason["kind"] for reason in found.reasons}


def test_the_earlier_text_is_the_origin_even_when_it_is_kept_last(writer: User) -> None:
    copy = kept(writer, "Relay", REPORT, 21)
    original = kept(writer, "Halden Courier", REPORT, 20)
    (found,) = suggest_derivations(original, [copy])
    assert ends(found) == (copy, original, "copy")


def test_an_article_rests_on_a_partys_own_words_whichever_came_out_first(
    original: Reference, writer: User
) -> None:
    statement = kept(writer, "", REPORT, 21)
    Reference.objects.filter(pk=statement.pk).update(kind="statement")
    statement.refresh_from_db()
    (found,) = suggest_derivations(statement, [original])
    assert ends(found) == (original, statement, "copy")
    assert found.passage


def test_of_two_without_a_date_the_one_kept_later_is_the_copy(writer: User) -> None:
    first = kept(writer, "Zeta", REPORT, None)
    second = kept(writer, "Alpha", REPORT, None)
    (found,) = suggest_derivations(first, [second])
    assert ends(found) == (second, first, "copy")


def test_one_without_a_date_rests_on_one_that_has_one(writer: User) -> None:
    undated = kept(writer, "Relay", REPORT, None)
    dated = kept(writer, "Halden Courier", REPORT, 20)
    (found,) = suggest_derivations(dated, [undated])
    assert ends(found)[:2] == (undated, dated)


@pytest.mark.parametrize(
    "text", ["", OWN, "\u65e5\u672c\u306e\u65b0\u805e\u306f\u5831\u3058\u305f\u3002" * 90]
)
def test_what_is_not_alike_is_left_alone(original: Reference, writer: User, text: str) -> None:
    assert suggest_derivations(kept(writer, "Nordlicht Technik", text, 21), [original]) == []


def test_nothing_rests_on_itself(original: Reference) -> None:
    assert suggest_derivations(original, [original]) == []


def names_as_its_original(reference: Reference, url: str) -> None:
    Retrieval.objects.create(
        key=uuid4(),
        requested_url="https://portal.example/a",
        asked_by=reference.kept_by,
        reference=reference,
        facts={"canonical_url": {"value": url, "source": "page"}},
    )


def test_a_page_that_names_another_as_its_canonical_one_is_its_copy(writer: User) -> None:
    first = kept(writer, "Halden Courier", url="https://courier.example/a")
    copy = kept(writer, "Portal")
    names_as_its_original(copy, "https://courier.example/a")
    (found,) = suggest_derivations(first, [copy])
    assert ends(found) == (copy, first, "copy")
    assert "https://courier.example/a" in found.passage


def test_the_canonical_address_decides_against_the_dates(original: Reference, writer: User) -> None:
    copy = kept(writer, "Portal", REPORT, 1)
    names_as_its_original(copy, "https://courier.example/orrery")
    (found,) = suggest_derivations(copy, [original])
    assert (found.derived, found.strength >= 95, found.reasons[0]["kind"]) == (copy, True, "copy")


def test_a_second_look_brings_a_suggestion_up_to_date(original: Reference, writer: User) -> None:
    copy = kept(writer, "Relay", REPORT, 21)
    row = Derivation.objects.create(derived=original, origin=copy, kind="other", passage="old")
    (found,) = suggest_derivations(copy, [original])
    assert found.pk == row.pk
    assert ends(Derivation.objects.get()) == (copy, original, "copy")


def test_two_suggestions_on_one_pair_become_one(original: Reference, writer: User) -> None:
    copy = kept(writer, "Relay", REPORT, 21)
    Derivation.objects.create(derived=original, origin=copy, kind="other")
    Derivation.objects.create(derived=copy, origin=original, kind="other")
    suggest_derivations(copy, [original])
    assert ends(Derivation.objects.get()) == (copy, original, "copy")


def test_a_suggestion_goes_when_the_texts_no_longer_show_it(original: Reference, writer: User) -> None:
    copy = kept(writer, "Relay", REPORT, 21)
    suggest_derivations(copy, [original])
    copy.text = OWN
    assert suggest_derivations(copy, [original]) == []
    assert not Derivation.objects.exists()


def test_a_suggestion_stays_when_a_text_cannot_be_read_any_more(original: Reference, writer: User) -> None:
    copy = kept(writer, "Relay", REPORT, 21)
    suggest_derivations(copy, [original])
    copy.text = ""
    suggest_derivations(copy, [original])
    assert Derivation.objects.count() == 1


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_decision_outlives_a_second_look(original: Reference, writer: User, confirmed: bool) -> None:
    copy = kept(writer, "Relay", REPORT, 21)
    (found,) = suggest_derivations(copy, [original])
    judge_derivation(found, by=writer, confirmed=confirmed, note="One agency wrote both.", kind="release")
    before = Derivation.objects.values().get()
    copy.text = OWN
    assert suggest_derivations(copy, [original]) == suggest_derivations(original, [copy]) == []
    assert Derivation.objects.values().get() == before


def test_ten_others_cost_no_more_questions_than_one(
    original: Reference, writer: User, django_assert_num_queries: object
) -> None:
    others = [kept(writer, f"Outlet {n}", OWN, n + 1) for n in range(10)]
    for some in ([original, *others[:1]], [original, *others]):
        copy = kept(writer, "Relay", REPORT, 21)
        with django_assert_num_queries(5):  # type: ignore[operator]
            suggest_derivations(copy, some)

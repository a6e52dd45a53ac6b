from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.actions.judge_derivation import judge_derivation
from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.actions.suggest_derivations import suggest_derivations
from sources.models import Derivation, Reference, Retrieval

REPORT = (
    "Halden has told its shops in four countries to take the Orrery headset off the shelves at once. "
    "A notice that went out on Friday evening asks managers to keep boxed units in a dry and ventilated "
    "room until a van has come for them. Units made before September are the ones that swell, the notice "
    "says, and forty thousand of them are thought to be in use. The company has said nothing in public."
)


def kept(by: User, name: str, text: str, day: int) -> Reference:
    facts = ReferenceFacts(
        title="Orrery headset off the shelves",
        publisher_name=name,
        text=text,
        published_at=datetime(2026, 11, day, tzinfo=UTC),
    )
    return keep_reference(facts, by=by, key=uuid4())


@pytest.fixture
def original(writer: User) -> Reference:
    return kept(writer, "Halden Courier", REPORT, 20)


def test_a_copy_is_suggested_to_rest_on_the_earlier_text(original: Reference, writer: User) -> None:
    copy = kept(writer, "Relay", REPORT, 21)
    (found,) = suggest_derivations(copy, [original])
    assert (found.derived, found.origin, found.kind) == (copy, original, "copy")
    assert "ventilated" in found.passage


def test_the_earlier_text_is_the_origin_even_when_it_is_kept_last(writer: User) -> None:
    copy = kept(writer, "Relay", REPORT, 21)
    original = kept(writer, "Halden Courier", REPORT, 20)
    (found,) = suggest_derivations(original, [copy])
    assert (found.derived, found.origin) == (copy, original)


def test_own_reporting_is_left_alone(original: Reference, writer: User) -> None:
    other = kept(
        writer,
        "Nordlicht Technik",
        "We weighed nine headsets bought over the counter and found three with bent cases. An engineer "
        "opened one of them for us in her laboratory and showed where gas had pushed the layers apart. "
        "Nothing in the manual warns of it, and the help line had no advice when we called on Thursday.",
        21,
    )
    assert suggest_derivations(other, [original]) == []


def test_a_page_that_names_another_as_its_canonical_one_is_its_copy(
    original: Reference, writer: User
) -> None:
    first = keep_reference(
        ReferenceFacts(title="First", url="https://courier.example/a"), by=writer, key=uuid4()
    )
    copy = kept(writer, "Portal", "", 21)
    Retrieval.objects.create(
        key=uuid4(),
        requested_url="https://portal.example/a",
        asked_by=writer,
        reference=copy,
        facts={"canonical_url": {"value": "https://courier.example/a", "source": "page"}},
    )
    (found,) = suggest_derivations(copy, [first])
    assert (found.origin, found.kind) == (first, "copy")


def test_a_decision_outlives_a_second_look(original: Reference, writer: User) -> None:
    copy = kept(writer, "Relay", REPORT, 21)
    (found,) = suggest_derivations(copy, [original])
    judge_derivation(found, by=writer, confirmed=False, note="One agency wrote both.")
    assert suggest_derivations(copy, [original]) == []
    assert Derivation.objects.get().state == "rejected"

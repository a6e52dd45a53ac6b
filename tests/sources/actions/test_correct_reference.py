"""A fact is put right with how it is known, and can be taken back; what was before stays."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.actions.correct_reference import CORRECTABLE, correct_reference, undo_correction
from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.actions.start_watching import start_watching
from sources.errors import (
    NeverFirstHand,
    NoPublisher,
    NotAFact,
    NotAllowed,
    NoTitle,
    NoWhy,
    SameFact,
)
from sources.models import Correction, Domain, Publisher, Reference, Retrieval, Watch

LINK = "https://courier.example/a"


@pytest.fixture
def reference(writer: User) -> Reference:
    facts = ReferenceFacts(title="Swelling", url=LINK, publisher_name="Courier", author="Ada Vik")
    return keep_reference(facts, by=writer, key=uuid4())


def right(reference: Reference, field: str, value: str, by: User) -> Correction:
    correction = correct_reference(reference, field, value, by=by, why="The press office said so.")
    reference.refresh_from_db()
    return correction


@pytest.mark.parametrize(
    ("field", "value", "holds"),
    [
        ("title", " Swelling again ", "Swelling again"),
        ("author", "", ""),
        ("published_at", "2026-11-21T18:05+00:00", datetime(2026, 11, 21, 18, 5, tzinfo=UTC)),
        ("excerpt", "<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("kind", "statement", "statement"),
        ("language", "nb", "nb"),
        ("image_credit", "Photo: Bo Lind", "Photo: Bo Lind"),
        ("confidential", "yes", True),
    ],
)
def test_a_fact_is_put_right(
    reference: Reference, writer: User, field: str, value: str, holds: object
) -> None:
    right(reference, field, value, writer)
    assert getattr(reference, field) == holds


def test_what_was_before_stays_beside_it(reference: Reference, writer: User) -> None:
    correction = right(reference, "author", "Bo Lind", writer)
    assert (correction.was, correction.becomes, correction.by) == ("Ada Vik", "Bo Lind", writer)


def test_a_time_without_a_zone_is_the_newsrooms(reference: Reference, writer: User, settings: object) -> None:
    settings.TIME_ZONE = "Europe/Oslo"  # type: ignore[attr-defined]
    right(reference, "published_at", "2026-11-21T18:05", writer)
    assert reference.published_at == datetime(2026, 11, 21, 17, 5, tzinfo=UTC)


def test_a_publisher_is_found_by_name_or_proposed(reference: Reference, writer: User) -> None:
    halden = Publisher.objects.create(name="Halden", slug="halden")
    right(reference, "publisher", "halden inc.", writer)
    assert reference.publisher == halden
    right(reference, "publisher", "Somebody New", writer)
    assert Publisher.objects.get(name="Somebody New").confidence == 1


def test_on_a_platform_the_writer_named_stands_by_way_of_it(writer: User) -> None:
    platform = Publisher.objects.create(name="YouTube", slug="youtube", kind="platform")
    Domain.objects.create(host="youtube.com", publisher=platform)
    facts = ReferenceFacts(title="Video", url="https://youtube.com/1")
    post = keep_reference(facts, by=writer, key=uuid4())
    right(post, "publisher", "Rock Lab", writer)
    assert (str(post.publisher), post.via) == ("Rock Lab", platform)
    right(post, "publisher", "YouTube", writer)
    assert (post.publisher, post.via) == (platform, None)


def test_how_it_is_known_must_be_said(reference: Reference, writer: User) -> None:
    with pytest.raises(NoWhy):
        correct_reference(reference, "author", "Bo", by=writer, why="  ")


def test_what_holds_already_is_no_correction(reference: Reference, writer: User) -> None:
    right(reference, "author", "Bo Lind", writer)
    with pytest.raises(SameFact):
        right(reference, "author", "Bo Lind ", writer)
    assert Correction.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "refusal"),
    [
        ("title", " ", NoTitle),
        ("title", "x" * 501, NotAFact),
        ("author", "x" * 301, NotAFact),
        ("published_at", "yesterday", NotAFact),
        ("published_at", "2026-13-41T99:00", NotAFact),
        ("published_at", "0001-01-01T00:00+14:00", NotAFact),
        ("kind", "rumour", NotAFact),
        ("confidential", "perhaps", NotAFact),
        ("publisher", "", NoPublisher),
        ("first_hand", "yes", NeverFirstHand),
    ],
)
def test_what_cannot_hold_is_refused_and_changes_nothing(
    reference: Reference, writer: User, field: str, value: str, refusal: type[Exception]
) -> None:
    before = getattr(reference, field)
    with pytest.raises(refusal):
        right(reference, field, value, writer)
    reference.refresh_from_db()
    assert getattr(reference, field) == before
    assert not Correction.objects.exists()


def test_a_correction_is_undone_once(reference: Reference, writer: User) -> None:
    correction = right(reference, "author", "Bo Lind", writer)
    assert undo_correction(correction, by=writer)
    assert not undo_correction(correction, by=writer)
    reference.refresh_from_db()
    assert reference.author == "Ada Vik"
    assert Correction.objects.get().undone_by == writer


def test_of_two_corrections_the_one_that_stands_holds(reference: Reference, writer: User) -> None:
    first = right(reference, "author", "Bo Lind", writer)
    second = right(reference, "author", "Cy Moe", writer)
    undo_correction(first, by=writer)
    reference.refresh_from_db()
    assert reference.author == "Cy Moe"
    undo_correction(second, by=writer)
    reference.refresh_from_db()
    assert reference.author == "Ada Vik"


def test_a_correction_outlives_a_later_reading(reference: Reference, writer: User) -> None:
    right(reference, "title", "What it is about", writer)
    again = Retrieval.objects.create(
        key=uuid4(), requested_url=LINK, asked_by=writer, state="read",
        facts={"title": {"value": "A new headline", "source": "page text"}},
    )  # fmt: skip
    facts = ReferenceFacts(title="A new headline", url=LINK)
    assert keep_reference(facts, by=writer, key=uuid4(), retrieval=again) == reference
    reference.refresh_from_db()
    assert reference.title == "What it is about"


@pytest.mark.parametrize("field", sorted(CORRECTABLE))
def test_an_outsider_puts_nothing_right(reference: Reference, outsider: User, field: str) -> None:
    with pytest.raises(NotAllowed):
        correct_reference(reference, field, "x", by=outsider, why="I say so.")


def test_an_outsider_undoes_nothing(reference: Reference, writer: User, outsider: User) -> None:
    correction = right(reference, "author", "Bo Lind", writer)
    with pytest.raises(NotAllowed):
        undo_correction(correction, by=outsider)


def test_what_is_made_confidential_is_watched_no_longer(reference: Reference, writer: User) -> None:
    start_watching([reference])
    right(reference, "confidential", "yes", writer)
    assert Watch.objects.get().next_at is None


def test_what_is_confidential_again_is_watched_no_longer(reference: Reference, writer: User) -> None:
    right(reference, "confidential", "yes", writer)
    opened = right(reference, "confidential", "no", writer)
    start_watching([reference])
    undo_correction(opened, by=writer)
    assert Watch.objects.get().next_at is None

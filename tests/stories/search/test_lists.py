"""The lists of the desk that are searched: reports, the ledger, layers to judge, the wire, people."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model

from sources.models import Derivation, HumanSource, Publisher, Reference, Signal
from stories.actions.approve import approve
from stories.actions.save_story import save_story
from stories.models import Edition, Report, Story
from stories.search import DERIVATIONS, EDITIONS, PEOPLE, REPORTS, SIGNALS, Index, matching
from tests.sources.keeping import a_person
from tests.stories.arriving import a_signal
from tests.stories.making import a_report, a_story, cited, proposed, published, words

pytestmark = pytest.mark.django_db


def found[Row: Model](kind: type[Row], index: Index, text: str) -> list[Row]:
    rows: Any = kind._default_manager.order_by("pk")
    return list(matching(rows, index, text))


def again(edition: Edition, by: User, editor: User, headline: str) -> Edition:
    """The next edition of the story, under another headline."""
    story = Story.objects.get(pk=edition.story_id)
    story = save_story(story.pk, words(headline=headline), by=by, version=story.version)
    return approve(proposed(story, by), by=editor)


@pytest.fixture
def judged(writer: User) -> Derivation:
    story = a_story(writer)
    first = cited(story, writer, "Engadget", title="Headsets swell", author="Ana Peña")
    second = cited(story, writer, "TechRadar", title="Batteries recalled")
    return Derivation.objects.create(derived=second.reference, origin=first.reference, kind="credit")


@pytest.mark.parametrize("text", ["headsets", "recalled", "pena", "engadget", "techradar", "ana batteries"])
def test_a_judgement_is_found_by_either_side(judged: Derivation, text: str) -> None:
    assert found(Derivation, DERIVATIONS, text) == [judged]


def test_a_judgement_is_found_by_the_third_both_rest_on(judged: Derivation) -> None:
    assert found(Derivation, DERIVATIONS, "lumen") == []
    Derivation.objects.update(through="A release of Lumen Labs")
    assert found(Derivation, DERIVATIONS, "lumen") == [judged]


def test_a_judgement_is_found_by_what_its_sides_are_now(writer: User, judged: Derivation) -> None:
    Reference.objects.filter(pk=judged.origin_id).update(title="Goggles swell")
    Publisher.objects.filter(name="TechRadar").update(name="Radar Weekly")
    assert found(Derivation, DERIVATIONS, "headsets") == found(Derivation, DERIVATIONS, "techradar") == []
    assert found(Derivation, DERIVATIONS, "goggles weekly") == [judged]
    Derivation.objects.update(origin=cited(a_story(writer), writer, title="Elsewhere").reference)
    assert found(Derivation, DERIVATIONS, "goggles") == []
    assert found(Derivation, DERIVATIONS, "elsewhere") == [judged]


def test_a_signal_is_found_by_its_title_and_its_publisher(writer: User) -> None:
    signal = a_signal("Halden stops selling", publisher="Gadget Ledger")
    assert found(Signal, SIGNALS, "hald") == found(Signal, SIGNALS, "gadget selling") == [signal]
    Publisher.objects.update(name="Ledger Weekly")
    assert found(Signal, SIGNALS, "weekly") == [signal]
    assert found(Signal, SIGNALS, "gadget") == []


def test_a_person_is_found_by_what_readers_call_them(writer: User) -> None:
    person = a_person(writer, "A pilot at the harbour")
    assert found(HumanSource, PEOPLE, "harbour pilots") == [person]
    HumanSource.objects.update(alias="A pilot up north")
    assert found(HumanSource, PEOPLE, "harbour") == []


def test_an_edition_is_found_by_the_headline_it_had(writer: User, editor: User) -> None:
    first = published(writer, editor, headline="Headsets swell")
    published(writer, editor, headline="Another story")
    second = again(first, writer, editor, headline="Goggles swell")
    assert found(Edition, EDITIONS, "headsets") == [first]
    assert found(Edition, EDITIONS, "swelling") == [first, second]


def test_a_report_is_found_by_its_words_and_by_every_headline_readers_saw(writer: User, editor: User) -> None:
    edition = published(writer, editor, headline="Headsets swell")
    report = a_report(edition, "It was the earlier batch.")
    a_report(published(writer, editor, headline="Another story"), "No, it was not.")
    again(edition, writer, editor, headline="Goggles swell")
    for text in ("batch", "headsets", "goggles", "goggles batch"):
        assert found(Report, REPORTS, text) == [report]


def test_a_report_is_not_found_by_what_only_the_draft_says(writer: User, editor: User) -> None:
    edition = published(writer, editor, headline="Headsets swell")
    a_report(edition)
    story = Story.objects.get(pk=edition.story_id)
    save_story(story.pk, words(headline="Goggles swell"), by=writer, version=story.version)
    assert found(Report, REPORTS, "goggles") == []

"""The lists of the desk that are searched: each is found by its words as they stand now."""

from typing import Any

import pytest
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.db.models import Model
from django.urls import reverse

from newsroom.desk import desk
from sources.models import Derivation, Domain, Feed, HumanSource, Publisher, Reference, Signal
from stories.actions.approve import approve
from stories.actions.save_story import save_story
from stories.models import Author, Edition, Report, Story, Tag
from stories.search import (
    AUTHORS,
    COLLEAGUES,
    DERIVATIONS,
    EDITIONS,
    FEEDS,
    PEOPLE,
    PUBLISHERS,
    REPORTS,
    SIGNALS,
    TAGS,
    Index,
    matching,
)
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


def a_publisher(name: str, *hosts: str, owner: Publisher | None = None) -> Publisher:
    publisher = Publisher.objects.create(name=name, slug=name.lower().replace(" ", "-"), owner=owner)
    for host in hosts:
        Domain.objects.create(host=host, publisher=publisher)
    return publisher


def test_no_list_of_the_desk_is_read_through_for_a_word() -> None:
    assert reverse("admin:index")
    typed_at = [screen for screen in desk.screens() if screen.search_fields]
    walked = [type(s) for s in typed_at if type(s).get_search_results is ModelAdmin.get_search_results]
    assert typed_at
    assert walked == []


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


@pytest.mark.parametrize("text", ["daily courier", "co", "dispatch.example", "dispatch.ex", "example"])
def test_a_publisher_is_found_by_its_name_and_its_domains(text: str) -> None:
    courier = a_publisher("Daily Courier", "dispatch.example", "courier.example")
    a_publisher("Another", "another.test")
    assert found(Publisher, PUBLISHERS, text) == [courier]


def test_a_publisher_is_found_by_its_owner_as_that_is_called_now() -> None:
    holding = a_publisher("Harbour Holding")
    courier = a_publisher("Courier", owner=holding)
    assert found(Publisher, PUBLISHERS, "harbour") == [holding, courier]
    assert found(Publisher, PUBLISHERS, "courier harbour") == [courier]
    Publisher.objects.filter(pk=holding.pk).update(name="Quay Holding")
    assert found(Publisher, PUBLISHERS, "quay") == [holding, courier]
    Publisher.objects.filter(pk=courier.pk).update(owner=None)
    assert found(Publisher, PUBLISHERS, "quay") == [holding]
    assert found(Publisher, PUBLISHERS, "harbour") == []


def test_a_domain_finds_who_publishes_there_now() -> None:
    first, second = a_publisher("First", "news.example"), a_publisher("Second")
    Domain.objects.update(publisher=second)
    assert found(Publisher, PUBLISHERS, "news.example") == [second]
    Domain.objects.update(host="press.example")
    assert found(Publisher, PUBLISHERS, "news.example") == []
    Domain.objects.all().delete()
    assert found(Publisher, PUBLISHERS, "press.example") == []
    assert found(Publisher, PUBLISHERS, "first") == [first]


def test_a_feed_is_found_by_name_address_and_publisher() -> None:
    courier = a_publisher("Daily Courier")
    feed = Feed.objects.create(url="https://wire.example/tech.xml", title="Gadgets", publisher=courier)
    for text in ("gadg", "wire.example", "courier", "courier tech"):
        assert found(Feed, FEEDS, text) == [feed]
    Publisher.objects.update(name="Ledger")
    assert found(Feed, FEEDS, "courier") == []
    Feed.objects.update(publisher=None)
    assert found(Feed, FEEDS, "ledger") == []


def test_tags_and_authors_are_found_by_their_names() -> None:
    tag = Tag.objects.create(name="solid-state batteries", slug="solid-state-batteries")
    author = Author.objects.create(name="Ana Peña", slug="ana-pena")
    for text in ("b", "batterie", "solid-st", "batteries solid"):
        assert found(Tag, TAGS, text) == [tag]
    assert found(Tag, TAGS, "battery") == found(Tag, TAGS, "atteries") == []
    assert found(Author, AUTHORS, "pena") == [author]


def test_a_colleague_is_found_by_name_and_address() -> None:
    marsh = User.objects.create_user("lmarsh", "lena@daily.example", first_name="Lena", last_name="Marsh")
    for text in ("lmarsh", "l", "marsh", "lena@daily.example", "Marsh Le"):
        assert found(User, COLLEAGUES, text) == [marsh]
    User.objects.update(last_name="Moor")
    assert found(User, COLLEAGUES, "moor") == [marsh]
    assert found(User, COLLEAGUES, "marsh") == []

"""What readers' lists and search find: read off live editions."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from stories.actions.approve import approve
from stories.actions.retract import retract
from stories.actions.save_story import save_story
from stories.models import CatalogueEntry, Edition, Story
from stories.search import PRINTED, matching
from tests.stories.making import proposed, published, supported, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(writer: User, editor: User) -> Edition:
    return published(writer, editor, tags=("headsets",))


def saved(story: Story, by: User, **changes: object) -> None:
    story.refresh_from_db()
    save_story(story.pk, words(**changes), by=by, version=story.version)


def raised(edition: Edition, writer: User, editor: User) -> Edition:
    """A second edition, on another source and under another tag."""
    saved(edition.story, writer, tags=("batteries",))
    supported(edition.story, writer, "Wired")
    return approve(proposed(edition.story, writer, "corroborated"), by=editor)


def under(kind: str) -> set[tuple[str, bool, bool]]:
    """{(name, by the live edition, by the first one)}"""
    rows = CatalogueEntry.objects.get().headings.filter(kind=kind)
    return set(rows.values_list("name", "is_now", "at_first"))


def test_a_published_story_is_catalogued(edition: Edition) -> None:
    entry = CatalogueEntry.objects.get()
    assert (entry.edition, entry.headline, entry.label) == (edition, edition.headline, edition.label)
    assert under("source") == {("Engadget", True, True)}


def test_a_draft_is_not(edition: Edition, writer: User) -> None:
    saved(edition.story, writer, headline="Nobody has read this")
    assert CatalogueEntry.objects.get().headline == edition.headline


def test_the_next_edition_takes_its_place(edition: Edition, writer: User, editor: User) -> None:
    newer = raised(edition, writer, editor)
    entry = CatalogueEntry.objects.get()
    assert (entry.edition, entry.label.slug, entry.first_label.slug) == (newer, "corroborated", "emerging")


def test_what_it_was_first_found_under_is_remembered(edition: Edition, writer: User, editor: User) -> None:
    raised(edition, writer, editor)
    assert under("tag") == {("headsets", False, True), ("batteries", True, False)}
    assert under("source") == {("Engadget", True, True), ("Wired", True, False)}


def test_a_retracted_story_stays_and_says_so(edition: Edition, editor: User) -> None:
    retract(edition.story, by=editor, reason="The notice was forged.")
    assert CatalogueEntry.objects.get().label.place == "retracted"


@pytest.mark.parametrize(("words", "found"), [("orrery", 1), ("engadget", 1), ("nothingofthekind", 0)])
def test_it_is_found_by_its_words_and_its_sources(edition: Edition, words: str, found: int) -> None:
    assert matching(CatalogueEntry.objects.all(), PRINTED, words).count() == found


def test_words_of_an_edition_before_are_found_no_more(edition: Edition, writer: User, editor: User) -> None:
    saved(edition.story, writer, headline="Shops stop selling a headset")
    supported(edition.story, writer, "Wired")
    approve(proposed(edition.story, writer, "corroborated"), by=editor)
    assert matching(CatalogueEntry.objects.all(), PRINTED, "swell").count() == 0


def test_all_of_it_can_be_made_anew(edition: Edition, writer: User, editor: User) -> None:
    raised(edition, writer, editor)
    before = under("tag") | under("source") | under("author")
    CatalogueEntry.objects.all().delete()
    call_command("rebuild_catalogue", stdout=StringIO())
    assert under("tag") | under("source") | under("author") == before

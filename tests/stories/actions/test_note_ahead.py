"""Whether the next edition would say something else than readers see: kept with the story, whatever moved."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from stories.actions.approve import approve
from stories.actions.change_house import change_house
from stories.actions.cite import note_citation, uncite
from stories.actions.claim import add_claim
from stories.actions.lower_label import lower_label
from stories.actions.restore_revision import restore_revision
from stories.actions.save_story import save_story
from stories.actions.take_stance import take_stance
from stories.admin.ahead import ahead
from stories.dossier import open_dossier
from stories.models import Section, Story
from tests.stories.making import a_story, cited, headline_claim, label, proposed, published, supported, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(writer: User, editor: User) -> Story:
    return published(writer, editor).story


def saved(story: Story, by: User, **changes: Any) -> None:
    save_story(story.pk, words(**changes), by=by, version=Story.objects.get(pk=story.pk).version)


def is_ahead(story: Story) -> bool:
    """What the row keeps, which is what the sheet says of it."""
    kept = Story.objects.get(pk=story.pk)
    assert (kept.ahead_since is not None) == ahead(open_dossier(kept)).moved
    return kept.ahead_since is not None


def test_what_was_just_published_is_not_ahead(live: Story) -> None:
    assert not is_ahead(live)


def test_before_the_first_edition_nothing_is_ahead(writer: User) -> None:
    story = a_story(writer)
    saved(story, writer, headline="Another")
    assert not is_ahead(story)


@pytest.mark.parametrize(
    "changes",
    [{"headline": "Another"}, {"body": "<p>Sales go on.</p>"}, {"tags": ("recalls",)}, {"authors": ()}],
)
def test_words_and_facts_that_changed_are(live: Story, writer: User, changes: dict[str, Any]) -> None:
    saved(live, writer, **changes)
    assert is_ahead(live)


def test_changed_back_it_is_not(live: Story, writer: User) -> None:
    saved(live, writer, headline="Another", tags=("recalls",))
    saved(live, writer, tags=("recalls",))
    assert is_ahead(live)
    saved(live, writer)
    assert not is_ahead(live)


def test_an_older_version_brought_back_is_weighed(live: Story, writer: User) -> None:
    first = live.revisions.get()
    saved(live, writer, headline="Another")
    live.refresh_from_db()
    restore_revision(live, first, by=writer, version=live.version)
    assert not is_ahead(live)


def test_evidence_that_moved_is_and_moved_back_is_not(live: Story, writer: User) -> None:
    citation = cited(live, writer, "TechRadar")
    assert is_ahead(live)
    uncite(citation, by=writer)
    assert not is_ahead(live)


def test_another_source_note_is(live: Story, writer: User) -> None:
    note_citation(live.citations.get(), "Read on Friday.", by=writer)
    assert is_ahead(live)
    note_citation(live.citations.get(), "", by=writer)
    assert not is_ahead(live)


def test_a_stance_and_a_claim_are(live: Story, writer: User) -> None:
    citation = live.citations.get()
    take_stance(headline_claim(live), citation, "background", by=writer)
    assert is_ahead(live)
    take_stance(headline_claim(live), citation, "supports", by=writer)
    assert not is_ahead(live)
    add_claim(live, "Batteries swell.", by=writer)
    assert is_ahead(live)


def test_the_next_edition_takes_it_in(live: Story, writer: User, editor: User) -> None:
    saved(live, writer, headline="Another")
    approve(proposed(live, writer), by=editor)
    assert not is_ahead(live)


def test_lowering_brings_out_the_evidence_and_leaves_the_words(
    live: Story, writer: User, editor: User
) -> None:
    supported(live, writer, "TechRadar")
    approve(proposed(live, writer, "corroborated"), by=editor)
    saved(live, writer, headline="Another")
    lower_label(live, label("emerging"), by=editor, reason="One was a copy.")
    assert is_ahead(live)


def test_a_section_by_another_name_changes_what_the_next_edition_would_say(
    live: Story, publisher: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    section = Section.objects.get(pk=live.section_id)
    section.name = "Gadgets"
    section.save()
    with django_capture_on_commit_callbacks(execute=True):
        change_house(section, by=publisher, changed=["name"])
    assert is_ahead(live)


def test_the_hour_it_began_stays(live: Story, writer: User) -> None:
    saved(live, writer, headline="Another")
    began = Story.objects.get(pk=live.pk).ahead_since
    saved(live, writer, headline="And another")
    assert Story.objects.get(pk=live.pk).ahead_since == began


def test_saving_other_words_weighs_the_evidence_once(
    live: Story, writer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    text = words(headline="Another")
    with django_assert_max_num_queries(49):
        save_story(live.pk, text, by=writer, version=live.version)

"""Each save notes the label its evidence earned then."""

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from stories.actions.restore_revision import restore_revision
from stories.actions.save_story import save_story
from stories.dossier import earned, open_dossier
from stories.models import Revision, Story
from tests.stories.making import a_story, supported, words

pytestmark = pytest.mark.django_db
AUTO = Revision.Kind.BY_ITSELF


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


def saved(story: Story, by: User, kind: Revision.Kind = Revision.Kind.SAVED, **changes: str) -> None:
    version = Story.objects.get(pk=story.pk).version
    save_story(story.pk, words(**changes), by=by, version=version, kind=kind, tab="a")


def labels(story: Story) -> list[str | None]:
    """Oldest first."""
    return list(story.revisions.order_by("version").values_list("earned__slug", flat=True))


def test_what_nothing_supports_is_unverified(story: Story) -> None:
    assert labels(story) == ["unverified"]


def test_a_save_notes_what_the_evidence_earns_by_then(story: Story, writer: User) -> None:
    supported(story, writer)
    saved(story, writer, standfirst="One.")
    supported(story, writer, "TechRadar")
    saved(story, writer, standfirst="Two.")
    assert labels(story) == ["unverified", "emerging", "corroborated"]


def test_it_is_the_label_of_the_dossier(story: Story, writer: User) -> None:
    supported(story, writer)
    assert earned(story) == open_dossier(story).earned


def test_drafts_of_one_typing_that_bring_other_evidence_are_weighed_anew(story: Story, writer: User) -> None:
    saved(story, writer, AUTO, standfirst="One.")
    supported(story, writer)
    saved(story, writer, AUTO, standfirst="Two.")
    assert labels(story) == ["unverified", "emerging"]


def test_drafts_of_one_typing_with_the_same_evidence_weigh_it_once(
    story: Story, writer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    supported(story, writer)
    saved(story, writer, AUTO, headline="One.")
    with django_assert_max_num_queries(42):
        saved(story, writer, AUTO, headline="Two.")
    assert labels(story)[-1] == "emerging"


def test_what_is_brought_back_is_weighed_as_it_stands_now(story: Story, writer: User) -> None:
    supported(story, writer)
    saved(story, writer, standfirst="One.")
    story.refresh_from_db()
    restore_revision(story, story.revisions.get(version=1), by=writer, version=story.version)
    assert labels(story)[-1] == "emerging"


def test_of_a_draft_saved_before_versions_were_kept_nobody_knows(story: Story, writer: User) -> None:
    story.revisions.all().delete()
    saved(story, writer, standfirst="One.")
    assert labels(story) == [None, "unverified"]

"""What was published leaves a mark, for whoever keeps pages of it."""

import time
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from stories.actions.approve import approve
from stories.actions.outdate_lately import outdate_lately
from stories.actions.save_story import save_story
from stories.outdated import outdated
from tests.stories.making import proposed, published, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.READERS_PAGES = tmp_path / "pages"


def test_publishing_leaves_a_mark_when_it_is_done(
    writer: User, editor: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    begun = time.time_ns()
    with django_capture_on_commit_callbacks(execute=True):
        edition = published(writer, editor)
        assert not outdated(edition.slug, begun)
    assert outdated(edition.slug, begun)
    assert not outdated(edition.slug, time.time_ns())


def test_a_new_address_leaves_one_at_the_old_one_too(
    writer: User, editor: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    edition = published(writer, editor)
    story = save_story(edition.story_id, words(slug="elsewhere"), by=writer, version=edition.story.version)
    begun = time.time_ns()
    with django_capture_on_commit_callbacks(execute=True):
        approve(proposed(story, writer), by=editor)
    assert outdated(edition.slug, begun)
    assert outdated("elsewhere", begun)


def test_a_mark_that_was_missed_is_made_up_for_once(writer: User, editor: User) -> None:
    begun, edition = time.time_ns(), published(writer, editor)
    assert outdate_lately.call() == 1
    assert outdated(edition.slug, begun)
    assert outdate_lately.call() == 0

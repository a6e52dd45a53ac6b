"""Evidence that moves is told to who writes the story and, where a label falls, to who decides."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sources.models import Change
from stories.actions.cite import uncite
from stories.actions.review_standing import review_standing
from stories.actions.tell_changes import tell_changes
from stories.models import Edition, Note, Story
from tests.stories.making import published


@pytest.fixture
def edition(writer: User, editor: User) -> Edition:
    edition = published(writer, editor)
    Note.objects.all().delete()
    return edition


def heard() -> list[str]:
    return sorted(Note.objects.filter(kind="evidence").values_list("to__username", flat=True))


def test_a_fallen_label_is_told_to_writer_and_editors(
    edition: Edition, writer: User, editor: User, publisher: User
) -> None:
    uncite(edition.story.citations.get(), by=writer)
    assert heard() == ["editor", "publisher", "writer"]
    assert Note.objects.filter(kind="evidence").first().detail["label"] == "Emerging"  # type: ignore[union-attr]


def test_it_is_told_once_while_it_lasts(edition: Edition, writer: User, editor: User) -> None:
    uncite(edition.story.citations.get(), by=writer)
    with transaction.atomic():
        review_standing(Story.objects.select_for_update().get())
    assert heard() == ["editor", "writer"]


def seen_gone(edition: Edition) -> None:
    Change.objects.create(
        reference=edition.story.citations.get().reference,
        kind="gone",
        sentence="Engadget's page is gone.",
        seen_at=timezone.now(),
    )
    tell_changes.call()


def test_a_change_of_a_source_is_told_to_who_writes_of_it_and_who_approved_it(
    edition: Edition, publisher: User
) -> None:
    seen_gone(edition)
    tell_changes.call()
    assert heard() == ["editor", "writer"]


def test_not_to_one_who_no_longer_decides(edition: Edition, editor: User) -> None:
    editor.groups.clear()
    seen_gone(edition)
    assert heard() == ["writer"]

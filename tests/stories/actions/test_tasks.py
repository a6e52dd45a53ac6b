"""Tasks: given, finished, taken off, late."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from stories.actions.assign import NothingToDo, assign
from stories.actions.finish_task import finish_task, take_task_off
from stories.actions.tell_overdue import tell_what_is_late
from stories.errors import AlreadyDone, BadDue, NotAllowed, NotOpenTo
from stories.models import Assignment, Note, Proposal, Story
from tests.stories.making import a_story, proposed, supported


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


@pytest.fixture
def task(story: Story, writer: User, editor: User) -> Assignment:
    return given(story, writer, by=editor)


def given(story: Story, who: User, *, by: User, what: str = "Call the shop", **more: Any) -> Assignment:
    return assign(story, what, who, by=by, key=uuid4(), **more)


def heard() -> list[tuple[str, str]]:
    rows = Note.objects.order_by("pk").select_related("to")
    return [(note.to.username, str(note.detail.get("did", note.kind))) for note in rows]


def test_who_gets_a_task_hears(task: Assignment) -> None:
    assert heard() == [("writer", "given")]


def test_one_form_is_one_task(story: Story, writer: User, editor: User) -> None:
    key = uuid4()
    first = assign(story, "Call", writer, by=editor, key=key)
    assert assign(story, "Call", writer, by=editor, key=key) == first


def test_a_task_says_what(story: Story, writer: User, editor: User) -> None:
    with pytest.raises(NothingToDo):
        given(story, writer, by=editor, what=" ")


def test_a_due_time_is_still_to_come(story: Story, writer: User, editor: User) -> None:
    with pytest.raises(BadDue):
        given(story, writer, by=editor, due_at=timezone.now())


def test_an_outsider_gets_no_task(story: Story, editor: User, outsider: User) -> None:
    with pytest.raises(NotOpenTo):
        given(story, outsider, by=editor)


def test_an_outsider_gives_none(story: Story, writer: User, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        given(story, writer, by=outsider)


def test_who_may_not_see_the_story_gets_no_task_on_it(story: Story, writer: User, editor: User) -> None:
    Story.objects.filter(pk=story.pk).update(is_private=True)
    story.named.add(writer)
    with pytest.raises(NotOpenTo):
        given(story, editor, by=writer)


def test_who_gave_it_hears_that_it_is_done(task: Assignment, writer: User) -> None:
    finish_task(task, by=writer)
    assert heard()[1:] == [("editor", "done")]


def test_finishing_twice_is_finishing_once(task: Assignment, writer: User) -> None:
    finish_task(task, by=writer)
    finish_task(task, by=writer)
    assert len(heard()) == 2


def test_what_a_colleague_finished_stays_theirs(task: Assignment, writer: User, editor: User) -> None:
    finish_task(task, by=writer)
    with pytest.raises(AlreadyDone, match="writer finished"):
        finish_task(task, by=editor)


def test_a_task_is_taken_off(task: Assignment, editor: User) -> None:
    take_task_off(task, by=editor)
    assert Assignment.objects.count() == 0
    assert heard()[1:] == [("writer", "off")]


def test_what_is_done_is_not_taken_off(task: Assignment, writer: User, editor: User) -> None:
    finish_task(task, by=writer)
    with pytest.raises(AlreadyDone):
        take_task_off(task, by=editor)


def test_a_late_task_is_told_once_to_both(story: Story, writer: User, editor: User) -> None:
    given(story, writer, by=editor, due_at=timezone.now() + timedelta(hours=1))
    later = timezone.now() + timedelta(hours=2)
    tell_what_is_late(later)
    tell_what_is_late(later)
    assert heard()[1:] == [("writer", "overdue"), ("editor", "overdue")]


def test_what_is_done_is_never_late(task: Assignment, writer: User) -> None:
    Assignment.objects.filter(pk=task.pk).update(due_at=timezone.now())
    finish_task(task, by=writer)
    tell_what_is_late(timezone.now())
    assert ("writer", "overdue") not in heard()


def test_a_proposal_that_waits_a_day_is_told_to_who_decides(
    story: Story, writer: User, editor: User, publisher: User
) -> None:
    supported(story, writer)
    proposed(story, writer)
    Note.objects.all().delete()
    tell_what_is_late(timezone.now() + timedelta(hours=25))
    assert sorted(heard()) == [("editor", "overdue"), ("publisher", "overdue")]


def test_a_proposal_whose_time_came_undecided_is_told(story: Story, writer: User, editor: User) -> None:
    supported(story, writer)
    proposal = proposed(story, writer)
    Note.objects.all().delete()
    Proposal.objects.filter(pk=proposal.pk).update(publish_at=timezone.now())
    tell_what_is_late(timezone.now())
    assert heard() == [("editor", "overdue")]


def test_a_young_proposal_is_not_late(story: Story, writer: User, editor: User) -> None:
    supported(story, writer)
    proposed(story, writer)
    Note.objects.all().delete()
    tell_what_is_late(timezone.now())
    assert heard() == []

"""A line in the inbox: to whom it goes, once."""

import pytest
from django.contrib.auth.models import User

from stories.actions.tell import tell
from stories.models import Note, Story
from tests.stories.making import a_story


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


def told() -> list[str]:
    return sorted(Note.objects.values_list("to__username", flat=True))


def test_each_is_told(story: Story, writer: User, editor: User, publisher: User) -> None:
    tell([editor, publisher], "asked", key="asked:1", story=story, by=writer)
    assert told() == ["editor", "publisher"]


def test_nobody_is_told_one_thing_twice(story: Story, editor: User) -> None:
    tell([editor, editor], "asked", key="asked:1", story=story)
    tell([editor], "asked", key="asked:1", story=story)
    assert told() == ["editor"]


def test_nobody_is_told_what_they_did_themselves(story: Story, writer: User) -> None:
    tell([writer], "comment", key="comment:1", story=story, by=writer)
    assert told() == []


def test_of_a_private_story_only_those_named_are_told(story: Story, editor: User, publisher: User) -> None:
    Story.objects.filter(pk=story.pk).update(is_private=True)
    story.named.add(editor)
    tell([editor, publisher], "asked", key="asked:1", story=story)
    assert told() == ["editor"]


def test_who_left_the_newsroom_is_told_nothing(story: Story, editor: User) -> None:
    editor.is_active = False
    tell([editor], "asked", key="asked:1", story=story)
    assert told() == []

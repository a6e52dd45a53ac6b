"""Comments on a story: who may, what they stand at, who hears."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from stories.actions.comment import comment
from stories.actions.resolve_comment import reopen_comment, resolve_comment
from stories.errors import (
    LongComment,
    NoSuchStory,
    NotAllowed,
    NothingSaid,
    NotInText,
    NotOpenTo,
    UnclearName,
)
from stories.models import Comment, Event, Note, Story
from stories.rules.quotes import Place
from tests.stories.making import a_story, proposed, supported


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


def said(story: Story, by: User, text: str = "Is that so?", **more: Any) -> Comment:
    return comment(story, text, by=by, key=uuid4(), **more)


def heard(kind: str) -> list[str]:
    return sorted(Note.objects.filter(kind=kind).values_list("to__username", flat=True))


def hide(story: Story, *named: User) -> None:
    Story.objects.filter(pk=story.pk).update(is_private=True)
    story.named.set(named)


def test_who_started_the_story_hears_of_a_comment(story: Story, editor: User) -> None:
    said(story, editor)
    assert heard("comment") == ["writer"]


def test_nobody_hears_of_their_own_comment(story: Story, writer: User) -> None:
    said(story, writer)
    assert Note.objects.count() == 0


def test_who_is_named_hears_that_they_were_and_only_that(story: Story, writer: User, editor: User) -> None:
    said(story, editor, "@writer and @second-writer, look.")
    assert heard("mention") == ["writer"]
    assert heard("comment") == []


def test_who_proposed_hears(story: Story, writer: User, second_writer: User, editor: User) -> None:
    supported(story, writer)
    proposed(story, second_writer)
    said(story, editor)
    assert heard("comment") == ["second-writer", "writer"]


def test_an_answer_is_heard_by_all_of_the_thread(
    story: Story, writer: User, second_writer: User, editor: User
) -> None:
    first = said(story, editor)
    said(story, second_writer, answers=first)
    Note.objects.all().delete()
    said(story, writer, "It is.", answers=first)
    assert heard("comment") == ["editor", "second-writer"]


def test_an_answer_to_an_answer_stands_in_the_same_thread(story: Story, writer: User, editor: User) -> None:
    first = said(story, editor)
    again = said(story, editor, answers=said(story, writer, answers=first))
    assert again.answers == first


def test_one_form_is_one_comment(story: Story, editor: User) -> None:
    key = uuid4()
    one = comment(story, "Is that so?", by=editor, key=key)
    assert comment(story, "Is that so?", by=editor, key=key) == one
    assert Note.objects.count() == 1


def test_a_place_is_kept_with_what_stands_around_it(story: Story, editor: User) -> None:
    row = said(story, editor, place=Place("have stopped"))
    assert (row.quote, row.after) == ("have stopped", ".")
    assert row.before.endswith("Sales ")


def test_words_the_text_does_not_say_are_refused(story: Story, editor: User) -> None:
    with pytest.raises(NotInText):
        said(story, editor, place=Place("go on for ever"))


def test_an_empty_comment_is_refused(story: Story, editor: User) -> None:
    with pytest.raises(NothingSaid):
        said(story, editor, "  ")


def test_one_that_is_too_long_is_refused(story: Story, editor: User) -> None:
    with pytest.raises(LongComment, match="2001 characters; at most 2000 fit"):
        said(story, editor, "a" * 2001)


def test_a_name_two_have_is_asked_for(story: Story, editor: User, writer: User, second_writer: User) -> None:
    User.objects.filter(pk__in=[writer.pk, second_writer.pk]).update(first_name="Mara")
    with pytest.raises(UnclearName, match="@second-writer or @writer"):
        said(story, editor, "@Mara?")


def test_an_outsider_says_nothing(story: Story, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        said(story, outsider)


def test_a_private_story_is_not_commented_by_others(story: Story, writer: User, editor: User) -> None:
    hide(story, writer)
    with pytest.raises(NoSuchStory):
        said(story, editor)


def test_who_may_not_see_it_cannot_be_named(story: Story, writer: User, editor: User) -> None:
    hide(story, writer)
    with pytest.raises(NotOpenTo, match="editor may not see this story"):
        said(story, writer, "@editor, look.")
    assert Comment.objects.count() == 0


def test_a_thread_is_resolved_once_and_opened_again(story: Story, writer: User, editor: User) -> None:
    row = said(story, editor)
    resolve_comment(row, by=writer)
    resolve_comment(row, by=editor)
    row.refresh_from_db()
    assert row.resolved_by == writer
    reopen_comment(row, by=editor)
    row.refresh_from_db()
    assert row.resolved_at is None


def test_resolving_is_written_down_once(story: Story, writer: User, editor: User) -> None:
    row = said(story, editor)
    resolve_comment(row, by=writer)
    resolve_comment(row, by=writer)
    assert Event.objects.filter(verb="resolved a comment").count() == 1


def test_an_answer_opens_a_resolved_thread(story: Story, writer: User, editor: User) -> None:
    row = said(story, editor)
    resolve_comment(row, by=writer)
    said(story, editor, "Not quite.", answers=row)
    row.refresh_from_db()
    assert row.resolved_at is None


def test_an_outsider_resolves_nothing(story: Story, editor: User, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        resolve_comment(said(story, editor), by=outsider)

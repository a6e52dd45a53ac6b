"""Comments and tasks on the story page."""

import re
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from stories.actions.assign import assign
from stories.actions.comment import comment
from stories.actions.save_story import save_story
from stories.models import Assignment, Comment, Story
from stories.rules.quotes import Place
from tests.stories.admin.page import address, fields, opened, press, send
from tests.stories.making import words

FOUR = "Four shops say so."


def said(story: Story, by: User, text: str = "Is that so?", quote: str = "") -> Comment:
    return comment(story, text, by=by, key=uuid4(), place=Place(quote))


def shown(client: Client, story: Story) -> str:
    return client.get(address(story)).content.decode()


def test_a_comment_is_written_and_shown(desk: Client, story: Story) -> None:
    press(desk, story, "_comment", comment__text=FOUR)
    assert Comment.objects.get().text == FOUR
    assert FOUR in shown(desk, story)


def test_what_was_written_does_not_stand_in_the_field_again(desk: Client, story: Story) -> None:
    press(desk, story, "_comment", comment__text=FOUR)
    assert opened(desk, story)["comment-text"] == [""]


def test_pressing_twice_comments_once(desk: Client, story: Story) -> None:
    sent = opened(desk, story)
    send(desk, story, sent, "_comment", comment__text=FOUR)
    send(desk, story, sent, "_comment", comment__text=FOUR)
    assert Comment.objects.count() == 1


def test_a_place_in_the_text_is_quoted(desk: Client, story: Story) -> None:
    press(desk, story, "_comment", comment__text=FOUR, comment__quote="Sales have")
    assert Comment.objects.get().after.startswith(" stopped")


def test_words_not_in_the_text_are_refused_and_nothing_typed_is_lost(desk: Client, story: Story) -> None:
    page = press(desk, story, "_comment", comment__text=FOUR, comment__quote="Never said").content.decode()
    assert "The story does not say these words." in page
    assert FOUR in page
    assert "Never said" in page


VAIN = "@nobdy, is that so?"
ASKED = "Not said yet: nobody at the desk answers to @nobdy."


def test_a_name_nobody_has_is_told_at_the_field_and_nothing_is_said(desk: Client, story: Story) -> None:
    page = press(desk, story, "_comment", comment__text=VAIN).content.decode()
    field = re.search(r"<textarea[^>]*name=\"comment-text\"[^>]*>[^<]*", page)
    assert ASKED in page
    assert field is not None
    assert ("autofocus" in field[0], VAIN in field[0]) == (True, True)
    assert 'aria-describedby="id_comment-trouble"' in field[0]
    assert Comment.objects.count() == 0


def test_the_same_words_sent_again_are_meant(desk: Client, story: Story) -> None:
    refused = press(desk, story, "_comment", comment__text=VAIN)
    send(desk, story, fields(refused, "story_form"), "_comment")
    assert Comment.objects.get().text == VAIN


def test_other_words_that_name_nobody_are_asked_about_again(desk: Client, story: Story) -> None:
    refused = press(desk, story, "_comment", comment__text=VAIN)
    page = send(desk, story, fields(refused, "story_form"), "_comment", comment__text="@nobody?")
    assert "answers to @nobody." in page.content.decode()
    assert Comment.objects.count() == 0


def test_what_was_asked_about_and_left_is_asked_about_again(desk: Client, story: Story) -> None:
    refused = press(desk, story, "_comment", comment__text=VAIN)
    send(desk, story, fields(refused, "story_form"), "_save")
    assert ASKED in press(desk, story, "_comment").content.decode()


def test_a_reply_that_names_nobody_is_told_at_its_field(desk: Client, story: Story, editor: User) -> None:
    first = said(story, editor)
    refused = press(desk, story, "_answer", first.pk, **{f"answer{first.pk}__text": VAIN})
    assert f'aria-describedby="id_answer{first.pk}-trouble" autofocus' in refused.content.decode()
    send(desk, story, fields(refused, "story_form"), "_answer", first.pk)
    assert first.replies.get().text == VAIN


def test_a_quote_whose_words_are_gone_says_so(desk: Client, story: Story, writer: User) -> None:
    said(story, writer, quote="Sales have stopped")
    save_story(story.pk, words(body="<p>All is well.</p>"), by=writer, version=1)
    assert "its words are no longer in the text" in shown(desk, story)


def test_a_saved_page_keeps_a_comment_that_was_not_sent(desk: Client, story: Story) -> None:
    press(desk, story, "_save", comment__text=FOUR)
    assert Comment.objects.count() == 0
    assert opened(desk, story)["comment-text"] == [FOUR]


def test_a_comment_is_answered(desk: Client, story: Story, editor: User) -> None:
    first = said(story, editor)
    press(desk, story, "_answer", first.pk, **{f"answer{first.pk}__text": FOUR})
    assert first.replies.get().text == FOUR


def test_an_empty_answer_is_refused_at_its_comment(desk: Client, story: Story, editor: User) -> None:
    page = press(desk, story, "_answer", said(story, editor).pk).content.decode()
    assert "Write what you have to say first." in page


def test_a_comment_is_resolved_and_opened_again(desk: Client, story: Story, editor: User) -> None:
    first = said(story, editor)
    press(desk, story, "_resolve", first.pk)
    assert "1 resolved" in shown(desk, story)
    press(desk, story, "_reopen", first.pk)
    assert "1 open" in shown(desk, story)


def test_another_storys_comment_is_not_resolved_here(desk: Client, story: Story, editor: User) -> None:
    page = press(desk, story, "_resolve", 999).content.decode()
    assert "no longer part of the story" in page


def test_what_somebody_writes_is_only_text(desk: Client, story: Story, editor: User) -> None:
    said(story, editor, "<script>alert(1)</script>")
    assert "<script>alert(1)" not in shown(desk, story)


def test_a_task_is_given(desk: Client, story: Story, editor: User) -> None:
    press(desk, story, "_assign", task__what="Call the shop", task__who="editor")
    assert Assignment.objects.get().who == editor
    assert "Call the shop" in shown(desk, story)


def test_a_due_time_is_read_in_the_newsrooms_zone(desk: Client, story: Story, editor: User) -> None:
    year = timezone.now().year + 1
    due = {"task__day": f"{year}-03-01", "task__hour": "09:30"}
    press(desk, story, "_assign", task__what="Call", task__who="editor", **due)
    row = Assignment.objects.get()
    assert row.due_at is not None
    assert timezone.localtime(row.due_at).strftime("%d %H:%M") == "01 09:30"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"task__what": ""}, "Say what is to be done."),
        ({"task__who": ""}, "Choose who does it."),
        ({"task__day": "2020-01-01", "task__hour": "09:00"}, "That time is past."),
        ({"task__day": "2999-01-01"}, "Set the time of day, too."),
    ],
)
def test_a_task_that_lacks_something_is_said_at_its_field(
    desk: Client, story: Story, writer: User, changes: dict[str, str], sentence: str
) -> None:
    whole = {"task__what": "Call the shop", "task__who": "writer", **changes}
    assert sentence in press(desk, story, "_assign", **whole).content.decode()
    assert Assignment.objects.count() == 0


def test_a_task_is_done_and_another_taken_off(desk: Client, story: Story, writer: User) -> None:
    first, second = (assign(story, what, writer, by=writer, key=uuid4()) for what in ("Call", "Ask"))
    press(desk, story, "_done", first.pk)
    press(desk, story, "_untask", second.pk)
    assert Assignment.objects.get().done_by == writer


def test_a_private_story_offers_only_those_it_names(
    desk: Client, story: Story, writer: User, editor: User
) -> None:
    Story.objects.filter(pk=story.pk).update(is_private=True)
    story.named.add(writer)
    assert f'<option value="{editor.pk}">editor</option>' not in shown(desk, story)


@pytest.mark.parametrize("many", [1, 8])
def test_many_comments_need_no_more_queries(
    desk: Client,
    story: Story,
    editor: User,
    many: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(many):
        first = said(story, editor, f"Say {number}")
        comment(story, "So", by=editor, key=uuid4(), answers=first)
        assign(story, f"Do {number}", editor, by=editor, key=uuid4())
    desk.get(address(story))
    with django_assert_max_num_queries(30):
        desk.get(address(story))

"""Many stories at once: each by its own action, one refused stops no other, and the page says so."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stories.actions.shelve import shelve
from stories.models import Assignment, Event, Section, Story
from tests.stories.admin.page import Page
from tests.stories.making import a_story, proposed, supported

pytestmark = pytest.mark.django_db
MANY = "/desk/stories/story/many/"


@pytest.fixture
def other(second_writer: User) -> Story:
    return a_story(second_writer, headline="Chips slow down")


def ask(desk: Client, what: str, *stories: Story) -> Page:
    sent: dict[str, Any] = {"do": what, "story": [story.pk for story in stories]}
    return desk.get(MANY, sent)


def do(desk: Client, what: str, *stories: Story, **told: Any) -> Page:
    sent = {"do": what, "story": [story.pk for story in stories], **told}
    return desk.post(MANY, {name.replace("__", "-"): value for name, value in sent.items()}, follow=True)


def test_a_box_stands_in_every_row_and_a_bar_above(desk: Client, story: Story) -> None:
    page = desk.get("/desk/stories/story/?q=").content.decode()
    assert f'name="story" value="{story.pk}" form="many"' in page
    assert '<option value="tag">Add a tag</option>' in page


def test_the_page_names_the_stories_and_does_nothing_yet(desk: Client, story: Story, other: Story) -> None:
    page = ask(desk, "tag", story, other).content.decode()
    assert story.headline in page
    assert other.headline in page
    assert "Add a tag: 2 stories" in page


@pytest.mark.parametrize(
    "sent", [{}, {"do": "tag"}, {"do": "publish", "story": "1"}, {"do": "tag", "story": "²"}]
)
def test_nothing_selected_or_chosen_leads_back_with_a_word(desk: Client, sent: dict[str, str]) -> None:
    page = desk.get(MANY, {**sent, "back": "state=draft"}, follow=True)
    assert page.redirect_chain == [("/desk/stories/story/?state=draft", 302)]
    assert "Nothing was done: select stories" in page.content.decode()


def test_a_tag_is_added_by_a_save_like_any_other(
    desk: Client, writer: User, story: Story, other: Story
) -> None:
    page = do(desk, "tag", story, other, tag=" recalls ").content.decode()
    assert "“recalls” was added to 2 stories." in page
    assert {"recalls"} <= set(story.tags.names()) & set(other.tags.names())
    saved = Event.objects.filter(verb="saved", story=other).get()
    assert (saved.by, saved.detail["changed"]) == (writer, ["tags"])


def test_what_has_it_already_is_left_and_counted(
    desk: Client, writer: User, story: Story, other: Story
) -> None:
    shelve(story, by=writer, tags_on=["recalls"])
    before = Story.objects.get(pk=story.pk).version
    assert "1 story had it already." in do(desk, "tag", story, other, tag="recalls").content.decode()
    assert Story.objects.get(pk=story.pk).version == before


def test_a_tag_is_taken_off(desk: Client, writer: User, story: Story, other: Story) -> None:
    shelve(story, by=writer, tags_on=["recalls"])
    assert (
        "“recalls” was taken off 1 story. 1 story did not have it."
        in do(desk, "untag", story, other, tag="recalls").content.decode()
    )
    assert "recalls" not in story.tags.names()


def test_stories_move_to_a_section(desk: Client, story: Story, other: Story) -> None:
    section = Section.objects.create(name="Chips", slug="chips")
    do(desk, "section", story, other, section=section.pk)
    assert set(Story.objects.values_list("section", flat=True)) == {section.pk}


def test_a_task_is_given_on_each_once_however_often_it_is_sent(
    desk: Client, story: Story, other: Story, editor: User
) -> None:
    told = {"task__what": "Call Halden", "task__who": "editor", "key": str(uuid4())}
    for _ in range(2):
        page = do(desk, "task", story, other, **told)
    assert "Editor was given “Call Halden” on 2 stories." in page.content.decode()
    assert set(Assignment.objects.values_list("story", "who")) == {
        (story.pk, editor.pk),
        (other.pk, editor.pk),
    }


def test_one_that_is_refused_stops_no_other(
    desk: Client, writer: User, story: Story, other: Story, editor: User
) -> None:
    Story.objects.filter(pk=story.pk).update(is_private=True)
    story.named.add(writer)
    page = do(desk, "task", story, other, task__what="Call Halden", task__who="editor").content.decode()
    assert "on 1 story." in page
    assert f"Not “{story.headline}”: editor may not see this story" in page
    assert Assignment.objects.get().story == other


def test_refused_for_all_the_page_stays_with_what_was_written(
    desk: Client, story: Story, editor: User
) -> None:
    past = {"task__day": "2020-01-01", "task__hour": "09:00"}
    page = do(desk, "task", story, task__what="Call Halden", task__who="editor", **past)
    assert page.status_code == 400
    assert "Not done: That time is past." in page.content.decode()
    assert 'value="Call Halden"' in page.content.decode()


def test_what_is_missing_is_asked_for_at_its_field(desk: Client, story: Story) -> None:
    assert "Write the tag." in do(desk, "tag", story, tag=" ").content.decode()
    assert "One tag at a time" in do(desk, "tag", story, tag="a, b").content.decode()


def test_the_page_says_what_a_change_would_stop(desk: Client, writer: User, story: Story) -> None:
    supported(story, writer)
    proposed(story, writer)
    assert "approval is refused until it is proposed again" in ask(desk, "tag", story).content.decode()
    assert "approval is refused" not in ask(desk, "task", story).content.decode()


def test_what_is_private_to_others_is_neither_named_nor_done(
    desk: Client, story: Story, other: Story
) -> None:
    Story.objects.filter(pk=other.pk).update(is_private=True)
    page = do(desk, "tag", story, other, tag="recalls").content.decode()
    assert other.headline not in page
    assert "1 story you selected is not there or not open to you any more." in page
    assert "recalls" not in other.tags.names()


@pytest.mark.parametrize("many", [1, 8])
def test_its_page_asks_no_more_for_many_stories(
    desk: Client, writer: User, many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    chosen = [a_story(writer, headline=f"Story {number}") for number in range(many)]
    with django_assert_max_num_queries(12):
        ask(desk, "untag", *chosen)

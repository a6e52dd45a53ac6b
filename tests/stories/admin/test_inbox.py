"""The inbox: what is told to whom, read, opened."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from stories.actions.approve import approve
from stories.actions.assign import assign
from stories.actions.comment import comment
from stories.actions.decline import decline
from stories.actions.tell import tell
from stories.models import Assignment, Note, Story
from tests.stories.making import a_story, proposed, supported

INBOX = "/desk/inbox/"


@pytest.fixture
def note(story: Story, writer: User, editor: User) -> Note:
    comment(story, "@writer, is that so?", by=editor, key=uuid4())
    return Note.objects.get(to=writer)


def shown(client: Client, address: str = INBOX) -> str:
    return client.get(address).content.decode()


def test_it_says_who_said_what_of_which_story(desk: Client, note: Note) -> None:
    page = shown(desk)
    assert "<strong>editor</strong> mentioned you on “Orrery headsets swell”:" in page
    assert "“@writer, is that so?”" in page


def test_opening_a_line_marks_it_and_leads_to_its_place(desk: Client, note: Note) -> None:
    answer = desk.post(f"{INBOX}{note.pk}/")
    assert answer["Location"].endswith(f"/story/{note.story_id}/change/#comment-{note.detail['comment']}")
    note.refresh_from_db()
    assert note.read_at is not None


def test_looking_ahead_marks_nothing(desk: Client, note: Note) -> None:
    assert desk.get(f"{INBOX}{note.pk}/").status_code == 405
    shown(desk)
    note.refresh_from_db()
    assert note.read_at is None


def test_another_persons_line_is_not_there(client: Client, note: Note, second_writer: User) -> None:
    client.force_login(second_writer)
    assert client.post(f"{INBOX}{note.pk}/").status_code == 404
    client.post(f"{INBOX}read/", {"note": note.pk})
    note.refresh_from_db()
    assert note.read_at is None


def test_one_line_is_marked_without_opening_it(desk: Client, note: Note) -> None:
    desk.post(f"{INBOX}read/", {"note": note.pk})
    assert "is-unread" not in shown(desk)


def test_all_are_marked_up_to_the_newest_that_was_shown(
    desk: Client, note: Note, story: Story, writer: User
) -> None:
    tell([writer], "evidence", key="later", story=story, sentence="A source changed.")
    desk.post(f"{INBOX}read/", {"up_to": note.pk})
    assert Note.objects.filter(read_at=None).get().kind == "evidence"


def test_the_unread_ones_alone(desk: Client, note: Note, story: Story, writer: User) -> None:
    tell([writer], "evidence", key="later", story=story, sentence="A source changed.")
    desk.post(f"{INBOX}read/", {"note": note.pk})
    page = shown(desk, f"{INBOX}?show=unread")
    assert "A source changed." in page
    assert "is that so" not in page


def test_marking_leads_back_only_within_the_desk(desk: Client, note: Note) -> None:
    back = desk.post(f"{INBOX}read/", {"note": note.pk, "back": "https://elsewhere.example/desk/"})
    assert back["Location"] == INBOX


def test_a_long_inbox_is_read_in_pages(desk: Client, story: Story, writer: User) -> None:
    for number in range(45):
        tell([writer], "evidence", key=f"told {number}", story=story, sentence=f"Change number {number}.")
    first = shown(desk)
    assert "Change number 44." in first
    assert "Change number 4." not in first
    oldest = Note.objects.order_by("pk")[5]
    assert f"?older={oldest.pk}" in first
    assert "Change number 4." in shown(desk, f"{INBOX}?older={oldest.pk}")


def test_what_became_private_is_told_no_more(desk: Client, story: Story, note: Note) -> None:
    Story.objects.filter(pk=story.pk).update(is_private=True)
    assert "Orrery" not in shown(desk)
    assert desk.post(f"{INBOX}{note.pk}/").status_code == 404


def test_the_head_of_every_page_counts_the_unread(desk: Client, note: Note) -> None:
    assert '1<span class="visually-hidden"> unread' in shown(desk, "/desk/stories/story/")


@pytest.mark.parametrize(("many", "said"), [(12, "12"), (99, "99"), (100, "99+"), (123, "99+")])
def test_of_very_many_it_says_no_more_than_that(desk: Client, writer: User, many: int, said: str) -> None:
    now, told = timezone.now(), {"to": writer, "kind": "mention", "detail": {"did": "opened"}}
    Note.objects.bulk_create(Note(**told, key=str(number), at=now) for number in range(many))
    assert f'{said}<span class="visually-hidden"> unread' in shown(desk, "/desk/stories/story/")


def test_who_has_read_all_is_shown_no_count(desk: Client, note: Note) -> None:
    Note.objects.update(read_at=timezone.now())
    assert 'class="count is-hot"' not in shown(desk, "/desk/stories/story/")


def test_the_front_page_shows_them_and_says_so_in_its_title(desk: Client, note: Note) -> None:
    page = shown(desk, "/desk/")
    assert "<title>Front page, 1 unread" in page
    assert "mentioned you" in page


@pytest.mark.parametrize("address", [INBOX, f"{INBOX}read/", f"{INBOX}1/", "/desk/tasks/1/done/"])
def test_an_outsider_has_none(client: Client, outsider: User, address: str) -> None:
    client.force_login(outsider)
    assert client.post(address)["Location"].startswith("/desk/login/")


def test_who_proposed_reads_the_answer(desk: Client, writer: User, editor: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    decline(proposed(story, writer), by=editor, note="Name who counted them.")
    page = shown(desk)
    assert "declined what was proposed for" in page
    assert "Name who counted them." in page


def test_an_editor_reads_what_was_asked(client: Client, writer: User, editor: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    proposed(story, writer)
    client.force_login(editor)
    assert "asks for its first edition of “Orrery headsets swell”." in shown(client)


def test_what_was_decided_waits_in_nobodys_inbox(writer: User, editor: User, publisher: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    approve(proposed(story, writer), by=editor)
    assert Note.objects.filter(kind="asked").count() == 2
    unread = Note.objects.filter(read_at=None)
    assert list(unread.values_list("to__username", "kind")) == [("writer", "answered")]


def test_a_task_is_done_from_the_front_page(desk: Client, story: Story, writer: User, editor: User) -> None:
    task = assign(story, "Call the shop", writer, by=editor, key=uuid4())
    assert "Call the shop" in shown(desk, "/desk/")
    answer = desk.post(f"/desk/tasks/{task.pk}/done/", {"back": "/desk/"})
    assert answer["Location"] == "/desk/"
    assert Assignment.objects.get().done_by == writer


def test_a_task_on_a_story_that_became_private_is_not_there(desk: Client, story: Story, writer: User) -> None:
    task = assign(story, "Call the shop", writer, by=writer, key=uuid4())
    Story.objects.filter(pk=story.pk).update(is_private=True)
    assert "Call the shop" not in shown(desk, "/desk/")
    assert desk.post(f"/desk/tasks/{task.pk}/done/").status_code == 404

"""Mail copies of inboxes: to whom, what they say, and what a killed worker does."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from stories.actions.mail_notes import mail_what_waits
from stories.actions.tell import tell
from stories.models import Note, Story
from tests.stories.making import a_story


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


@pytest.fixture(autouse=True)
def addresses(writer: User, editor: User) -> None:
    for person in (writer, editor):
        person.email = f"{person.username}@newsroom.example"
        person.save()


def told(story: Story, person: User, text: str = "Is that so?") -> None:
    count = Note.objects.count()
    tell([person], "comment", key=f"comment {count}", story=story, by=None, text=text, comment=count + 1)


def run(connection: BaseEmailBackend | None = None) -> int:
    return mail_what_waits(timezone.now() + timedelta(minutes=3), connection)


class Refusing(BaseEmailBackend):
    """A mail server that breaks off: before it is reached, or in the middle of a message."""

    def __init__(self, *, reached: bool) -> None:
        self.reached = reached

    def open(self) -> bool:
        if not self.reached:
            raise ConnectionRefusedError
        return True

    def send_messages(self, email_messages: Sequence[Any]) -> int:
        raise ConnectionResetError


def test_several_notes_are_one_mail(story: Story, writer: User) -> None:
    told(story, writer, "Is that so?")
    told(story, writer, "Who says so?")
    assert run() == 1
    (message,) = mail.outbox
    assert message.to == ["writer@newsroom.example"]
    assert message.subject == f"2 notes: {story.headline}"
    assert "Is that so?" in message.body
    assert "Who says so?" in message.body


def test_each_person_gets_their_own(story: Story, writer: User, editor: User) -> None:
    told(story, writer)
    told(story, editor)
    run()
    assert sorted(message.to[0].split("@")[0] for message in mail.outbox) == ["editor", "writer"]


def test_it_says_that_a_machine_sent_it_and_leads_to_the_desk(story: Story, writer: User) -> None:
    told(story, writer)
    run()
    (message,) = mail.outbox
    sent = message.message()
    assert sent["Auto-Submitted"] == "auto-generated"
    assert "<desk." in sent["List-Id"]
    assert f"/desk/stories/story/{story.pk}/change/#comment-1" in message.body


def test_nothing_is_mailed_twice(story: Story, writer: User) -> None:
    told(story, writer)
    run()
    assert run() == 0
    assert len(mail.outbox) == 1


def test_it_waits_two_minutes(story: Story, writer: User) -> None:
    told(story, writer)
    assert mail_what_waits(timezone.now() + timedelta(minutes=1)) == 0
    assert run() == 1


def test_what_was_read_at_the_desk_is_not_mailed(story: Story, writer: User) -> None:
    told(story, writer)
    Note.objects.update(read_at=timezone.now())
    assert run() == 0


def test_a_story_made_private_meanwhile_is_not_mailed(story: Story, writer: User, editor: User) -> None:
    told(story, editor)
    told(story, writer)
    Story.objects.filter(pk=story.pk).update(is_private=True)
    story.named.add(writer)
    run()
    assert [message.to for message in mail.outbox] == [["writer@newsroom.example"]]


@pytest.mark.parametrize("changes", [{"is_active": False}, {"email": ""}])
def test_who_left_or_has_no_address_gets_none(story: Story, writer: User, changes: dict[str, Any]) -> None:
    told(story, writer)
    User.objects.filter(pk=writer.pk).update(**changes)
    assert run() == 0


def test_what_needs_no_mail_is_seen_to_once(story: Story, writer: User) -> None:
    told(story, writer)
    Note.objects.update(read_at=timezone.now())
    run()
    assert Note.objects.filter(mailed_at=None).count() == 0


def test_a_headline_of_two_lines_makes_one_subject(story: Story, writer: User) -> None:
    Story.objects.filter(pk=story.pk).update(headline="Head\nBcc: all@newsroom.example")
    told(story, writer)
    run()
    assert mail.outbox[0].subject == "1 note: Head Bcc: all@newsroom.example"


def test_a_worker_killed_while_sending_mails_nobody_twice(story: Story, writer: User) -> None:
    told(story, writer)
    with pytest.raises(ConnectionResetError):
        run(Refusing(reached=True))
    assert run() == 0


def test_while_the_mail_server_is_away_everything_waits(story: Story, writer: User) -> None:
    told(story, writer)
    with pytest.raises(ConnectionRefusedError):
        run(Refusing(reached=False))
    assert run() == 1


def test_of_two_workers_one_mails(story: Story, writer: User) -> None:
    told(story, writer)

    class Meanwhile(Refusing):
        """Another worker runs while this one connects."""

        def open(self) -> bool:
            return run() == 1

    assert run(Meanwhile(reached=True)) == 0
    assert len(mail.outbox) == 1

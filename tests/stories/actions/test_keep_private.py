"""Who may see a draft is set by those who see it; nobody is left outside by mistake or lets themselves in."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from stories.actions.decline import decline
from stories.actions.keep_private import NotYourDraft, ProposalWaits, ReadersSeeIt, keep_private
from stories.actions.name_on import DoesNotWrite, NotPrivate, name_on
from stories.actions.open_to_all import open_to_all
from stories.actions.retract import retract
from stories.actions.save_story import save_story
from stories.actions.schedule import schedule
from stories.actions.start_story import start_story
from stories.actions.take_off import LastNamed, NotYoursToTakeOff, StarterStays, take_off
from stories.errors import NoSuchStory
from stories.models import Author, Note, Story
from tests.stories.making import a_story, proposed, published, supported, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


@pytest.fixture
def private(story: Story, writer: User) -> Story:
    keep_private(story, by=writer)
    return Story.objects.get(pk=story.pk)


def named(story: Story) -> list[str]:
    return sorted(story.named.values_list("username", flat=True))


def verbs(story: Story) -> list[str]:
    return [event.verb for event in story.events.all()]


def test_who_makes_it_private_is_named_on_it(private: Story) -> None:
    assert private.is_private
    assert named(private) == ["writer"]
    assert verbs(private)[0] == "kept private"


def test_those_who_write_it_are_not_locked_out_by_an_editor(story: Story, writer: User, editor: User) -> None:
    keep_private(story, by=editor)
    assert named(story) == ["editor", "writer"]
    assert Note.objects.get(to=writer).detail == {"did": "named"}


def test_who_signs_it_is_named_too(writer: User, second_writer: User) -> None:
    author = Author.objects.create(name="Jonas Feld", slug="jonas-feld", user=second_writer)
    story = a_story(writer, authors=(author.pk,))
    keep_private(story, by=writer)
    assert named(story) == ["second-writer", "writer"]


def test_making_it_private_twice_is_one_event(private: Story, writer: User) -> None:
    keep_private(private, by=writer)
    assert verbs(private).count("kept private") == 1


def test_nobody_lets_themselves_in(private: Story, editor: User) -> None:
    with pytest.raises(NoSuchStory):
        keep_private(private, by=editor)
    assert named(private) == ["writer"]


def test_a_story_may_begin_private(writer: User) -> None:
    story = start_story(words(), by=writer, key=uuid4(), private=True)
    assert Story.objects.get(pk=story.pk).is_private
    assert named(story) == ["writer"]


def test_who_is_named_sees_it_and_hears(private: Story, writer: User, editor: User) -> None:
    name_on(private, editor, by=writer)
    assert Story.objects.open_to(editor).filter(pk=private.pk).exists()
    assert Note.objects.get(to=editor).kind == "mention"


def test_naming_twice_is_one_event(private: Story, writer: User, editor: User) -> None:
    name_on(private, editor, by=writer)
    name_on(private, editor, by=writer)
    assert verbs(private).count("named on") == 1


def test_who_is_named_again_hears_again(private: Story, writer: User, editor: User) -> None:
    name_on(private, editor, by=writer)
    take_off(private, editor, by=writer)
    name_on(private, editor, by=writer)
    assert Note.objects.filter(to=editor).count() == 2


def test_who_does_not_write_here_is_not_named(private: Story, writer: User, outsider: User) -> None:
    with pytest.raises(DoesNotWrite):
        name_on(private, outsider, by=writer)
    assert named(private) == ["writer"]


def test_nobody_is_named_on_a_draft_that_all_see(story: Story, writer: User, editor: User) -> None:
    with pytest.raises(NotPrivate):
        name_on(story, editor, by=writer)
    with pytest.raises(NotPrivate):
        take_off(story, writer, by=writer)


def test_the_last_person_stays(private: Story, writer: User) -> None:
    with pytest.raises(LastNamed):
        take_off(private, writer, by=writer)
    assert named(private) == ["writer"]


def test_who_no_longer_works_here_does_not_hold_a_draft(private: Story, writer: User, editor: User) -> None:
    name_on(private, editor, by=writer)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    with pytest.raises(LastNamed):
        take_off(private, writer, by=writer)


def test_who_was_taken_off_is_out_at_once(private: Story, writer: User, editor: User) -> None:
    name_on(private, editor, by=writer)
    take_off(private, editor, by=writer)
    with pytest.raises(NoSuchStory):
        save_story(private.pk, words(), by=editor, version=private.version)


def test_a_guest_does_not_take_off_whose_draft_it_is(
    private: Story, writer: User, second_writer: User
) -> None:
    name_on(private, second_writer, by=writer)
    with pytest.raises(NotYoursToTakeOff, match="Ask writer, who started it"):
        take_off(private, writer, by=second_writer)
    take_off(private, second_writer, by=second_writer)
    assert named(private) == ["writer"]


def test_an_editor_named_on_it_takes_others_off(
    private: Story, writer: User, second_writer: User, editor: User
) -> None:
    for one in (editor, second_writer):
        name_on(private, one, by=writer)
    take_off(private, second_writer, by=editor)
    assert named(private) == ["editor", "writer"]


def test_an_editor_takes_no_draft_from_who_started_it(story: Story, writer: User, editor: User) -> None:
    keep_private(story, by=editor)
    with pytest.raises(StarterStays, match="Ask writer, or open the draft"):
        take_off(story, writer, by=editor)
    assert named(story) == ["editor", "writer"]


def test_who_started_it_may_leave(private: Story, writer: User, editor: User) -> None:
    name_on(private, editor, by=writer)
    take_off(private, writer, by=writer)
    assert named(private) == ["editor"]


def test_opened_to_all_everyone_works_on_it_again(private: Story, writer: User, second_writer: User) -> None:
    open_to_all(private, by=writer)
    save_story(private.pk, words(standfirst="More."), by=second_writer, version=private.version)
    assert named(private) == []


def test_opening_what_is_open_changes_nothing(story: Story, writer: User) -> None:
    open_to_all(story, by=writer)
    assert "opened to all" not in verbs(story)


def test_a_private_story_is_private_to_administrators_too(private: Story, admin_user: User) -> None:
    assert admin_user.has_perm("stories.write_story")
    for act in (keep_private, open_to_all):
        with pytest.raises(NoSuchStory):
            act(private, by=admin_user)


def test_the_key_of_a_private_story_does_not_open_it(private: Story, editor: User) -> None:
    with pytest.raises(NoSuchStory):
        start_story(words(), by=editor, key=private.key)


@pytest.mark.parametrize("who", ["writer", "second_writer", "editor", "publisher", "admin_user"])
def test_what_readers_see_is_private_to_nobody(
    request: pytest.FixtureRequest, writer: User, editor: User, who: str
) -> None:
    story = published(writer, editor).story
    with pytest.raises(ReadersSeeIt, match="begins as a new story"):
        keep_private(story, by=request.getfixturevalue(who))
    story.refresh_from_db()
    assert not story.is_private
    assert "kept private" not in verbs(story)


def test_nor_is_what_was_retracted(writer: User, editor: User) -> None:
    story = published(writer, editor).story
    retract(story, by=editor, reason="It was wrong.")
    with pytest.raises(ReadersSeeIt):
        keep_private(story, by=writer)


@pytest.mark.parametrize("who", ["writer", "second_writer", "editor"])
def test_a_proposal_that_waits_is_hidden_by_nobody(
    request: pytest.FixtureRequest, story: Story, writer: User, who: str
) -> None:
    supported(story, writer)
    proposed(story, writer)
    with pytest.raises(ProposalWaits, match="withdrawn or declined first"):
        keep_private(story, by=request.getfixturevalue(who))


def test_nor_is_one_that_waits_for_its_time(story: Story, writer: User, editor: User) -> None:
    supported(story, writer)
    schedule(proposed(story, writer), by=editor, at=timezone.now() + timedelta(days=1))
    with pytest.raises(ProposalWaits):
        keep_private(story, by=writer)


def test_once_it_waits_no_more_it_may_be_private(story: Story, writer: User, editor: User) -> None:
    supported(story, writer)
    decline(proposed(story, writer), by=editor, note="Ask Halden first.")
    keep_private(story, by=writer)
    assert named(story) == ["writer"]


def test_no_writer_hides_the_draft_of_another(story: Story, second_writer: User) -> None:
    with pytest.raises(NotYourDraft, match="Ask writer, who started it"):
        keep_private(story, by=second_writer)
    assert verbs(story) == ["started"]


def test_nobody_makes_it_theirs_by_signing_it(story: Story, writer: User, second_writer: User) -> None:
    author = Author.objects.create(name="Jonas Feld", slug="jonas-feld", user=second_writer)
    signed = words(authors=(author.pk,))
    save_story(story.pk, signed, by=second_writer, version=1)
    with pytest.raises(NotYourDraft):
        keep_private(story, by=second_writer)
    save_story(story.pk, replace(signed, standfirst="They sign it."), by=writer, version=2)
    keep_private(story, by=second_writer)
    assert named(story) == ["second-writer", "writer"]


def test_the_database_keeps_what_readers_see_open(writer: User, editor: User) -> None:
    story = published(writer, editor).story
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.filter(pk=story.pk).update(is_private=True)

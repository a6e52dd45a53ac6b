"""A private draft is proposed to those named on it, one of whom may decide."""

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from stories.actions.approve import approve
from stories.actions.keep_private import keep_private
from stories.actions.name_on import name_on
from stories.actions.open_to_all import open_to_all
from stories.actions.propose import NobodyDecides
from stories.actions.take_off import LastToDecide, take_off
from stories.models import Note, Proposal, Story
from tests.stories.making import a_story, proposed, supported

pytestmark = pytest.mark.django_db


def private_of(person: User) -> Story:
    story = a_story(person)
    supported(story, person)
    keep_private(story, by=person)
    return Story.objects.get(pk=story.pk)


@pytest.fixture
def private(writer: User) -> Story:
    return private_of(writer)


def test_where_nobody_named_may_decide_it_is_not_proposed(
    private: Story, writer: User, second_writer: User, editor: User
) -> None:
    name_on(private, second_writer, by=writer)
    with pytest.raises(NobodyDecides, match="name an editor, or open it to everyone"):
        proposed(private, writer)
    assert not Proposal.objects.exists()


def test_an_editor_does_not_decide_on_their_own(editor: User, publisher: User) -> None:
    private = private_of(editor)
    with pytest.raises(NobodyDecides):
        proposed(private, editor)
    name_on(private, publisher, by=editor)
    assert proposed(private, editor).state == "open"


def test_a_newsroom_of_one_proposes_to_itself(editor: User, settings: Settings) -> None:
    settings.FOUR_EYES = False
    assert approve(proposed(private_of(editor), editor), by=editor).number == 1


def test_an_editor_who_left_decides_nothing(private: Story, writer: User, editor: User) -> None:
    name_on(private, editor, by=writer)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    with pytest.raises(NobodyDecides):
        proposed(private, writer)


def test_it_is_asked_only_of_those_named(private: Story, writer: User, editor: User, publisher: User) -> None:
    name_on(private, editor, by=writer)
    proposed(private, writer)
    assert [note.to for note in Note.objects.filter(kind="asked")] == [editor]


def test_opened_to_everyone_it_is_proposed_to_every_editor(
    private: Story, writer: User, editor: User, publisher: User
) -> None:
    open_to_all(private, by=writer)
    proposed(private, writer)
    assert Note.objects.filter(kind="asked").count() == 2


def test_while_it_waits_who_may_decide_stays(private: Story, writer: User, editor: User) -> None:
    name_on(private, editor, by=writer)
    proposed(private, writer)
    for by in (writer, editor):
        with pytest.raises(LastToDecide, match="Name another editor first"):
            take_off(private, editor, by=by)


def test_with_another_who_may_decide_one_may_go(
    private: Story, writer: User, editor: User, publisher: User
) -> None:
    for one in (editor, publisher):
        name_on(private, one, by=writer)
    proposed(private, writer)
    take_off(private, editor, by=writer)
    assert set(private.named.all()) == {writer, publisher}


def test_who_does_not_decide_may_go_while_it_waits(
    private: Story, writer: User, second_writer: User, editor: User
) -> None:
    for one in (second_writer, editor):
        name_on(private, one, by=writer)
    proposed(private, writer)
    take_off(private, second_writer, by=writer)
    assert set(private.named.all()) == {writer, editor}

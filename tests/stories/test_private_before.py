"""What was made private after it was published, while that could be done, is opened by a migration."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection

from stories.models import Note, Story
from stories.search import STORIES, missing
from tests.stories.making import a_story, published

pytestmark = pytest.mark.django_db
MIGRATION = import_module("stories.migrations.0025_what_readers_see_is_open")
WITHOUT_THE_RULE = {
    "sqlite": ("PRAGMA ignore_check_constraints = ON",),
    "postgresql": (
        "SET CONSTRAINTS ALL IMMEDIATE",
        "ALTER TABLE stories_story DROP CONSTRAINT what_readers_see_is_open_to_the_desk",
    ),
}


def make_private(*stories: Story, to: User) -> None:
    with connection.cursor() as cursor:
        for statement in WITHOUT_THE_RULE[connection.vendor]:
            cursor.execute(statement)
        Story.objects.filter(pk__in=[one.pk for one in stories]).update(is_private=True)
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
    for story in stories:
        story.named.add(to)


def test_what_readers_see_is_opened_and_those_named_hear(
    writer: User, editor: User, second_writer: User
) -> None:
    live, draft = published(writer, editor).story, a_story(writer)
    make_private(live, draft, to=second_writer)
    MIGRATION.open_what_readers_see(apps, connection.schema_editor())
    assert list(Story.objects.filter(is_private=True)) == [draft]
    assert (live.named.count(), draft.named.count()) == (0, 1)
    told = Note.objects.get(to=second_writer)
    assert (told.story, told.detail) == (live, {"did": "opened"})


def test_the_words_of_stories_are_kept_on_after_it(db: None) -> None:
    assert missing(connection, (STORIES,)) == []

"""A worker killed at any moment publishes neither twice nor never: real processes, real kills."""

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from stories.actions.propose import propose
from stories.actions.publish_due import publish_due
from stories.actions.schedule import schedule
from stories.models import Edition, Note, Proposal, Story
from tests.stories.actions.test_at_the_same_moment import together
from tests.stories.making import a_story, label, supported

pytestmark = pytest.mark.django_db(transaction=True)
MANAGE = Path(__file__).resolve().parents[3] / "manage.py"

# What a worker's process runs: one look at what is due, on the tests' database.
LOOK = """
from django.db import connection
connection.settings_dict["NAME"] = {name!r}
from stories.actions.publish_due import publish_due
{kill}
publish_due.call()
"""
# The same, killed by the kernel before or after the first statement that holds some words.
KILL = """
import os, signal
from django.db.backends.base.base import BaseDatabaseWrapper
def dies(): os.kill(os.getpid(), signal.SIGKILL)
def watched(execute, sql, params, many, context):
    if {words!r} in sql and {before!r}: dies()
    found = execute(sql, params, many, context)
    if {words!r} in sql: dies()
    return found
connection.execute_wrappers.append(watched)
commit = BaseDatabaseWrapper.commit
def committed(wrapper):
    if {words!r} == "COMMIT" and {before!r}: dies()
    commit(wrapper)
    if {words!r} == "COMMIT": dies()
BaseDatabaseWrapper.commit = committed
"""


def worker(kill: str = "") -> "subprocess.Popen[bytes]":
    """A process of its own that looks once."""
    code = LOOK.format(name=str(connection.settings_dict["NAME"]), kill=kill)
    command = [sys.executable, str(MANAGE), "shell", "--no-imports", "-c", code]
    return subprocess.Popen(command, env={**os.environ, "NEWSROOM_DATA": str(settings.DATA)})


def a_due(writer: User, editor: User, headline: str) -> Proposal:
    story = a_story(writer, headline=headline)
    supported(story, writer)
    soon = timezone.now() + timedelta(hours=1)
    asked = propose(story, by=writer, label=label("emerging"), reason="Embargo.", publish_at=soon)
    schedule(asked, by=editor)
    Proposal.objects.filter(pk=asked.pk).update(publish_at=timezone.now())
    return asked


@pytest.mark.parametrize(
    ("words", "before", "stands"),
    [
        ('UPDATE "stories_proposal"', False, 0),
        ('INSERT INTO "stories_edition"', True, 0),
        ('INSERT INTO "stories_edition"', False, 0),
        ('UPDATE "stories_ledger"', False, 0),
        ('INTO "stories_note"', False, 0),
        ("COMMIT", True, 0),
        ("COMMIT", False, 1),
    ],
)
def test_killed_at_any_moment_it_is_published_once(
    writer: User, editor: User, words: str, before: bool, stands: int
) -> None:
    due = a_due(writer, editor, "Embargoed")
    killed = worker(KILL.format(words=words, before=before))
    assert killed.wait(60) == -signal.SIGKILL
    assert Edition.objects.count() == stands
    publish_due.call()
    due.refresh_from_db()
    assert (due.state, Edition.objects.get().proposal) == ("approved", due)
    assert Note.objects.filter(to=writer, kind="published").count() == 1
    call_command("verify_ledger")


def test_several_workers_at_once_publish_each_once(writer: User, editor: User) -> None:
    dues = [a_due(writer, editor, headline) for headline in ("One", "Two", "Three")]
    workers = [worker(), worker()]
    together(publish_due.call, publish_due.call)
    assert [one.wait(60) for one in workers] == [0, 0]
    assert sorted(Edition.objects.values_list("proposal", flat=True)) == [due.pk for due in dues]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite locks no row: there is one who writes.")
def test_a_story_that_somebody_holds_holds_up_no_other(writer: User, editor: User) -> None:
    held, free = (a_due(writer, editor, headline) for headline in ("Held", "Free"))
    holding, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Story.objects.select_for_update().get(pk=held.story_id)
            holding.set()
            done.wait(60)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    holding.wait(10)
    publish_due.call()
    assert Edition.objects.get().proposal == free
    done.set()
    holder.join()
    publish_due.call()
    assert Edition.objects.count() == 2

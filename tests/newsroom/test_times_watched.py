"""Set times that passed are named to whoever watches the machines, without naming a story."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.tasks import TaskResultStatus
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from newsroom.clock import JOBS
from newsroom.health import times_say
from newsroom.ticks import QUEUE, TIMES, put_in
from stories.actions.propose import propose
from stories.actions.schedule import schedule
from stories.models import Proposal
from tests.stories.making import a_story, label, supported

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 24, 8, tzinfo=UTC)
PUBLISH = next(job for job in JOBS if job.name == "publish what is due")


@pytest.fixture
def late(writer: User, editor: User) -> Proposal:
    story = a_story(writer, headline="Under embargo")
    supported(story, writer)
    soon = timezone.now() + timedelta(hours=1)
    asked = propose(story, by=writer, label=label("emerging"), reason="Embargo.", publish_at=soon)
    schedule(asked, by=editor)
    Proposal.objects.update(publish_at=NINE)
    return asked


def test_two_minutes_late_is_said_with_the_time(late: Proposal) -> None:
    assert times_say(NINE + timedelta(seconds=119)) == ""
    assert times_say(NINE + timedelta(minutes=2)).startswith("1 set time is overdue since 08:00 UTC: ")


def test_it_is_ready_all_the_same_and_tells_no_embargoed_word(late: Proposal, client: Client) -> None:
    Proposal.objects.update(publish_at=timezone.now() - timedelta(minutes=3))
    answer = client.get("/readyz")
    said = answer.content.decode()
    assert (answer.status_code, "1 set time is overdue since" in said) == (200, True)
    assert "embargo" not in said.lower()


def test_what_is_bound_to_a_time_waits_behind_nothing_else(settings: Settings) -> None:
    assert {job.queue for job in JOBS if job is not PUBLISH} == {QUEUE}
    assert PUBLISH.queue == TIMES


def test_a_killed_workers_look_is_given_up_within_a_minute(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": [QUEUE, TIMES]}}
    put_in(PUBLISH, NINE)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=NINE)
    assert not put_in(PUBLISH, NINE + timedelta(seconds=20))
    assert put_in(PUBLISH, NINE + timedelta(seconds=40))

"""Jobs are put in the queue once a tick, whoever's clock it is, and none holds up its successor for ever."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from django.tasks import TaskResultStatus, task
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from newsroom.clock import JOBS
from newsroom.health import clock_says
from newsroom.management.commands.worker import a_worker
from newsroom.ticks import CLOCKED, LOST_AFTER, QUEUE, Clock, Job, forget_finished, last_tick, put_in

pytestmark = pytest.mark.django_db
# a worker closes its connection between tasks
commits = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
RUN: list[str] = []


@task()
def first() -> None:
    RUN.append("first")


@task()
def second() -> None:
    RUN.append("second")
    raise RuntimeError("second always fails")


JOB = Job("first", timedelta(seconds=15), first)
OTHER = Job("second", timedelta(minutes=1), second)


@pytest.fixture(autouse=True)
def _the_queue_in_the_database(settings: Settings) -> None:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", *CLOCKED]}
    }
    RUN.clear()


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def work() -> None:
    worker = a_worker(QUEUE)
    worker.batch = True
    worker.run()


def test_a_job_is_put_in_once_a_tick() -> None:
    assert [put_in(JOB, at(second)) for second in (0, 7, 14)] == [True, False, False]


@commits
def test_however_many_clocks_there_are() -> None:
    put_in(JOB, at(0))
    work()
    assert not put_in(JOB, at(3))
    assert put_in(JOB, at(15))


def test_a_job_that_still_waits_is_not_put_in_again() -> None:
    put_in(JOB, at(0))
    assert not put_in(JOB, at(15))


@commits
def test_a_clock_puts_in_what_is_due_in_its_order() -> None:
    moments = iter([at(0), at(1), at(15)])
    clock = Clock([JOB, OTHER], clock=lambda: next(moments))
    assert clock.look() == ["first", "second"]
    work()
    assert [clock.look(), clock.look()] == [[], ["first"]]


@commits
def test_a_job_that_fails_runs_again_at_its_next_tick() -> None:
    put_in(OTHER, at(0))
    work()
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED
    assert put_in(OTHER, at(60))


def test_what_a_killed_worker_left_running_is_given_up() -> None:
    put_in(JOB, at(0))
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=NOON)
    assert not put_in(JOB, NOON + LOST_AFTER)
    assert put_in(JOB, NOON + LOST_AFTER + timedelta(seconds=15))
    assert DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count() == 1


@commits
def test_a_database_that_is_away_for_a_moment_does_not_stop_the_clock() -> None:
    looks = 0

    def clock() -> datetime:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise OperationalError("away")
        ticking.stopped.set()
        return NOON

    ticking = Clock([JOB], clock=clock)
    ticking.run(pause=0.001)
    assert DBTaskResult.objects.count() == 1


def test_finished_ticks_are_forgotten_before_what_people_asked_for() -> None:
    put_in(JOB, at(0))
    first.enqueue()
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL, finished_at=NOON)
    assert forget_finished(NOON + timedelta(hours=7)) == 1
    assert DBTaskResult.objects.get().queue_name == "default"


@commits
def test_what_people_wait_for_is_not_the_clocks_workers() -> None:
    first.enqueue()
    work()
    assert RUN == []


def test_the_newsrooms_jobs_have_names_of_their_own_and_can_be_found_by_a_worker() -> None:
    assert len({job.name for job in JOBS}) == len(JOBS)
    for job in JOBS:
        put_in(job, NOON)
    assert [row.task.func for row in DBTaskResult.objects.order_by("enqueued_at")] == [
        j.run.func for j in JOBS
    ]


def test_a_clock_that_stands_still_is_named_to_whoever_asks(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, "has never ticked" in answer.content.decode()) == (200, True)
    put_in(JOB, NOON)
    assert client.get("/readyz").content == b"ready\n"


def test_it_is_named_after_two_minutes() -> None:
    assert clock_says(at(0), at(119)) == ""
    assert "last ticked 2026-11-22 12:00:00 UTC" in clock_says(at(0), at(121))


def test_nothing_ticked_yet() -> None:
    assert last_tick() is None

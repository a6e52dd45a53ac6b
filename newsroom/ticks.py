"""What runs again and again: a job is put in the queue once a tick, however many clocks there are.

The queue's own table is the memory: a tick's row has the same key whoever makes it, so the second to try
finds it made. Nothing is put in while the last one still waits or runs.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import close_old_connections
from django.tasks import Task, TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

logger = logging.getLogger(__name__)

QUEUE = "clock"
# What is bound to a time never waits behind what takes long.
TIMES = "times"
CLOCKED = (QUEUE, TIMES)
_TICKS = UUID("6f1f4a1c-0d0e-5d5c-9a53-2f3a61c1c3a1")
# a job that has run for so long was its worker's last
LOST_AFTER = timedelta(minutes=15)
# how long what is over stays readable
KEPT_FOR = {QUEUE: timedelta(hours=6), "": timedelta(days=14)}
LOST = "The worker that ran this ended before it did."


@dataclass(frozen=True, slots=True)
class Job:
    """`run` is put in the queue every so often; `name` is its own.

    What has run for `lost_after` was its worker's last: the next tick does not wait for it.
    """

    name: str
    every: timedelta
    run: Task[[], Any]
    queue: str = QUEUE
    lost_after: timedelta = LOST_AFTER

    def tick(self, now: datetime) -> int:
        """Which tick this moment belongs to; the same on every machine."""
        return int(now.timestamp() // self.every.total_seconds())


class Clock:
    """Puts jobs in the queue when they are due, in their order, until it is stopped."""

    def __init__(self, jobs: Iterable[Job], clock: Callable[[], datetime] = timezone.now) -> None:
        self.jobs = tuple(jobs)
        self.clock = clock
        self.stopped = threading.Event()
        self._done: dict[str, int] = {}

    def run(self, pause: float = 1.0) -> None:
        while not self.stopped.wait(pause):
            try:
                self.look()
            except Exception:
                # a database that is away for a moment does not stop the clock
                logger.exception("The clock missed a tick.")
            finally:
                close_old_connections()

    def look(self) -> list[str]:
        """One look at the time; the names of the jobs put in the queue."""
        now = self.clock()
        due = [job for job in self.jobs if self._done.get(job.name) != job.tick(now)]
        put = [job.name for job in due if put_in(job, now)]
        self._done.update((job.name, job.tick(now)) for job in due)
        return put


def put_in(job: Job, now: datetime) -> bool:
    """Put the job in the queue for this tick; False where it is in already, waits or runs."""
    _give_up_lost(job, now)
    mine = DBTaskResult.objects.filter(task_path=job.run.module_path, queue_name=job.queue)
    if mine.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]).exists():
        return False
    _, made = DBTaskResult.objects.get_or_create(
        id=uuid5(_TICKS, f"{job.name} {job.every.total_seconds():g} {job.tick(now)}"), defaults=_row(job)
    )
    return made


def _row(job: Job) -> dict[str, Any]:
    return {
        "args_kwargs": {"args": [], "kwargs": {}},
        "priority": job.run.priority,
        "task_path": job.run.module_path,
        "queue_name": job.queue,
        "run_after": get_date_max(),
        "backend_name": job.run.backend,
    }


def _give_up_lost(job: Job, now: datetime) -> None:
    """What a killed worker left running must not hold up its successors."""
    running = DBTaskResult.objects.filter(
        task_path=job.run.module_path, queue_name=job.queue, status=TaskResultStatus.RUNNING
    )
    lost = running.filter(started_at__lt=now - job.lost_after)
    if lost.update(status=TaskResultStatus.FAILED, finished_at=now, traceback=LOST):
        logger.error("%s was given up: %s", job.name, LOST)


def forget_finished(now: datetime) -> int:
    """Take finished tasks out of the queue's table: the clock's after hours, others after two weeks."""
    over = DBTaskResult.objects.finished()
    ticks, others = over.filter(queue_name__in=CLOCKED), over.exclude(queue_name__in=CLOCKED)
    gone, _ = ticks.filter(finished_at__lt=now - KEPT_FOR[QUEUE]).delete()
    long_gone, _ = others.filter(finished_at__lt=now - KEPT_FOR[""]).delete()
    return gone + long_gone


def last_tick() -> datetime | None:
    """When any clock last put a job in the queue, None for never."""
    newest = DBTaskResult.objects.filter(queue_name__in=CLOCKED).order_by("-enqueued_at")
    return newest.values_list("enqueued_at", flat=True).first()

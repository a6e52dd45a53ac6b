"""The newsroom's worker: what people wait for, what runs again and again, and the clock, in one process."""

from __future__ import annotations

import logging
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from newsroom.clock import JOBS
from newsroom.ticks import CLOCKED, Clock

logger = logging.getLogger(__name__)

PAUSE = 1.0
# a poll in the middle may take as long to come to an end
PATIENCE = 8.0


class Command(BaseCommand):
    help = "Run the newsroom's tasks and its clock. Several may run, on several machines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-clock", action="store_true", help="only what people wait for")

    def handle(self, *args: Any, no_clock: bool = False, verbosity: int = 1, **options: Any) -> None:
        # a line for each job that went well would be a line every few seconds
        logging.getLogger("django.tasks").setLevel(logging.INFO if verbosity > 1 else logging.WARNING)
        desk = a_worker("default")
        round_ = None if no_clock else Round()
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, desk.shutdown)
        if round_:
            round_.start()
        try:
            desk.run()
        finally:
            if round_:
                round_.stop()


class Round:
    """The clock and a worker for each queue of its jobs, in threads: what people wait for never waits for
    them, nor what is bound to a time for what takes long."""

    def __init__(self) -> None:
        self.clock = Clock(JOBS)
        self.workers = {queue: a_worker(queue) for queue in CLOCKED}
        self.threads = [
            threading.Thread(target=self.clock.run, name="clock", daemon=True),
            *(
                threading.Thread(target=self.work, args=[worker], name=f"worker of {queue}", daemon=True)
                for queue, worker in self.workers.items()
            ),
        ]

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        """Lets what runs come to an end, for a while; what does not is given up and runs again later."""
        self.clock.stopped.set()
        for worker in self.workers.values():
            worker.running = False
        for thread in self.threads:
            thread.join(PATIENCE)

    def work(self, worker: Worker) -> None:
        while not self.clock.stopped.is_set():
            try:
                worker.run()
            except Exception:
                logger.exception("The clock's worker stumbled; it goes on.")
                self.clock.stopped.wait(PAUSE)


def a_worker(queue: str) -> Worker:
    return Worker(
        queue_names=[queue],
        interval=PAUSE,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )

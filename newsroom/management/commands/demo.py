"""The demo newsroom on loopback: database, stories, task worker and server, by one command."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from newsroom.demo.load import load_demo

HOST = "127.0.0.1"
THREADS = 4
PATIENCE = 30.0
PEOPLE = ("writer", "second-writer", "editor", "publisher")

WELCOME = """
The demo newsroom is open.

  Readers' site   http://{host}:{port}/
  The desk        http://localhost:{port}/desk/
  Sign in as      {people}
  Password        {password}

Mail it sends is shown here. Ctrl-C stops it; what is there is kept in {data}.
"""


class Stopped(Exception):
    """The person at the terminal, or the system, asked the demo to end."""


class Command(BaseCommand):
    help = "Load the demo newsroom, once, and serve it on loopback with its task worker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        refuse_https()
        refuse_taken(port)
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, stop)
        try:
            self.stdout.write("Opening the newsroom: its database, and at the first start its stories.")
            self.stdout.flush()
            call_command("migrate", verbosity=0, interactive=False)
            self.serve(
                port, open_newsroom(Path(settings.DATA) / "demo-password", partial(load_demo, say=self.say))
            )
        except Stopped:
            self.stdout.write("The demo newsroom is closed.")

    def say(self, line: str) -> None:
        self.stdout.write(f"  {line}")
        self.stdout.flush()

    def serve(self, port: int, password: str) -> None:
        with ExitStack() as running:
            server = running.enter_context(child(serving(port), port))
            worker = running.enter_context(child(working(), port))
            wait_until_served(server, port)
            self.stdout.write(welcome(port, password))
            self.stdout.flush()
            while server.poll() is None:
                if worker.poll() is not None:
                    self.stderr.write(f"The task worker ended (code {worker.returncode}); starting it again.")
                    worker = running.enter_context(child(working(), port))
                time.sleep(1)
        raise CommandError(f"The server ended by itself, with code {server.returncode}.")


def stop(signum: int, frame: FrameType | None) -> None:
    raise Stopped


def refuse_https() -> None:
    if settings.HTTPS:
        raise CommandError("NEWSROOM_URL is an https address, and the demo serves plain http: unset it.")


def refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Port {port} cannot be used ({error}): choose another, as in `make demo PORT=8001`."
            ) from error


def open_newsroom(kept: Path, load: Callable[[str], bool]) -> str:
    """The password the demo's people sign in with, or "" where people were there before the demo.

    It is kept in the file `kept`, readable by its owner only, from the first start on. `load` fills an
    empty newsroom, giving its people the password, and says whether it did.
    """
    before = kept.read_text().strip() if kept.exists() else ""
    password = settings.DEMO_PASSWORD or before or secrets.token_urlsafe(9)
    # Kept before it is given: a start that is cut off here leaves no people whose password nobody knows.
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.touch(mode=0o600)
    kept.write_text(password + "\n")
    if load(password):
        return password
    if not before:
        kept.unlink()
        return ""
    if password != before:
        give(password)
    return password


def give(password: str) -> None:
    for person in User.objects.filter(username__in=PEOPLE):
        person.set_password(password)
        person.save(update_fields=["password"])


def welcome(port: int, password: str) -> str:
    people = ", ".join(PEOPLE) if password else "the people this newsroom already had"
    password = password or "their own"
    return WELCOME.format(host=HOST, port=port, people=people, password=password, data=settings.DATA)


def serving(port: int) -> list[str]:
    bounds = ["--workers", "1", "--blocking-threads", str(THREADS), "--no-ws", "--log-level", "warning"]
    address = ["--host", HOST, "--port", str(port)]
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        *address,
        *bounds,
        "newsroom.wsgi:application",
    ]


def working() -> list[str]:
    return [sys.executable, "manage.py", "worker"]


@contextmanager
def child(command: list[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the block; in a session of its own, so that Ctrl-C reaches only the demo."""
    environment = {**os.environ, "PORT": str(port)}
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, start_new_session=True)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_served(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise CommandError(f"The server did not come up on port {port} within {PATIENCE:.0f} seconds.")

"""A whole newsroom as `make demo` starts it, on a database of its own, and a browser before it.

It takes long to start, so that all ways lead through one: each walks on stories of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import psycopg
import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.loopback import Site, serving

PASSWORD = "layers-not-links"
# The one without windows first: it looks alike and takes less of the machine.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
# seconds; on a machine of its own it takes twenty
STARTED_WITHIN = 300
type People = Callable[[str], Page]
type Sites = tuple[Site, Site, Site]
QUIET = ["--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True)
class Newsroom:
    """A running demo: where it answers, where it keeps its things, and its process."""

    address: str
    data: Path
    environment: dict[str, str]
    pid: int
    hand: subprocess.Popen[str]

    def url(self, path: str = "/") -> str:
        return f"{self.address}{path}"

    def manage(self, *command: str) -> str:
        """What a management command prints, run against this newsroom."""
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def staged(self, code: str) -> list[str]:
        """The words that Python prints, run in this newsroom: what is no matter of the way walked."""
        assert self.hand.stdin
        assert self.hand.stdout
        self.hand.stdin.write(f"{json.dumps(code)}\n")
        self.hand.stdin.flush()
        told = self.hand.stdout.readline()
        assert told, "The scene broke off: its traceback stands above."
        return str(json.loads(told)).split()


@dataclass(frozen=True)
class Door:
    """The desk's door: it knows again whom it has let in, for as long as their session holds."""

    newsroom: Newsroom
    known: dict[str, list[Any]] = field(default_factory=dict)

    def open(self, context: BrowserContext, username: str) -> Page:
        context.add_cookies(self.known.get(username, []))
        page, desk = context.new_page(), self.newsroom.url("/desk/")
        page.goto(desk)
        if page.url != desk:
            sign_in(page, desk, username)
            self.known[username] = context.cookies()
        return page


def sign_in(page: Page, desk: str, username: str) -> None:
    page.fill("#id_username", username)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url(desk)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="package")
def database_url() -> Iterator[str]:
    """A database beside the one the tests run on; "" for the embedded one."""
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        yield ""
        return
    name = f"flow_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield f"{server.rsplit('/', 1)[0]}/{name}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="package")
def newsroom(tmp_path_factory: pytest.TempPathFactory, database_url: str) -> Iterator[Newsroom]:
    told = {"DATABASE_URL": database_url} if database_url else {}
    with running(tmp_path_factory.mktemp("newsroom"), told) as newsroom:
        yield newsroom


@contextmanager
def running(data: Path, told: Mapping[str, str]) -> Iterator[Newsroom]:
    """A newsroom that keeps its things in `data`, with what else is `told` to it by its environment."""
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "NEWSROOM_DATA": str(data),
        "DEMO_PASSWORD": PASSWORD,
        "FETCH_ALLOW_LOOPBACK": "1",
        "PORT": str(port),
        **told,
    }
    address = f"http://127.0.0.1:{port}"
    with (data / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo"],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(process, address, data / "log")
            with stage_hand(environment) as hand:
                yield Newsroom(address, data, environment, process.pid, hand)
        finally:
            process.terminate()
            process.wait(timeout=30)


def stage_hand(environment: dict[str, str]) -> subprocess.Popen[str]:
    """Left, it ends: nothing more is sent to it."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.flows.stage_hand"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    patience = time.monotonic() + STARTED_WITHIN
    while process.poll() is None and time.monotonic() < patience:
        try:
            with urlopen(f"{address}/readyz", timeout=2):  # noqa: S310 (an address of our own)
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"The demo did not start:\n{log.read_text()}")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One for all of a worker's ways: while it is open a loop runs here, and Django refuses the database."""
    if CHROMIUM is None:
        pytest.skip("no browser: install chromium-headless-shell to walk the whole way")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *QUIET])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def door(newsroom: Newsroom) -> Door:
    return Door(newsroom)


@pytest.fixture(scope="module")
def people(browser: Browser, door: Door) -> Iterator[People]:
    """Lets a person in at the desk, in a browser of their own."""
    with letting_in(browser, door, viewport={"width": 1280, "height": 900}) as enter:
        yield enter


@pytest.fixture(scope="module")
def phones(browser: Browser, door: Door) -> Iterator[People]:
    """Lets a person in at the desk, on a telephone of their own."""
    look = {"width": 390, "height": 844}
    with letting_in(browser, door, viewport=look, is_mobile=True, has_touch=True) as enter:
        yield enter


@contextmanager
def letting_in(browser: Browser, door: Door, **look: Any) -> Iterator[People]:
    contexts: list[BrowserContext] = []

    def enter(username: str) -> Page:
        contexts.append(browser.new_context(**look))
        return door.open(contexts[-1], username)

    yield enter
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """Somebody who has never been here, on a telephone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def sites() -> Iterator[Sites]:
    """Three news sites on hosts of their own, so that another publisher stands behind each."""
    with serving("127.0.0.1") as courier, serving("127.0.0.2") as harbour, serving("127.0.0.3") as relay:
        yield courier, harbour, relay

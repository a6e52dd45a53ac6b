"""A set time comes while the worker is killed again and again: one edition goes out, and people are told."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.flows import staging
from tests.flows.conftest import Newsroom, People

HEADLINE = "Halden opens its battery tests"
# seconds
AHEAD, MIDDLE_WITHIN, OUT_WITHIN = 8, 30, 90
TASKS = "django_tasks_database_dbtaskresult"
LOOK = f"SELECT count(*) FROM {TASKS} WHERE task_path LIKE '%publish_due' AND status = '{{}}'"  # noqa: S608
RUNNING, LOOKS = LOOK.format("RUNNING"), LOOK.format("SUCCESSFUL")
EDITIONS = "SELECT count(*) FROM stories_edition WHERE proposal_id = {}"


@pytest.mark.once
def test_killed_at_its_time(newsroom: Newsroom, people: People) -> None:
    if "DATABASE_URL" in newsroom.environment:
        pytest.skip("walked where the test can look into the database's file beside the worker")
    slug, proposal, at = staging.set_for(newsroom, HEADLINE, AHEAD)
    due = datetime.fromisoformat(at).timestamp()
    killed_before_it_is_due(newsroom)
    time.sleep(max(0, due - time.time()))
    killed_in_the_middle_of_a_look(newsroom)
    killed_as_soon_as_it_is_back(newsroom)
    one_edition_comes_out(newsroom, proposal)
    looks = asked(newsroom, LOOKS)
    people_are_told_in_words(newsroom, people, slug)
    a_further_look_brings_no_second(newsroom, proposal, looks)
    assert "The ledger holds" in newsroom.manage("verify_ledger")


def asked(newsroom: Newsroom, question: str) -> int:
    """A number from the newsroom's database, read beside whoever writes."""
    file = next(newsroom.data.glob("*.sqlite3"))
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=20)) as database:
        return int(database.execute(question).fetchone()[0])


def worker(newsroom: Newsroom) -> int:
    """The process of the demo's worker, which the demo starts again when it ended."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        children = Path(f"/proc/{newsroom.pid}/task/{newsroom.pid}/children").read_text().split()
        for child in children:
            # One that ended since it was listed is no worker.
            with suppress(FileNotFoundError, ProcessLookupError):
                if b"manage.py\0worker" in Path(f"/proc/{child}/cmdline").read_bytes():
                    return int(child)
        time.sleep(0.05)
    pytest.fail("The demo started no worker again.")


def kill(newsroom: Newsroom) -> None:
    os.kill(worker(newsroom), signal.SIGKILL)


def until_true(
    newsroom: Newsroom, question: str, within: int, more_than: int = 0, pause: float = 0.2
) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if asked(newsroom, question) > more_than:
            return True
        time.sleep(pause)
    return False


def killed_before_it_is_due(newsroom: Newsroom) -> None:
    kill(newsroom)


def killed_in_the_middle_of_a_look(newsroom: Newsroom) -> None:
    assert until_true(newsroom, RUNNING, MIDDLE_WITHIN, pause=0.002)
    kill(newsroom)


def killed_as_soon_as_it_is_back(newsroom: Newsroom) -> None:
    kill(newsroom)


def one_edition_comes_out(newsroom: Newsroom, proposal: str) -> None:
    assert until_true(newsroom, EDITIONS.format(proposal), OUT_WITHIN)


def a_further_look_brings_no_second(newsroom: Newsroom, proposal: str, looks: int) -> None:
    assert until_true(newsroom, LOOKS, 60, more_than=looks)
    assert asked(newsroom, EDITIONS.format(proposal)) == 1


def people_are_told_in_words(newsroom: Newsroom, people: People, slug: str) -> None:
    for username in ("writer", "editor"):
        page = people(username)
        page.goto(newsroom.url("/desk/inbox/"))
        told = f"Published at its set time: “{HEADLINE}”, edition 1."
        expect(page.locator("#content li", has_text=told)).to_have_count(1)
    assert page.request.get(newsroom.url(f"/stories/{slug}/")).status == 200

"""The databases a run asks: one worker migrates its own, and that of each other is a copy of it."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path
from typing import Any

from django.db import connection, connections
from django.test.utils import setup_databases

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
WORKERS = [f"gw{number}" for number in range(int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "0")))]


def made(folder: Path) -> Any:
    """This worker's database, as `teardown_databases` takes it away; `folder` is one for the whole run."""
    copied = folder / "databases.json"
    with (folder / "databases.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if copied.exists():
            return _copy(json.loads(copied.read_text()).get(WORKER))
        found = setup_databases(verbosity=0, interactive=False)
        copied.write_text(json.dumps({other: _copied(other) for other in WORKERS if other != WORKER}))
        return found


def _copied(other: str) -> str:
    """The name of a copy for another worker: PostgreSQL makes one of what nobody is connected to."""
    connections.close_all()
    connection.creation.clone_test_db(other, verbosity=0, autoclobber=True)
    return str(connection.creation.get_test_db_clone_settings(other)["NAME"])


def _copy(name: str | None) -> Any:
    """None for a worker that came in place of one that broke down: it migrates for itself."""
    if name:
        connection.settings_dict["TEST"]["NAME"] = name
    return setup_databases(verbosity=0, interactive=False, keepdb=bool(name))

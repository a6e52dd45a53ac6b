"""A demo newsroom to look at, served as readers get it: static files packed, with digests in their names."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from tests.flows.conftest import Newsroom, running


@contextmanager
def demo() -> Iterator[Newsroom]:
    with TemporaryDirectory() as folder:
        told = {"STATIC_ROOT": f"{folder}/static"}
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"],
            cwd=settings.BASE_DIR,
            env={**os.environ, **told, "NEWSROOM_DATA": folder},
            check=True,
        )
        with running(Path(folder), told) as newsroom:
            yield newsroom

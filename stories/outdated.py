"""When what is kept of a story stopped being true.

Readers' pages are kept for when the database does not answer: see newsroom/pages.py. Each publication
leaves a mark in the same folder, and what was made before it and tells of the story is served no more. No
database holds the marks, for it is away when they are asked.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings


def outdate(slugs: Iterable[str]) -> None:
    """From now on, what was made before now and tells of these stories holds no more. Raises OSError."""
    now = time.time_ns()
    for slug in slugs:
        mark = _mark(slug)
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
        # a file's own clock may be some milliseconds late
        os.utime(mark, ns=(now, now))


def outdated(slug: str, made: int) -> bool:
    """Whether the story had an edition since `made` (nanoseconds since 1970)."""
    try:
        return _mark(slug).stat().st_mtime_ns >= made
    except FileNotFoundError:
        return False


def _mark(slug: str) -> Path:
    return Path(settings.READERS_PAGES) / "outdated" / slug

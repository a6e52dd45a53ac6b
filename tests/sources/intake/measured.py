"""Fetches a page or a feed in a process of its own; prints the error, CPU seconds and megabytes it took.

`python -m tests.sources.intake.measured page|feed <port>`
"""

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from sources.actions.visit_feed import feed_fetcher, feed_limits  # noqa: E402
from sources.intake.errors import FetchError  # noqa: E402
from sources.intake.fetch import Condition, fetch  # noqa: E402
from sources.intake.limits import limits_from_settings  # noqa: E402


def main(what: str, port: str) -> None:
    url = f"http://127.0.0.1:{port}/"
    try:
        if what == "page":
            fetch(url, replace(limits_from_settings(), allow_loopback=True))
        else:
            feed_fetcher(replace(feed_limits(), allow_loopback=True))(url, Condition())
    except FetchError as error:
        print(type(error).__name__, time.process_time(), most_megabytes())


def most_megabytes() -> float:
    """Of this program alone: `ru_maxrss` would count what its parent held when it was started."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])

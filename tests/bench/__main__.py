"""How fast it is: `python -m tests.bench [lookup] [poller] [desk] [readers] [search] [--texts 10000,100000]`.

Without a name the first two: the hundred thousand stories of the others take long to make.

Runs on a throw-away database beside the one the settings name, which is never touched: a file in a
temporary folder, or with `python -m tests.postgres -- python -m tests.bench` on PostgreSQL. Desk and
readers are measured on PostgreSQL alone, a throw-away one where the settings name none. Ends with an
error when a bound is not kept.
"""

import argparse
import os
import subprocess
import sys

import django
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from tests.bench import desk, lookup, poller, readers, search  # noqa: E402
from tests.bench.desk_copies import Size  # noqa: E402

BENCHES = ["lookup", "poller", "desk", "readers", "search"]


def known(name: str) -> str:
    if name not in BENCHES:
        raise argparse.ArgumentTypeError(f"{name} is none of {', '.join(BENCHES)}")
    return name


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.bench")
    # No `choices`: with none given, argparse would look for the whole list of defaults among them.
    asked.add_argument(
        "what", nargs="*", type=known, default=BENCHES[:2], help="of these four; the first two unless told"
    )
    asked.add_argument("--texts", default="10000,100000,1000000", help="sizes to look up among")
    asked.add_argument(
        "--stories",
        type=int,
        default=Size.stories,
        help="the desk's, five references to each, and the readers'",
    )
    asked.add_argument("--only", default="", help="the desk's screens with this in their name, no others")
    told = asked.parse_args(arguments)
    kept = True
    if "lookup" in told.what:
        kept = lookup.main([int(size) for size in told.texts.split(",")])
    if "poller" in told.what:
        kept = poller.main() and kept
    if "desk" in told.what:
        kept = on_postgresql("desk", told.stories, told.only) and kept
    if "readers" in told.what:
        kept = on_postgresql("readers", told.stories) and kept
    if "search" in told.what:
        kept = search.main(told.stories) and kept
    return 0 if kept else 1


def on_postgresql(what: str, stories: int, only: str = "") -> bool:
    if connection.vendor == "postgresql":
        if what == "readers":
            return readers.main(stories)
        return desk.main(Size(stories=stories, references=5 * stories), only)
    again = [sys.executable, "-m", "tests.bench", what, "--stories", str(stories), "--only", only]
    server = [sys.executable, "-m", "tests.postgres", "--", *again]
    return subprocess.run(server, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How fast it is: `python -m tests.bench [lookup] [poller] [--texts 10000,100000]`; both, unless told.

Runs on a throw-away database beside the one the settings name, which is never touched: a file in a
temporary folder, or with `python -m tests.postgres -- python -m tests.bench` on PostgreSQL. Ends with
an error when a bound is not kept.
"""

import argparse
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from tests.bench import lookup, poller  # noqa: E402

BENCHES = ["lookup", "poller"]


def known(name: str) -> str:
    if name not in BENCHES:
        raise argparse.ArgumentTypeError(f"{name} is neither lookup nor poller")
    return name


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.bench")
    # No `choices`: with none given, argparse would look for the whole list of defaults among them.
    asked.add_argument(
        "what", nargs="*", type=known, default=BENCHES, help="lookup, poller; both unless told"
    )
    asked.add_argument("--texts", default="10000,100000,1000000", help="sizes to look up among")
    told = asked.parse_args(arguments)
    kept = True
    if "lookup" in told.what:
        kept = lookup.main([int(size) for size in told.texts.split(",")])
    if "poller" in told.what:
        poller.main()
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

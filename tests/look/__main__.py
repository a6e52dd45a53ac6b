"""What it looks like and how its pages score: `python -m tests.look pictures` or `lighthouse`.

Both open a demo newsroom of their own, on a folder that is gone afterwards. Ends with an error when a score
is not kept.
"""

import argparse
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from tests.look import lighthouse, pictures  # noqa: E402

LOOKS = {"pictures": pictures.main, "lighthouse": lighthouse.main}


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.look")
    asked.add_argument("what", choices=LOOKS)
    return 0 if LOOKS[asked.parse_args(arguments).what]() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

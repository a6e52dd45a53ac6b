"""Prints how well pages are read and derivations told: `python -m tests.quality`.

INTAKE and DERIVATION point it at other folders of the same shape; a folder that is not there is said.
"""

import os
import sys
from pathlib import Path

from tests.quality import derivation, intake
from tests.quality.shared import SHARED


def folder(variable: str, usual: Path) -> Path:
    """The folder the environment names, else the one beside the project."""
    return Path(os.environ.get(variable) or usual)


def main() -> None:
    """Both reports, one after the other."""
    pages = folder("INTAKE", SHARED / "intake")
    pairs = folder("DERIVATION", SHARED / "derivation")
    for name, place, report in (("intake", pages, intake.report), ("derivation", pairs, derivation.report)):
        told = report(place) if place.is_dir() else f"{name}: there is no folder {place}"
        sys.stdout.write(f"{told}\n\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

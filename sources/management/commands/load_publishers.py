from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sources.actions.load_publishers import STARTER, directory, load_publishers


class Command(BaseCommand):
    help = "Add publishers from a directory file; what the newsroom keeps already is left as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, default=STARTER, help="CSV; else the project's own."
        )

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        self.stdout.write(f"Publishers added: {load_publishers(directory(file))}.")

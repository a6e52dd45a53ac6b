from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sources.actions.load_publishers import STARTER, Loaded, directory, load_publishers


class Command(BaseCommand):
    help = "Add publishers from a directory file; what the newsroom keeps already is left as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, default=STARTER, help="CSV; else the project's own."
        )
        parser.add_argument("--feeds", action="store_true", help="Also add their feeds, to be polled.")
        parser.add_argument("--verbose", action="store_true", help="Name those the newsroom keeps otherwise.")

    def handle(self, *args: Any, file: Path, feeds: bool, verbose: bool, **options: Any) -> None:
        loaded = load_publishers(directory(file), feeds=feeds)
        self.stdout.write(f"Publishers added: {loaded.added}.")
        self.stdout.write(
            f"Left as the newsroom keeps them: {loaded.left}; "
            f"{len(loaded.differing)} of these otherwise than the file."
        )
        if feeds:
            self.stdout.write(f"Feeds added: {loaded.feeds}.")
        if verbose:
            self.name(loaded)

    def name(self, loaded: Loaded) -> None:
        for publisher in loaded.differing:
            self.stdout.write(f"  {publisher}")

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from stories.actions.publish import sealed
from stories.models import Edition, Ledger
from stories.rules.chain import Link, first_break


class Command(BaseCommand):
    help = "Prove the chain of editions, and name the first break if there is one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="say nothing when the chain holds")

    def handle(self, *args: Any, quiet: bool = False, **options: Any) -> None:
        ledger = Ledger.objects.get(pk=1)
        broken = first_break(links(), ledger.length, ledger.digest)
        if broken:
            raise CommandError(f"The ledger is broken. Entry {broken.entry} {broken.what}.")
        if not quiet:
            self.stdout.write(
                f"The ledger holds: {ledger.length} editions, sealed by {ledger.digest or 'nothing yet'}."
            )


def links() -> Iterator[Link]:
    """Every edition in the order of the ledger, a few hundred in memory at a time."""
    rows = Edition.objects.select_related("story").order_by("entry")
    for edition in rows.iterator(chunk_size=300):
        yield Link(edition.entry, edition.previous, edition.digest, sealed(edition))

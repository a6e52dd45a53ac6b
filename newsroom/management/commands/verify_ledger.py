from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from stories.actions.prove_ledger import prove_ledger


class Command(BaseCommand):
    help = "Prove the chain of editions, and name the first break if there is one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="say nothing when the chain holds")

    def handle(self, *args: Any, quiet: bool = False, **options: Any) -> None:
        proof = prove_ledger()
        if proof.broken:
            raise CommandError(f"The ledger is broken. Entry {proof.broken.entry} {proof.broken.what}.")
        if not quiet:
            self.stdout.write(
                f"The ledger holds: {proof.length} editions, sealed by {proof.head or 'nothing yet'}."
            )

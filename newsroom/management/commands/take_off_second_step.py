from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsroom.accounts.actions.take_off_second_step import take_off_second_step
from newsroom.accounts.people import who_types
from stories.errors import Refusal
from stories.people import display_name


class Command(BaseCommand):
    help = (
        "Take app, recovery codes and passkeys off somebody who has lost them, where no two publishers can "
        "say that it is them. See or hear them first. It is recorded, and they are told by mail."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("who", help="the name they sign in with, or their address")
        parser.add_argument("--because", required=True, help="how you made sure, for the log")

    def handle(self, *args: Any, who: str, because: str, **options: Any) -> None:
        person = who_types(who)
        if person is None:
            raise CommandError(f"Nobody signs in as {who}. Nothing was changed.")
        if not because.strip():
            raise CommandError("Say how you made sure: --because is empty. Nothing was changed.")
        try:
            take_off_second_step(person, because=because.strip())
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        name = display_name(person)
        self.stdout.write(f"Taken off: {name} signs in with their password, and sets it up anew.")

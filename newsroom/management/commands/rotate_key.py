from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from newsroom.accounts.sealed import reseal_second_steps
from sources.management.commands import rotate_key


class Command(rotate_key.Command):
    """Stands before the one of `sources`: second steps are sealed under the same keys."""

    def handle(self, *args: Any, make: bool = False, check: bool = False, **options: Any) -> None:
        lost = 0 if make or check else self.second_steps()
        if lost:
            raise CommandError(
                f"With no key of PEOPLE_KEYS opened: {lost} second steps. Drop no key; put the one they were "
                "sealed under at the end of PEOPLE_KEYS and run this again, or take them off and set them up."
            )
        super().handle(*args, make=make, check=check, **options)

    def second_steps(self) -> int:
        done, lost = reseal_second_steps(settings.PEOPLE_KEYS)
        self.stdout.write(f"Second steps sealed under the newest key: {done}.")
        return lost

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsroom.accounts.sealed import reseal_second_steps
from sources.actions.rotate_key import Rotation, rotate_key
from sources.sealing import fingerprint, new_key
from stories.actions.reseal_addresses import reseal_addresses


class Command(BaseCommand):
    help = (
        "Re-encrypt who the newsroom's people are, second steps and readers' addresses under the newest key "
        "of PEOPLE_KEYS. Put a new key in front (--make prints one), restart every node with both, "
        "run this, then drop the old one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--make", action="store_true", help="print a fresh key and do nothing else")
        parser.add_argument("--check", action="store_true", help="only say under which keys they stand")

    def handle(self, *args: Any, make: bool = False, check: bool = False, **options: Any) -> None:
        if make:
            self.stdout.write(new_key())
            return
        found = rotate_key(settings.PEOPLE_KEYS, check=check)
        self.stdout.write(stand(found) if check else moved(found))
        lost, shut = (0, 0) if check else (self.second_steps(), self.addresses())
        if found.shut:
            raise CommandError(no_key_opens(found))
        if lost:
            raise CommandError(
                f"With no key of PEOPLE_KEYS opened: {lost} second steps. Drop no key; put the one they were "
                "sealed under at the end of PEOPLE_KEYS and run this again, or take them off and set them up."
            )
        if shut:
            raise CommandError(f"Readers' addresses no key of PEOPLE_KEYS opens: {shut}. Drop no key.")
        if not check and found.keys[1:]:
            older = ", ".join(map(fingerprint, found.keys[1:]))
            self.stdout.write(f"Nothing needs the older keys any more; drop from PEOPLE_KEYS: {older}.")

    def second_steps(self) -> int:
        """How many no key opens."""
        done, lost = reseal_second_steps(settings.PEOPLE_KEYS)
        self.stdout.write(f"Second steps sealed under the newest key: {done}.")
        return lost

    def addresses(self) -> int:
        """How many no key opens."""
        moved, shut = reseal_addresses()
        self.stdout.write(f"Readers' addresses re-encrypted: {moved}.")
        return shut


def stand(found: Rotation) -> str:
    return "\n".join(f"Key {fingerprint(key)}: {identities(n)}." for key, n in found.counts.items())


def moved(found: Rotation) -> str:
    key = found.keys[0]
    return (
        f"Key {fingerprint(key)}: {identities(found.moved)} re-encrypted under it; "
        f"{found.counts[key]} stood under it already."
    )


def no_key_opens(found: Rotation) -> str:
    ids = ", ".join(map(str, found.shut))
    return (
        f"With no key of PEOPLE_KEYS opened: {identities(len(found.shut))}, number {ids}. Left untouched. "
        "Drop no key; put the one they were sealed under at the end of PEOPLE_KEYS and run this again."
    )


def identities(count: int) -> str:
    return "1 identity" if count == 1 else f"{count} identities"

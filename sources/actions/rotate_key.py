from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from sources.models import Identity
from sources.sealing import opens_with, reseal

BATCH = 200


@dataclass
class Rotation:
    """`sealed` counts identities by the key they were found under; `shut` are the ids no key opens."""

    keys: tuple[str, ...]
    sealed: Counter[str] = field(default_factory=Counter)
    shut: list[int] = field(default_factory=list)

    @property
    def counts(self) -> Mapping[str, int]:
        """Every key of the ring, newest first, with what stood under it."""
        return {key: self.sealed[key] for key in self.keys}

    @property
    def moved(self) -> int:
        """How many stood under an older key."""
        return self.sealed.total() - self.sealed[self.keys[0]]


def rotate_key(keys: Sequence[str], *, check: bool = False, batch: int = BATCH) -> Rotation:
    """Re-encrypt every identity under the first of `keys`, or only `check` under which each stands.

    Each batch is a transaction of its own, so that a run cut off has done whole batches and
    the next does the rest. What no key opens is left as it is and named.
    """
    found = Rotation(tuple(dict.fromkeys(keys)))
    last = 0
    while True:
        with transaction.atomic():
            rows = Identity.objects.select_for_update().filter(pk__gt=last).order_by("pk")[:batch]
            read = [_rotate(row, found, check=check) for row in rows]
        if not read:
            return found
        last = read[-1]


def _rotate(row: Identity, found: Rotation, *, check: bool) -> int:
    key = opens_with(row.token, found.keys)
    if key is None:
        found.shut.append(row.pk)
        return row.pk
    found.sealed[key] += 1
    if key != found.keys[0] and not check:
        # An update, not a save: what is written was written when it was.
        Identity.objects.filter(pk=row.pk).update(token=reseal(row.token, found.keys))
    return row.pk

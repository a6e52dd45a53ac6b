"""Readers' addresses under the newest key of PEOPLE_KEYS: part of changing it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from stories.addresses import NoAddress, fingerprints, open_address, seal_address
from stories.models import Follower, Report

BATCH = 200


def reseal_addresses(*, batch: int = BATCH) -> tuple[int, int]:
    """How many were sealed and fingerprinted anew, and how many no key opens.

    Each batch is a transaction of its own; run again, it does the same again.
    """
    done = [_reseal(Follower.objects.all(), batch), _reseal(Report.objects.all(), batch)]
    return sum(moved for moved, _ in done), sum(shut for _, shut in done)


def _reseal[Row: (Follower, Report)](all_: QuerySet[Row], batch: int) -> tuple[int, int]:
    last = moved = shut = 0
    while True:
        with transaction.atomic():
            rows = all_.select_for_update().filter(pk__gt=last).exclude(sealed="")
            found = list(rows.order_by("pk")[:batch])
            opened = [_one(row) for row in found]
        if not found:
            return moved, shut
        last = found[-1].pk
        moved, shut = moved + sum(opened), shut + opened.count(False)


def _one(row: Follower | Report) -> bool:
    try:
        address = open_address(row.sealed)
    except NoAddress:
        return False
    row.sealed = seal_address(address)
    if isinstance(row, Follower):
        row.fingerprint = fingerprints(address)[0]
        row.save(update_fields=["sealed", "fingerprint"])
    else:
        row.save(update_fields=["sealed"])
    return True

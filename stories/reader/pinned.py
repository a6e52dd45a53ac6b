"""The one story that is told as it happens, pinned to the front page until it has been quiet for long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from stories.models import CatalogueEntry, Edition, Label

from .entries import Entry, entries
from .history import LEADS, did

# The slug of the format a newsroom has for stories told as they happen.
LIVE = "live"
STAYS = timedelta(hours=6)
LOG = 3
# Of so many stories that moved last it is looked for.
LOOK_AT = 120


@dataclass(frozen=True)
class Told:
    """What an edition said. `length` is how its time is written: without its day where that is clear."""

    at: datetime
    says: str
    length: str


@dataclass(frozen=True)
class Pinned:
    entry: Entry
    log: Sequence[Told]


def pinned() -> Pinned | None:
    """The live story that moved last, and what its newest editions told; one query where there is none."""
    # Were all looked through for a live one, a front page without any would read the whole catalogue.
    newest = CatalogueEntry.objects.order_by("-entry").values("entry")[:LOOK_AT]
    live = CatalogueEntry.objects.filter(
        entry__in=newest,
        published_at__gt=timezone.now() - STAYS,
        edition__content__format__slug=LIVE,
    ).exclude(label__place=Label.Place.RETRACTED)
    found = entries(live.order_by("-entry").values("entry")[:1])
    return Pinned(found[0], log(found[0])) if found else None


def log(entry: Entry) -> list[Told]:
    rows = Edition.objects.filter(story__catalogued__entry=entry.entry).order_by("-number")
    told = list(rows.values_list("published_at", "statement")[:LOG])
    day = timezone.localtime(entry.published_at).date()
    return [
        Told(at, said(statement), "hour" if timezone.localtime(at).date() == day else "short")
        for at, statement in told
    ]


def said(statement: Mapping[str, Any]) -> str:
    """ "Raised to Corroborated. A second firm confirms it." """
    what, words = did(statement), statement["correction"] or statement["reason"] or statement["change_note"]
    if what == "published":
        return words or "First published."
    if what in LEADS:
        return f"{LEADS[what]} {statement['label']['name']}. {words}".strip()
    if statement["correction"]:
        return f"{'Clarified' if statement['kind'] == 'clarify' else 'Corrected'}: {words}"
    return words or "Updated."

"""Keeping the counts of the readers' lists: part of publishing, in its transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q

from stories.models import CatalogueTally
from stories.rules.tallies import Key, Share, put


def tally(before: Iterable[Share], after: Iterable[Share], owners: Mapping[str, str]) -> None:
    """Count a story as it is, and no more as it was.

    Whoever publishes holds the ledger's lock, so no two count at once. `owners` names the owner of each
    source of `after`, by its slug.
    """
    gone, come = list(before), list(after)
    rows = _rows({share.key for share in (*gone, *come)})
    for share in gone:
        put(rows[share.key], share, -1)
    for share in come:
        row = rows[share.key]
        put(row, share)
        if share.label is not None or not row.name:
            row.name = share.name
        if share.label is not None and share.kind == CatalogueTally.Kind.SOURCE:
            row.owner = owners[share.slug]
    _save(rows.values())


def _rows(keys: set[Key]) -> dict[Key, CatalogueTally]:
    named = Q(*(Q(kind=kind, slug=slug) for kind, slug in keys), _connector=Q.OR)
    found = {(row.kind, row.slug): row for row in CatalogueTally.objects.filter(named)}
    return {key: found.get(key) or CatalogueTally(kind=key[0], slug=key[1]) for key in keys}


def _save(rows: Collection[CatalogueTally]) -> None:
    known = [row for row in rows if row.pk]
    CatalogueTally.objects.bulk_create(row for row in rows if not row.pk)
    counted = ("stories", "firsts", "rests", "carries", "by_label", "since")
    CatalogueTally.objects.bulk_update(known, ["name", "owner", *counted])

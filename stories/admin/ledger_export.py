"""The ledger taken out: a line an edition, as CSV to read or as JSON to prove it by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone

from newsroom.desk import ModelAdmin, signed_in
from stories.actions.export_ledger import export_ledger
from stories.actions.prove_ledger import link
from stories.admin import csv_lines
from stories.admin.csv_lines import chunks, moment
from stories.admin.taken_out import understood
from stories.models import Edition
from stories.permissions import may
from stories.rules.snapshot import canonical_json

if TYPE_CHECKING:
    from django.contrib.admin.views.main import ChangeList

COLUMNS = (
    *("entry", "story", "address", "edition", "did", "label before", "label", "layers", "references"),
    *("published", "proposed by", "decided by", "four eyes", "above the evidence", "note to readers"),
    *("correction", "digest", "digest before"),
)
CHUNK = 300


def export(request: HttpRequest, admin: ModelAdmin) -> HttpResponseBase:
    """What the address asks for, as the list reads it. That it was taken is an event."""
    by = signed_in(request)
    if not may(by, "read_ledger"):
        raise PermissionDenied
    way = WAYS.get(request.POST.get("as", ""))
    asked = understood(request, admin)
    if asked is None or way is None:
        messages.error(request, "Not exported: the ledger has no such filter. Choose again, then export.")
        return HttpResponseRedirect(reverse("admin:stories_edition_changelist"))
    export_ledger(by=by, asked=words(asked))
    return way(asked.queryset, f"ledger-{timezone.localdate():%Y-%m-%d}")


def words(asked: ChangeList) -> str:
    """What was asked for, for the record: "kind retract, q battery"; "everything" for no filter."""
    told = {name: values[-1][:200] for name, values in asked.get_filters_params().items()}
    told["q"] = asked.query[:200]
    return ", ".join(f"{name} {value}" for name, value in told.items() if value) or "everything"


def as_csv(editions: QuerySet[Edition], name: str) -> HttpResponseBase:
    return csv_lines.answer(COLUMNS, (cells(one) for one in each(editions)), name)


def as_json(editions: QuerySet[Edition], name: str) -> HttpResponseBase:
    """JSON Lines (jsonlines.org): all a digest covers, the digest, and the one before it."""
    response = StreamingHttpResponse(
        (f"{canonical_json(_sealed(one))}\n" for one in each(editions)), content_type="application/jsonl"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.jsonl"'
    response["Cache-Control"] = "no-store"
    return response


WAYS: Mapping[str, Callable[[QuerySet[Edition], str], HttpResponseBase]] = {"csv": as_csv, "jsonl": as_json}


def each(editions: QuerySet[Edition]) -> Iterator[Edition]:
    for chunk in chunks(editions, CHUNK):
        yield from chunk


def _sealed(edition: Edition) -> dict[str, object]:
    found = link(edition)
    return {**found.sealed, "previous": found.previous, "digest": found.digest}


def cells(edition: Edition) -> tuple[str, ...]:
    told = edition.statement
    before, above = told["previous_label"], told["override"]
    return (
        str(edition.entry),
        edition.headline,
        edition.slug,
        str(edition.number),
        told["kind"],
        before["name"] if before else "",
        told["label"]["name"],
        str(edition.layers),
        str(edition.references),
        moment(edition.published_at),
        told["proposed_by"],
        told["decided_by"],
        told["four_eyes"],
        f"{above['by']}: {above['text']}" if above else "",
        told["change_note"],
        told["correction"],
        edition.digest,
        edition.previous,
    )

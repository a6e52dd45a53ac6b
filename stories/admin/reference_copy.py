"""One archived copy of a reference: what it said then, as text, and whether it is what was archived."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from newsroom.desk import desk, signed_in
from sources.actions.open_copy import MISSING, open_copy
from sources.knowing import may_read
from sources.models import Reference, Retrieval
from stories.admin.reference_copies import archived
from stories.admin.reference_facts import language_name
from stories.people import display_name

# What the page's reader calls a fact: what colleagues call it; any other stands under its own name.
NAMES = {
    "canonical_url": "Address of record",
    "image": "Picture",
    "image_credit": "Picture credit",
    "poster": "Posted by",
    "issuer": "Issued by",
    "walled": "Behind a wall",
}
# Shown below the list, or for the newsroom's own use.
APART = frozenset({"text", "links"})


@dataclass(frozen=True)
class ReadFact:
    """`moment` is the time a fact tells, None for any other fact."""

    name: str
    value: str
    source: str
    moment: datetime | None


def copy_page(request: HttpRequest, reference: Reference, copy_id: int) -> HttpResponseBase:
    retrieval = _copy(reference, copy_id)
    if not may_read(reference, signed_in(request)):
        return _refused(request, reference)
    numbers = list(archived(reference).values_list("pk", flat=True))
    opened = open_copy(retrieval)
    context = {
        **desk.each_context(request),
        "title": f"Copy {numbers.index(retrieval.pk) + 1} of {len(numbers)}",
        "subtitle": reference.title,
        "reference": reference,
        "retrieval": retrieval,
        "opened": opened,
        "read": list(_read(retrieval)),
        "text": str(retrieval.facts.get("text", {}).get("value", "")),
    }
    request.current_app = desk.name
    return TemplateResponse(request, "admin/sources/reference/copy.html", context)


def download(request: HttpRequest, reference: Reference, copy_id: int) -> HttpResponseBase:
    """The archived file as it is, to be kept and never to be opened as a page."""
    retrieval = _copy(reference, copy_id)
    if not may_read(reference, signed_in(request)):
        return _refused(request, reference)
    try:
        file = retrieval.warc.open()
    except OSError:
        messages.error(request, MISSING)
        return HttpResponseRedirect(
            reverse("admin:sources_reference_copy", args=[reference.pk, retrieval.pk])
        )
    name = f"reference-{reference.pk}-{retrieval.pk}.warc.gz"
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/warc")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _refused(request: HttpRequest, reference: Reference) -> HttpResponseBase:
    messages.error(
        request,
        f"Not opened: the copy names somebody who is not to be named. Ask {display_name(reference.kept_by)}, "
        "who kept it, or one of those who know them.",
    )
    return HttpResponseRedirect(reverse("admin:sources_reference_change", args=[reference.pk]))


def _copy(reference: Reference, copy_id: int) -> Retrieval:
    if copy_id >= 10**18:
        raise Http404
    return get_object_or_404(archived(reference), pk=copy_id)


def _read(retrieval: Retrieval) -> Iterator[ReadFact]:
    for key, fact in retrieval.facts.items():
        if key not in APART:
            name = NAMES.get(key, key.replace("_", " ").capitalize())
            value = str(fact.get("value", ""))
            shown = language_name(value) if key == "language" else value
            yield ReadFact(name, shown, str(fact.get("source", "")), _moment(key, value))


def _moment(key: str, value: str) -> datetime | None:
    """What a page gives as its time, where it is one and names its zone."""
    try:
        moment = parse_datetime(value) if key == "published" else None
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None

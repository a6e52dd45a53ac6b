"""The screen of one reference: its facts, its copies, who rests on whom, where it is used."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse

from newsroom.desk import desk
from sources.knowing import may_read
from sources.models import Correction, Reference
from sources.permissions import may
from stories.admin.changes import GRAVE, trouble
from stories.admin.reference_copies import copies, difference
from stories.admin.reference_facts import Typed, fact_rows, opened_for, suggested_names
from stories.admin.reference_uses import carried_by, is_named_to_readers, rests_on, uses
from stories.admin.withheld import not_shown

MOST_CHANGES = 8


def page(request: HttpRequest, reference: Reference, typed: Typed | None = None) -> TemplateResponse:
    """`typed` is what could not be taken; else a fact may be opened for correction by the address."""
    person: Any = request.user
    corrects = may(person, "correct_references")
    is_closed = not may_read(reference, person)
    withheld = reference.withheld if is_closed else frozenset()
    opened = typed or (opened_for(reference, request.GET, withheld) if corrects else None)
    corrections = list(reference.corrections.select_related("by", "undone_by"))
    kept = copies(reference)
    watch = getattr(reference, "watch", None)
    context = {
        **desk.each_context(request),
        "title": reference.title,
        "subtitle": "References",
        "reference": reference,
        "corrects": corrects,
        "typed": opened,
        "facts": fact_rows(reference, corrections, opened, withheld),
        "withheld": withheld,
        "not_shown": not_shown(reference) if is_closed else "",
        "names": suggested_names() if opened and opened.field == "publisher" else (),
        "is_named": corrects and not reference.confidential and is_named_to_readers(reference),
        "hidden": _standing(corrections, "confidential"),
        "undone": [one for one in corrections if one.undone_at],
        "copies": kept,
        "difference": None if is_closed else difference(kept),
        "watch": watch,
        "trouble": trouble(watch) if watch and not reference.confidential else "",
        "grave": GRAVE,
        "changes": reference.changes.all()[:MOST_CHANGES],
        "rests_on": rests_on(reference),
        "carried_by": carried_by(reference),
        "uses": uses(reference, person),
    }
    request.current_app = desk.name
    status = 400 if typed and typed.refusal else 200
    return TemplateResponse(request, "admin/sources/reference/change_form.html", context, status=status)


def _standing(corrections: list[Correction], field: str) -> Correction | None:
    return next((one for one in corrections if one.field == field and one.undone_at is None), None)

"""The history of a reference: who kept it, what was read, put right, judged and taken back, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from datetime import datetime
from itertools import chain

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_format

from sources.actions.correct_reference import NO, YES
from sources.knowing import may_read
from sources.models import Derivation, Reference, Retrieval
from stories.actions.correct_reference import CALLED
from stories.admin.happened import Happening, once
from stories.admin.reference_facts import said
from stories.models import Citation, Event

MOST = 500
SEEN: Mapping[str, str] = {YES: "confidential", NO: "public, with its address"}
READ: Mapping[str, str] = {
    Retrieval.Way.LINK: "had its page read",
    Retrieval.Way.FILE: "took in a file of it",
    Retrieval.Way.MAIL: "took in an e-mail of it",
    Retrieval.Way.WATCH: "read its page again",
}
JUDGED: Mapping[str, str] = {
    "derivation confirmed": "confirmed that it counts once with",
    "derivation stated": "stated that it counts once with",
    "derivation rejected": "judged it independent of",
}
STATES: Mapping[str, str] = {
    Derivation.State.CONFIRMED: "derivation confirmed",
    Derivation.State.REJECTED: "derivation rejected",
}
COUNTED: Mapping[str, str] = {
    "noted the withdrawal of": "noted that its publisher took it back",
    "restored": "let it count again",
}


def happenings(reference: Reference, by: User) -> Iterator[Happening]:
    """In no order; each kind at most its newest 500. What is not for `by` to read was only corrected."""
    kept = Happening(reference.kept_at, reference.kept_by, "kept it")
    withheld = frozenset() if may_read(reference, by) else reference.withheld
    parts = (_readings, _changes, _taken_back, _judgements)
    return chain([kept], _corrections(reference, withheld), *(part(reference) for part in parts))


def _readings(reference: Reference) -> Iterator[Happening]:
    rows = reference.retrievals.select_related("asked_by").defer("facts")
    for row in rows.filter(state__in=[Retrieval.State.READ, Retrieval.State.FAILED])[:MOST]:
        did = READ[row.way] if row.state == Retrieval.State.READ else "could not have its page read"
        copy = reverse("admin:sources_reference_copy", args=[reference.pk, row.pk]) if row.warc else ""
        about = "see the copy" if copy else ""
        yield Happening(row.retrieved_at or row.asked_at, row.asked_by, did, about, copy, quote=row.problem)


def _changes(reference: Reference) -> Iterator[Happening]:
    for change in reference.changes.defer("passage")[:MOST]:
        yield Happening(change.seen_at, None, sentence=change.sentence)


def _corrections(reference: Reference, withheld: Set[str]) -> Iterator[Happening]:
    for one in reference.corrections.select_related("by", "undone_by")[:MOST]:
        told = ("", "") if one.field in withheld else (one.was, one.becomes)
        was, becomes = (_value(one.field, value) for value in told)
        did = f"corrected {CALLED[one.field]}"
        yield Happening(one.at, one.by, did, was=was, becomes=becomes, quote=one.why)
        if one.undone_at:
            yield Happening(one.undone_at, one.undone_by, f"took back a correction of {CALLED[one.field]}")


def _value(field: str, value: str) -> str:
    if field == "confidential":
        return SEEN[value]
    if field == "published_at" and value:
        return date_format(timezone.localtime(datetime.fromisoformat(value)), "j M Y, H:i T")
    return said(field, value)


def _taken_back(reference: Reference) -> Iterator[Happening]:
    """Who took it out of the count of every story, and who let it in again."""
    cited = dict(Citation.objects.filter(reference=reference).values_list("story_id", "number"))
    events = Event.objects.filter(Q(detail__reference=reference.pk) | Q(story__in=cited), verb__in=COUNTED)
    of_it = [
        event
        for event in events.select_related("by").order_by("-pk")[:MOST]
        if event.detail.get("reference") == reference.pk
        or cited.get(event.story_id or 0) == event.detail.get("number", 0)
    ]
    for event in once(of_it, "note"):
        yield Happening(event.at, event.by, COUNTED[event.verb], quote=event.detail.get("note", ""))


def _judgements(reference: Reference) -> Iterator[Happening]:
    """What was judged of it and another; of two that no story cites only the last judgement is known."""
    pair = Q(detail__derived=reference.pk) | Q(detail__origin=reference.pk)
    events = Event.objects.filter(pair, verb__in=JUDGED).select_related("by").order_by("-pk")[:MOST]
    told = list(once(events, "derived", "origin"))
    known = {frozenset((event.detail["derived"], event.detail["origin"])) for event in told}
    rows = [row for row in _decided(reference) if frozenset((row.derived_id, row.origin_id)) not in known]
    others = Reference.objects.defer("text").in_bulk(set().union(*known, *map(_pair, rows)))
    for event in told:
        other = _other(reference, event.detail["derived"], event.detail["origin"])
        yield _judged(event.at, event.by, event.verb, others[other], event.detail["note"])
    for row in rows:
        other = _other(reference, row.derived_id, row.origin_id)
        yield _judged(
            row.decided_at or row.suggested_at, row.decided_by, STATES[row.state], others[other], row.note
        )


def _decided(reference: Reference) -> QuerySet[Derivation]:
    rows = Derivation.objects.filter(Q(derived=reference) | Q(origin=reference), decided_at__isnull=False)
    return rows.select_related("decided_by").defer("reasons")[:MOST]


def _pair(row: Derivation) -> set[int]:
    return {row.derived_id, row.origin_id}


def _other(reference: Reference, derived: int, origin: int) -> int:
    return origin if derived == reference.pk else derived


def _judged(at: datetime, by: User | None, verb: str, other: Reference, note: str) -> Happening:
    address = reverse("admin:sources_reference_change", args=[other.pk])
    return Happening(at, by, JUDGED[verb], other.title, address, quote=note)

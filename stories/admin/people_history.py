"""The history of a person: what was changed of what readers are told, who knows, and who looked.

No name, contact or note stands here, nor what one was before: only that it was changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from django.contrib.auth.models import User
from django.urls import reverse

from sources.actions.change_identity import CHANGED
from sources.actions.keep_person import WROTE
from sources.knowing import knows
from sources.models import HumanSource, Knower, Opening, Reference
from stories.admin.happened import Happening, once
from stories.admin.telling import changed_words
from stories.models import Event
from stories.people import display_name

MOST = 500


def happenings(person: HumanSource, by: User) -> Iterator[Happening]:
    """In no order. Who read the identity, why, and whom they turned down is for those who know."""
    is_mine = knows(person, by)
    looked = _openings(person) if is_mine else ()
    return chain(_first_said(person), _described(person), _knowers(person, is_mine=is_mine), looked)


def _first_said(person: HumanSource) -> Iterator[Happening]:
    said = Reference.objects.filter(person=person).select_related("kept_by").defer("text")
    for first in said.order_by("kept_at", "pk")[:1]:
        address = reverse("admin:sources_reference_change", args=[first.pk])
        yield Happening(first.kept_at, first.kept_by, "kept the first thing they said:", first.title, address)


def _described(person: HumanSource) -> Iterator[Happening]:
    events = Event.objects.filter(verb="described person", detail__person=person.pk)
    for event in once(events.select_related("by").order_by("-pk")[:MOST], "fields"):
        fields = changed_words(event.detail["fields"])
        yield Happening(event.at, event.by, f"changed what readers are told: {fields}")


def _knowers(person: HumanSource, *, is_mine: bool) -> Iterator[Happening]:
    rows = Knower.objects.filter(person=person).select_related("user", "added_by", "agreed_by", "removed_by")
    for row in rows.order_by("-pk")[:MOST]:
        if is_mine or row.agreed_at:
            yield from _knower(row)


def _knower(row: Knower) -> Iterator[Happening]:
    name, agreed = display_name(row.user), row.agreed_at
    if row.user_id == row.added_by_id:
        yield Happening(
            row.added_at, row.added_by, "wrote down who this is: encrypted, to be opened by who knows"
        )
    elif agreed and row.agreed_by_id == row.added_by_id:
        yield Happening(agreed, row.added_by, f"let {name} know who this is")
    else:
        yield Happening(row.added_at, row.added_by, f"asked that {name} may know who this is")
        if agreed:
            yield Happening(agreed, row.agreed_by, f"agreed: {name} knows who this is")
    if row.removed_at:
        yield Happening(row.removed_at, row.removed_by, _removed(row))


def _removed(row: Knower) -> str:
    if row.agreed_at:
        return "left the list of those who know"
    took_back = row.removed_by_id == row.added_by_id
    return f"{'took back' if took_back else 'turned down'} that {display_name(row.user)} may know"


def _openings(person: HumanSource) -> Iterator[Happening]:
    """Every reading; what was written at first stands open to who wrote it, and is told by that."""
    rows = Opening.objects.filter(person=person).exclude(why=WROTE).select_related("by")
    for row in rows[:MOST]:
        if row.why == CHANGED:
            yield Happening(row.at, row.by, "changed what is written down of who this is")
        else:
            yield Happening(row.at, row.by, "read who this is", quote=row.why)

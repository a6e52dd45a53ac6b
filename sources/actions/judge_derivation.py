from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from sources.errors import LongNote, NoNote, RestsOnItself
from sources.models import Derivation, Reference
from sources.permissions import require

MOST_NOTE = 2000


def judge_derivation(
    derivation: Derivation,
    *,
    by: User,
    confirmed: bool,
    note: str = "",
    kind: str = "",
    turned: bool = False,
    through: str = "",
) -> Derivation:
    """Decide whether `derived` rests on `origin`, or when `turned` the other way round.

    `kind` and `through` correct what was suggested; "" leaves it. The decision is on the two: turning
    takes the place of what was said of the other direction, and rejecting also rejects a suggestion
    there. Rejecting needs a note. Raises NoNote, LongNote, NotAllowed; ValueError for a kind nobody knows.
    """
    require(by, "judge_derivations")
    if not confirmed and not note.strip():
        raise NoNote
    with transaction.atomic():
        derivation = Derivation.objects.select_for_update().get(pk=derivation.pk)
        if turned:
            _turn(derivation)
        if kind:
            derivation.kind = Derivation.Kind(kind)
        derivation.through = through.strip() or derivation.through
        _decide(derivation, by, confirmed=confirmed, note=note)
        if not confirmed:
            for other_way in _reverse(derivation).filter(state=Derivation.State.SUGGESTED):
                _decide(other_way, by, confirmed=False, note=note)
    return derivation


def _decide(derivation: Derivation, by: User, *, confirmed: bool, note: str) -> None:
    if len(note) > MOST_NOTE:
        raise LongNote(len(note), MOST_NOTE)
    state = Derivation.State.CONFIRMED if confirmed else Derivation.State.REJECTED
    # The reason given before stands beside the same verdict given again without one.
    before = derivation.note if derivation.state == state else ""
    derivation.state, derivation.note = state, note.strip() or before
    derivation.decided_by, derivation.decided_at = by, timezone.now()
    derivation.save()


def _turn(derivation: Derivation) -> None:
    """The other way round, with the passages on their own sides."""
    _reverse(derivation).delete()
    derivation.derived, derivation.origin = derivation.origin, derivation.derived
    derivation.passage, derivation.origin_passage = derivation.origin_passage, derivation.passage
    derivation.reasons = [_turned(reason) for reason in derivation.reasons]


def _turned(reason: Mapping[str, Any]) -> dict[str, Any]:
    sides = {"passage": reason.get("origin_passage", ""), "origin_passage": reason.get("passage", "")}
    return {**reason, **sides}


def _reverse(derivation: Derivation) -> QuerySet[Derivation]:
    back = Derivation.objects.filter(derived=derivation.origin_id, origin=derivation.derived_id)
    return back.select_for_update()


def state_derivation(
    derived: Reference,
    origin: Reference,
    *,
    by: User,
    kind: str = Derivation.Kind.OTHER,
    note: str = "",
    passage: str = "",
    through: str = "",
) -> Derivation:
    """State that `derived` rests on `origin`; a person's word, so it is confirmed at once.

    What was suggested of the two, either way round, is decided by it. Raises RestsOnItself,
    LongNote, NotAllowed; ValueError for a kind nobody knows.
    """
    require(by, "judge_derivations")
    if derived.pk == origin.pk:
        raise RestsOnItself
    with transaction.atomic():
        known = Derivation.objects.filter(derived=derived, origin=origin).first()
        known = known or _between(derived, origin).filter(state=Derivation.State.SUGGESTED).first()
        known = known or Derivation.objects.create(derived=derived, origin=origin, kind=Derivation.Kind(kind))
        turned = known.derived_id != derived.pk
        stated = judge_derivation(
            known, by=by, confirmed=True, note=note, kind=kind, turned=turned, through=through
        )
        if passage:
            stated.passage = passage
            stated.save(update_fields=["passage"])
    return stated


def reject_between(one: Reference, other: Reference, *, by: User, note: str) -> Derivation:
    """State that neither rests on the other: whatever derivation joins the two is rejected.

    Where nothing does, the statement is kept, so that no suggestion joins them later. Raises
    RestsOnItself, NoNote, LongNote, NotAllowed.
    """
    require(by, "judge_derivations")
    if one.pk == other.pk:
        raise RestsOnItself
    if not note.strip():
        raise NoNote
    with transaction.atomic():
        known = list(_between(one, other).select_for_update()) or [
            Derivation(derived=one, origin=other, kind=Derivation.Kind.OTHER)
        ]
        for derivation in known:
            _decide(derivation, by, confirmed=False, note=note)
    return known[0]


def _between(one: Reference, other: Reference) -> QuerySet[Derivation]:
    return Derivation.objects.filter(Q(derived=one, origin=other) | Q(derived=other, origin=one))

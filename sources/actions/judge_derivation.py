from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sources.errors import NoNote, RestsOnItself
from sources.models import Derivation, Reference
from sources.permissions import require


def judge_derivation(derivation: Derivation, *, by: User, confirmed: bool, note: str = "") -> Derivation:
    """Decide whether `derived` rests on `origin`. Rejecting needs a note.

    Raises NoNote, NotAllowed.
    """
    require(by, "judge_derivations")
    if not confirmed and not note.strip():
        raise NoNote
    with transaction.atomic():
        derivation = Derivation.objects.select_for_update().get(pk=derivation.pk)
        state = Derivation.State.CONFIRMED if confirmed else Derivation.State.REJECTED
        derivation.state, derivation.note = state, note.strip()
        derivation.decided_by, derivation.decided_at = by, timezone.now()
        derivation.save()
    return derivation


def state_derivation(
    derived: Reference,
    origin: Reference,
    *,
    by: User,
    kind: str = Derivation.Kind.OTHER,
    note: str = "",
    passage: str = "",
) -> Derivation:
    """State that `derived` rests on `origin`; a person's word, so it is confirmed at once.

    Raises RestsOnItself, NotAllowed.
    """
    require(by, "judge_derivations")
    if derived.pk == origin.pk:
        raise RestsOnItself
    with transaction.atomic():
        derivation, _ = Derivation.objects.get_or_create(
            derived=derived, origin=origin, defaults={"kind": kind, "passage": passage}
        )
        return judge_derivation(derivation, by=by, confirmed=True, note=note)

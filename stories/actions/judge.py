from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from sources.actions.judge_derivation import judge_derivation, reject_between, state_derivation
from sources.models import Derivation, Reference
from stories.actions.weigh_again import weigh_again
from stories.dossier.pair import joined
from stories.errors import StillOneLayer
from stories.permissions import require

# What parts two that are one layer for another reason than a derivation between them.
INSTEAD = {
    "publisher": "If that is wrong, correct the publisher of the reference.",
    "owner": "If that is wrong, correct who owns the publisher.",
    "person": "If these are two people, correct the person of the reference.",
}
ELSEWHERE = "Judge the derivations that lead there."


def judge(
    derivation: Derivation,
    *,
    by: User,
    confirmed: bool,
    note: str = "",
    kind: str = "",
    turned: bool = False,
    through: str = "",
) -> Derivation:
    """Confirm or reject that one reference rests on another, for every story that cites either.

    `kind`, `turned` and `through` correct what was suggested (see sources.actions.judge_derivation).
    Raises NoNote (rejecting without one), NotAllowed.
    """
    require(by, "judge")
    with transaction.atomic():
        derivation = judge_derivation(
            derivation, by=by, confirmed=confirmed, note=note, kind=kind, turned=turned, through=through
        )
        _tell(derivation, by, "confirmed" if confirmed else "rejected")
    return derivation


def state_rests_on(
    derived: Reference,
    origin: Reference,
    *,
    by: User,
    kind: str = Derivation.Kind.OTHER,
    note: str = "",
    passage: str = "",
    through: str = "",
) -> Derivation:
    """State that `derived` rests on `origin`; of kind release or common, that both rest on `through`.

    Raises RestsOnItself, NotAllowed.
    """
    require(by, "judge")
    with transaction.atomic():
        derivation = state_derivation(
            derived, origin, by=by, kind=kind, note=note, passage=passage, through=through
        )
        _tell(derivation, by, "stated")
    return derivation


def state_apart(one: Reference, other: Reference, *, by: User, note: str) -> Derivation:
    """State that two references are independent; a derivation between them is rejected, with the note.

    Raises StillOneLayer where something else joins them (publisher, owner, person, a common origin),
    RestsOnItself, NoNote, NotAllowed. Then nothing is changed.
    """
    require(by, "judge")
    with transaction.atomic():
        derivation = reject_between(one, other, by=by, note=note)
        still = joined(one, other)
        if still:
            raise StillOneLayer(still.because, INSTEAD.get(still.reason, ELSEWHERE))
        _tell(derivation, by, "rejected")
    return derivation


def _tell(derivation: Derivation, by: User, verb: str) -> None:
    weigh_again(
        {derivation.derived_id, derivation.origin_id},
        by=by,
        verb=f"derivation {verb}",
        derived=derivation.derived_id,
        origin=derivation.origin_id,
        note=derivation.note,
    )

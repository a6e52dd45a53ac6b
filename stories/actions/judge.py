from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from sources.actions.judge_derivation import judge_derivation, state_derivation
from sources.models import Derivation, Reference
from stories.actions.review_standing import review_standing
from stories.models import Event, Story
from stories.permissions import require


def judge(derivation: Derivation, *, by: User, confirmed: bool, note: str = "") -> Derivation:
    """Confirm or reject that one reference rests on another, for every story that cites either.

    Raises NoNote (rejecting without one), NotAllowed.
    """
    require(by, "judge")
    with transaction.atomic():
        derivation = judge_derivation(derivation, by=by, confirmed=confirmed, note=note)
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
) -> Derivation:
    """State that `derived` rests on `origin`. Raises RestsOnItself, NotAllowed."""
    require(by, "judge")
    with transaction.atomic():
        derivation = state_derivation(derived, origin, by=by, kind=kind, note=note, passage=passage)
        _tell(derivation, by, "stated")
    return derivation


def _tell(derivation: Derivation, by: User, verb: str) -> None:
    """Weigh every story on either side again; locked in one order, no two decisions wait for each other."""
    either = Q(citations__reference=derivation.derived) | Q(citations__reference=derivation.origin)
    touched = Story.objects.filter(either).values_list("pk", flat=True).distinct()
    for story in Story.objects.select_for_update().filter(pk__in=list(touched)).order_by("pk"):
        Event.objects.record(
            f"derivation {verb}",
            by=by,
            story=story,
            derived=derivation.derived_id,
            origin=derivation.origin_id,
            note=derivation.note,
        )
        review_standing(story)

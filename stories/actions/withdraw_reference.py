from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from sources.actions.withdraw_reference import restore_reference, withdraw_reference
from sources.models import Reference
from stories.actions.weigh_again import weigh_again
from stories.models import Citation, Event


def withdraw(reference: Reference, *, by: User | None, why: str) -> bool:
    """Take a reference out of the count of every story: its publisher took it back.

    Nobody as `by` is the newsroom's own watch. False where that was done before. Raises
    NoWhy, NotAllowed.
    """
    with transaction.atomic():
        withdrawn = withdraw_reference(reference, by=by, why=why)
        if withdrawn:
            _tell(reference, by, "noted the withdrawal of", why)
    return withdrawn


def restore(reference: Reference, *, by: User, why: str) -> bool:
    """Let a reference count again in every story. False where it does. Raises NoWhy, NotAllowed."""
    with transaction.atomic():
        restored = restore_reference(reference, by=by, why=why)
        if restored:
            _tell(reference, by, "restored", why)
    return restored


def _tell(reference: Reference, by: User | None, verb: str, why: str) -> None:
    """Of one that no story cites the newsroom's log tells: nothing else says who it was."""
    if not Citation.objects.filter(reference=reference).exists():
        Event.objects.record(verb, by=by, reference=reference.pk, note=why.strip())
    weigh_again({reference.pk}, by=by, verb=verb, reference=reference.pk, note=why.strip())

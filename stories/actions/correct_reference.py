from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from sources.actions.correct_reference import correct_reference, undo_correction
from sources.models import Correction, Reference
from stories.actions.watch_sources import watch_opened
from stories.actions.weigh_again import weigh_again

# field: how colleagues read of it in a story's history
CALLED = {
    "publisher": "the publisher",
    "title": "the title",
    "author": "the author",
    "published_at": "the date",
    "excerpt": "the excerpt",
    "kind": "the kind",
    "language": "the language",
    "first_hand": "the first-hand mark",
    "image_credit": "the picture credit",
    "confidential": "the visibility",
}


def correct(reference: Reference, field: str, value: str, *, by: User, why: str) -> Correction:
    """Put a fact of a reference right, for every story that cites it.

    Raises what sources.actions.correct_reference raises.
    """
    with transaction.atomic():
        correction = correct_reference(reference, field, value, by=by, why=why)
        watch_opened(correction)
        _tell(correction, by, f"corrected {CALLED[field]} of")
    return correction


def undo(correction: Correction, *, by: User) -> bool:
    """Take a correction back, for every story that cites the reference. False where that was done before."""
    with transaction.atomic():
        undone = undo_correction(correction, by=by)
        if undone:
            watch_opened(correction)
            _tell(correction, by, "took back a correction of")
    return undone


def _tell(correction: Correction, by: User, verb: str) -> None:
    weigh_again({correction.reference_id}, by=by, verb=verb, field=correction.field, note=correction.why)

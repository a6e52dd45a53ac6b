from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from sources.actions.find_publisher import carrier, publisher_named
from sources.actions.start_watching import stop_watching
from sources.errors import NeverFirstHand, NoPublisher, NotAFact, NoTitle, NotYoursToRead, NoWhy, SameFact
from sources.knowing import may_read
from sources.models import Correction, Publisher, Reference
from sources.permissions import require

MOST_EXCERPT = 5000
YES, NO = "yes", "no"


def correct_reference(reference: Reference, field: str, value: str, *, by: User, why: str) -> Correction:
    """Put a fact right; what held before stays beside it. `why` is how the person knows.

    Values are text as `told` gives them: a publisher by its name (one nobody knows is
    proposed), a moment in ISO 8601, "yes" or "no". Raises NoWhy, SameFact, NotAFact, NoTitle,
    NoPublisher, NeverFirstHand, NotYoursToRead, NotAllowed; KeyError for a field that cannot be corrected.
    """
    require(by, "correct_references")
    if not why.strip():
        raise NoWhy
    with transaction.atomic():
        reference = _locked(reference)
        _require_read(reference, field, by)
        was = told(reference, field)
        _hold(reference, field, value)
        becomes = told(reference, field)
        if was == becomes:
            raise SameFact
        return Correction.objects.create(
            reference=reference, field=field, was=was, becomes=becomes, why=why.strip()[:300], by=by
        )


def undo_correction(correction: Correction, *, by: User) -> bool:
    """Take a correction back: the latest of that fact that still stands holds, else what was there first.

    The row stays as a record. False where it was undone before. Raises NoTitle, NoPublisher,
    NeverFirstHand where what would hold again cannot; NotYoursToRead, NotAllowed.
    """
    require(by, "correct_references")
    with transaction.atomic():
        reference = _locked(correction.reference)
        _require_read(reference, correction.field, by)
        standing = Correction.objects.filter(pk=correction.pk, undone_at__isnull=True)
        if not standing.update(undone_at=timezone.now(), undone_by=by):
            return False
        all_of_it = reference.corrections.filter(field=correction.field).order_by("pk")
        last = all_of_it.filter(undone_at__isnull=True).last()
        first = all_of_it.first() or correction
        _hold(reference, correction.field, last.becomes if last else first.was)
    return True


def told(reference: Reference, field: str) -> str:
    """A fact of a reference as text, the form a correction keeps."""
    value = getattr(reference, field)
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return "" if value is None else str(value)


def _locked(reference: Reference) -> Reference:
    # Not for a key: a story that cites it meanwhile need not wait, and nobody waits in a circle.
    return Reference.objects.select_for_update(no_key=True).get(pk=reference.pk)


def _require_read(reference: Reference, field: str, by: User) -> None:
    """What a person may not read they do not put right: what is refused as the same would tell them."""
    if field in reference.withheld and not may_read(reference, by):
        raise NotYoursToRead


def _hold(reference: Reference, field: str, value: str) -> None:
    setattr(reference, field, CORRECTABLE[field](reference, value.strip()))
    if reference.first_hand and reference.kind in Reference.NEVER_FIRST_HAND:
        raise NeverFirstHand
    if field == "publisher":
        stands_on = carrier(reference.url) if reference.url else None
        reference.via = None if stands_on == reference.publisher else stands_on
    reference.save(update_fields=[field, "via"])
    if reference.confidential:
        stop_watching([reference])


def _publisher(reference: Reference, value: str) -> Publisher | None:
    if value:
        return publisher_named(value)
    if reference.person_id is None:
        raise NoPublisher
    return None


def _title(reference: Reference, value: str) -> str:
    if not value:
        raise NoTitle
    return _line(500)(reference, value)


def _line(most: int) -> Callable[[Reference, str], str]:
    def line(reference: Reference, value: str) -> str:
        if len(value) > most:
            raise NotAFact(f"That is {len(value)} characters; at most {most} fit. Shorten it.")
        return value

    return line


def _moment(reference: Reference, value: str) -> datetime | None:
    """A time without a zone is one of the newsroom's."""
    if not value:
        return None
    try:
        moment = parse_datetime(value)
        aware = moment if moment is None or moment.tzinfo else timezone.make_aware(moment)
        in_utc = aware.astimezone(UTC) if aware else None
    except (OverflowError, ValueError):
        in_utc = None
    if in_utc is None:
        raise NotAFact("Write the date and time as in 2026-11-21 18:05, or leave it empty.")
    return in_utc


def _kind(reference: Reference, value: str) -> str:
    if value not in Reference.Kind.values:
        raise NotAFact("Choose one of the kinds.")
    return value


def _whether(reference: Reference, value: str) -> bool:
    if value not in {YES, NO}:
        raise NotAFact("Answer yes or no.")
    return value == YES


CORRECTABLE: dict[str, Callable[[Reference, str], Any]] = {
    "publisher": _publisher,
    "title": _title,
    "author": _line(300),
    "published_at": _moment,
    "excerpt": _line(MOST_EXCERPT),
    "kind": _kind,
    "language": _line(12),
    "first_hand": _whether,
    "image_credit": _line(300),
    "confidential": _whether,
}

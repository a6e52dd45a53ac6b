from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from sources.models import Address, Retrieval, Signal
from stories.models import Citation, Match


def take_signals(
    citation: Citation, *, by: User, retrieval: Retrieval | None = None, signals: Iterable[int] = ()
) -> None:
    """Mark as kept the signals that became this citation: by id, by page read, or by address.

    Part of citing a page, in its transaction. The story has considered each of them.
    """
    reference = citation.reference
    known = Address.objects.filter(reference=reference).values("url")
    which = Q(pk__in=list(signals)) | Q(url__in=known)
    if retrieval is not None:
        which |= Q(retrieval=retrieval)
    found = list(Signal.objects.filter(which).values_list("pk", flat=True))
    decided = {"decided_by": by, "decided_at": timezone.now()}
    fresh = Signal.objects.filter(pk__in=found).exclude(state=Signal.State.KEPT)
    fresh.update(state=Signal.State.KEPT, reference=reference, **decided)
    story = citation.story_id
    Match.objects.bulk_create(
        (Match(story_id=story, signal_id=signal) for signal in found), ignore_conflicts=True
    )
    matches = Match.objects.filter(story=story, signal__in=found).exclude(state=Match.State.KEPT)
    matches.update(state=Match.State.KEPT, **decided)


def give_back_signals(retrieval: Retrieval) -> None:
    """Put back on the wire what was on its way through a link that was dropped; in its transaction."""
    left = Signal.objects.filter(retrieval=retrieval, state=Signal.State.NEW)
    left.update(retrieval=None, decided_by=None, decided_at=None)

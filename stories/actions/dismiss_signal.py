from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sources.models import Signal
from sources.permissions import require
from stories.models import Match


def dismiss_signal(signal: Signal, *, by: User) -> int:
    """Put a signal off the wire; each story it fitted has considered it. Raises NotAllowed."""
    return dismiss_signals([signal.pk], by=by)


def dismiss_signals(signals: Sequence[int], *, by: User) -> int:
    """Put signals off the wire at one moment, so that one undo brings them back; how many there were.

    What is kept, or on its way to being kept, stays. Raises NotAllowed.
    """
    require(by, "decide_signals")
    decided = {"decided_by": by, "decided_at": timezone.now()}
    with transaction.atomic():
        rows = Signal.objects.select_for_update().filter(
            pk__in=signals, state=Signal.State.NEW, decided_at=None
        )
        found = list(rows.order_by("pk").values_list("pk", flat=True))
        Signal.objects.filter(pk__in=found).update(state=Signal.State.DISMISSED, **decided)
        matches = Match.objects.filter(signal__in=found, state=Match.State.NEW)
        matches.update(state=Match.State.DISMISSED, **decided)
    return len(found)


def restore_signal(signal: Signal, *, by: User) -> int:
    """Bring a dismissed signal back, and all that were dismissed in the same moment; how many.

    Its matches wait again; one that was dismissed before, on its own, stays so. Raises NotAllowed.
    """
    require(by, "decide_signals")
    with transaction.atomic():
        if not signal.decided_at:
            return 0
        same = {"decided_by": signal.decided_by_id, "decided_at": signal.decided_at}
        rows = Signal.objects.select_for_update().filter(state=Signal.State.DISMISSED, **same)
        found = list(rows.order_by("pk").values_list("pk", flat=True))
        anew = {"decided_by": None, "decided_at": None}
        matches = Match.objects.filter(signal__in=found, state=Match.State.DISMISSED, **same)
        matches.update(state=Match.State.NEW, **anew)
        Signal.objects.filter(pk__in=found).update(state=Signal.State.NEW, **anew)
    return len(found)


def dismiss_match(match: Match, *, by: User) -> None:
    """Say that a signal does not fit one story; on the wire it stays. Raises NotAllowed."""
    require(by, "decide_signals")
    waiting = Match.objects.filter(pk=match.pk, state=Match.State.NEW)
    waiting.update(state=Match.State.DISMISSED, decided_by=by, decided_at=timezone.now())

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sources.models import Signal
from sources.permissions import require
from stories.models import Match
from stories.permissions import require as require_story

PUT_OFF = (Signal.State.DISMISSED, Signal.State.LATER)


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
            Q(state=Signal.State.NEW, decided_at=None) | Q(state=Signal.State.LATER), pk__in=signals
        )
        found = list(rows.order_by("pk").values_list("pk", flat=True))
        Signal.objects.filter(pk__in=found).update(state=Signal.State.DISMISSED, **decided)
        matches = Match.objects.filter(signal__in=found, state=Match.State.NEW)
        matches.update(state=Match.State.DISMISSED, **decided)
    return len(found)


def keep_for_later(signals: Sequence[int], *, by: User) -> int:
    """Put signals aside, for whoever comes back to them; how many there were.

    They leave the new ones and the radar, what they fit stays, and they are never forgotten for their age.
    What is kept, or on its way to being kept, stays. Raises NotAllowed.
    """
    require(by, "decide_signals")
    with transaction.atomic():
        rows = Signal.objects.select_for_update().filter(
            pk__in=signals, state=Signal.State.NEW, decided_at=None
        )
        found = list(rows.order_by("pk").values_list("pk", flat=True))
        aside = Signal.objects.filter(pk__in=found)
        aside.update(state=Signal.State.LATER, decided_by=by, decided_at=timezone.now())
    return len(found)


def restore_signal(signal: Signal, *, by: User) -> int:
    """Bring back a signal dismissed or kept for later, and all that were in the same moment; how many.

    Its matches wait again; one that was dismissed before, on its own, stays so. Raises NotAllowed.
    """
    require(by, "decide_signals")
    with transaction.atomic():
        if not signal.decided_at:
            return 0
        same = {"decided_by": signal.decided_by_id, "decided_at": signal.decided_at}
        rows = Signal.objects.select_for_update().filter(state__in=PUT_OFF, **same)
        found = list(rows.order_by("pk").values_list("pk", flat=True))
        anew = {"decided_by": None, "decided_at": None}
        matches = Match.objects.filter(signal__in=found, state=Match.State.DISMISSED, **same)
        matches.update(state=Match.State.NEW, **anew)
        Signal.objects.filter(pk__in=found).update(state=Signal.State.NEW, **anew)
    return len(found)


def dismiss_match(match: Match, *, by: User) -> None:
    """Say that a signal does not fit one story; on the wire it stays. Raises NotAllowed."""
    require(by, "decide_signals")
    require_story(by, "write", match.story_id)
    waiting = Match.objects.filter(pk=match.pk, state=Match.State.NEW)
    waiting.update(state=Match.State.DISMISSED, decided_by=by, decided_at=timezone.now())

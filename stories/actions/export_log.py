from __future__ import annotations

from django.contrib.auth.models import User

from stories.models import Event
from stories.permissions import require


def export_log(*, by: User, asked: str) -> Event:
    """Record that somebody takes the log of events out of the newsroom; `asked` says which part, in words.

    The export holds what happened before this event. Raises NotAllowed.
    """
    require(by, "read_ledger")
    return Event.objects.record("exported the log", by=by, asked=asked)

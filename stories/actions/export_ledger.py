from __future__ import annotations

from django.contrib.auth.models import User

from stories.models import Event
from stories.permissions import require


def export_ledger(*, by: User, asked: str) -> Event:
    """Record that somebody takes the ledger out of the newsroom; `asked` says which part, in words.

    Raises NotAllowed.
    """
    require(by, "read_ledger")
    return Event.objects.record("exported the ledger", by=by, asked=asked)

from __future__ import annotations

from django.contrib.auth.models import User

from stories.models import Event
from stories.permissions import require


def export_stories(*, by: User, asked: str) -> Event:
    """Record that somebody takes the list of stories out of the newsroom; `asked` says which, in words.

    Raises NotAllowed.
    """
    require(by, "write")
    return Event.objects.record("exported stories", by=by, asked=asked)

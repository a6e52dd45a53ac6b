from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from newsroom.accounts import sessions, trust
from stories.models import Event


def end_elsewhere(*, by: User, session: str | None, device: str) -> tuple[int, int]:
    """End one's own sessions but `session`, and trust no device but the one with that digest.

    How many sessions ended, and how many devices are asked for a code again.
    """
    with transaction.atomic():
        ended = sessions.end(by, but=session)
        forgotten = trust.end(by, but=device)
        if ended or forgotten:
            Event.objects.record("signed out elsewhere", by=by)
    return ended, forgotten

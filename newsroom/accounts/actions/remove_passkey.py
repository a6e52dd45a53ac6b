from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from newsroom.accounts import recoveries, second_steps, sessions, trust
from newsroom.accounts.errors import PasskeyGone, SecondStepDemanded
from newsroom.accounts.mails import tell
from newsroom.accounts.models import Passkey
from stories.models import Event


def remove_passkey(key: int, *, by: User, session: str | None = None) -> str:
    """Take one of one's own away, and end every session but `session`; no device stays trusted. Its name.

    Raises PasskeyGone, SecondStepDemanded.
    """
    with transaction.atomic():
        second_steps.hold(by)
        row = Passkey.objects.filter(holder__person=by, pk=key).first()
        if row is None:
            raise PasskeyGone
        row.delete()
        if not second_steps.has(by):
            second_steps.needs_none(by)
        if second_steps.owes(by):
            raise SecondStepDemanded
        Event.objects.record("removed a passkey", by=by, name=row.name)
        sessions.end(by, but=session)
        trust.end(by)
        recoveries.overtake(by)
        tell(by, "A passkey was removed", more=row.name)
    return row.name

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction

from newsroom.accounts import given
from newsroom.accounts.colleagues import lock, refuse_taken
from newsroom.accounts.links import move_path
from newsroom.accounts.mails import mail_move, tell
from stories.models import Event


def ask_to_move(*, by: User, email: str, now: datetime) -> None:
    """Mail a link to the new address; until it is opened nothing changes. Raises AddressTaken."""
    with transaction.atomic():
        refuse_taken(email, but=by)
        path = move_path(by, email, now)
        transaction.on_commit(partial(mail_move.enqueue, key=by.pk, email=email, path=path))


def move_address(*, by: User, email: str) -> None:
    """Take the address that was mailed to; the old one is told. Raises AddressTaken."""
    with transaction.atomic():
        lock()
        refuse_taken(email, but=by)
        before = by.email
        by.email = email
        by.save(update_fields=["email"])
        given.close(by)
        Event.objects.record("changed their address", by=by)
        if before:
            tell(by, "Your address was changed", to=before)

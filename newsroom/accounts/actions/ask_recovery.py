from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from newsroom.accounts import recoveries, second_steps
from newsroom.accounts.errors import AskedAlready, RecoveryOver, SecondStepOff, TooFewToVouch
from newsroom.accounts.mails import tell
from newsroom.accounts.models import Recovery
from stories.actions.tell import tell as put_in_inbox
from stories.models import Event, Note


def ask_recovery(*, by: User, browser: str, known_place: bool, now: datetime) -> tuple[Recovery, str]:
    """Ask two others to say that it is oneself; the figures to tell them stand nowhere else.

    Raises SecondStepOff, AskedAlready, TooFewToVouch.
    """
    figures = recoveries.new_figures()
    with transaction.atomic():
        second_steps.hold(by)
        _refuse_where_needless(by, now)
        asked = recoveries.vouchers(by)
        if len(asked) < recoveries.NEEDED:
            raise TooFewToVouch
        row = Recovery.objects.create(
            person=by,
            asked_at=now,
            until=now + recoveries.LIFE,
            figures=recoveries.digest(by, figures),
            browser=browser,
            known_place=known_place,
        )
        row.asked.set(asked)
        until = row.until.isoformat()
        key = recoveries.key_of(row)
        put_in_inbox(asked, Note.Kind.ASKED, key=key, by=by, recovery=by.pk, until=until)
        Event.objects.record("asked for recovery", by=by, name=browser)
        tell(by, "Somebody asked to take your second step off", more=browser)
    return row, figures


def withdraw_recovery(*, by: User, now: datetime) -> None:
    """Take one's own request back. Raises RecoveryOver."""
    with transaction.atomic():
        second_steps.hold(by)
        row = recoveries.open_of(by, now)
        if row is None:
            raise RecoveryOver
        recoveries.close(row, Recovery.End.WITHDRAWN, now)
        Event.objects.record("withdrew the recovery", by=by)
        tell(by, "Your request for help ended", more="It was withdrawn with your password in hand.")


def _refuse_where_needless(by: User, now: datetime) -> None:
    if not second_steps.has(by):
        raise SecondStepOff
    if recoveries.open_of(by, now):
        raise AskedAlready
    # What ran out, and was not seen to yet, stands in nobody's way.
    for row in Recovery.objects.filter(person=by, end=Recovery.End.OPEN):
        recoveries.run_out(row, now)

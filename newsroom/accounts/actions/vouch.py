from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from newsroom.accounts import recoveries
from newsroom.accounts.actions.take_off_second_step import taken_off
from newsroom.accounts.colleagues import held
from newsroom.accounts.errors import NotAsked, SaidAlready, WrongFigures
from newsroom.accounts.mails import tell
from newsroom.accounts.models import Recovery
from stories.models import Event
from stories.people import display_name


def vouch(person: User, *, key: int, figures: str, note: str, by: User, now: datetime) -> bool:
    """Say that it is them, and how one made sure; whether that was the second word, and all is taken off.

    Raises NotAllowed, NotTheirs, RecoveryOver, NotAsked, SaidAlready, WrongFigures.
    """
    with transaction.atomic():
        them = held(person, by)
        row = recoveries.held(them, key, now)
        _refuse(row, them, figures, by)
        Event.objects.record("vouched for", by=by, name=display_name(them), note=note)
        if row.first_by is None or not recoveries.may_vouch(row.first_by, row):
            # Whoever may no more by now has said nothing.
            row.first_by, row.first_note = by, note
            row.save()
            recoveries.answered(row, by, now)
            tell(them, "One of two says that it is you", by=by)
            return False
        row.second_by, row.second_note = by, note
        recoveries.close(row, Recovery.End.DONE, now)
        both = f"{display_name(row.first_by)} and {display_name(by)}"
        Event.objects.record("took off second step by two", by=by, name=display_name(them), both=both)
        taken_off(them, who=f"{both} said that it is you.")
    return True


def refuse_recovery(person: User, *, key: int, note: str, by: User, now: datetime) -> None:
    """One word is enough to end it. Raises NotAllowed, NotTheirs, RecoveryOver."""
    with transaction.atomic():
        them = held(person, by)
        row = recoveries.held(them, key, now)
        recoveries.close(row, Recovery.End.REFUSED, now)
        Event.objects.record("refused the recovery", by=by, name=display_name(them), note=note)
        tell(them, "Your request for help was refused", by=by)


def _refuse(row: Recovery, them: User, figures: str, by: User) -> None:
    if not recoveries.may_vouch(by, row):
        raise NotAsked
    if row.first_by == by:
        raise SaidAlready
    if not recoveries.fits(row, them, figures):
        raise WrongFigures

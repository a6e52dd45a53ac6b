from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.views.decorators.debug import sensitive_variables

from newsroom.accounts import codes, recoveries, second_steps, sessions
from newsroom.accounts.errors import SecondStepOn, WrongCode
from newsroom.accounts.mails import tell
from newsroom.accounts.models import RecoveryCode, SecondStep
from newsroom.accounts.sealed import seal
from stories.models import Event


@sensitive_variables()
def set_up_second_step(
    *, by: User, secret: bytes, code: str, now: datetime, session: str | None = None
) -> list[str]:
    """Switch one's own second step on with the first code of the app; the recovery codes, told only here.

    Every session but `session` ends. Raises WrongCode, SecondStepOn.
    """
    step = codes.step_of(secret, codes.bare(code), now.timestamp())
    if step is None:
        raise WrongCode
    with transaction.atomic():
        row = _row(by, secret, step, now)
        fresh = give_codes(row, secret)
        second_steps.needs_none(by)
        recoveries.overtake(by)
        Event.objects.record("switched on the second step", by=by)
        sessions.end(by, but=session)
        tell(by, "The second step is on")
    return fresh


@sensitive_variables()
def give_codes(row: SecondStep, secret: bytes) -> list[str]:
    """New recovery codes in place of what there was."""
    fresh = codes.new_codes()
    row.codes.all().delete()
    kept = codes.digests(secret, fresh)
    RecoveryCode.objects.bulk_create(RecoveryCode(second_step=row, digest=digest) for digest in kept)
    return fresh


@sensitive_variables()
def _row(by: User, secret: bytes, step: int, now: datetime) -> SecondStep:
    try:
        with transaction.atomic():
            return SecondStep.objects.create(person=by, sealed=seal(secret), since=now, last_step=step)
    except IntegrityError:
        raise SecondStepOn from None

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from newsroom.accounts import codes, recoveries, second_steps
from newsroom.accounts.errors import SecondStepOff, UsedCode, WrongCode
from newsroom.accounts.mails import tell
from newsroom.accounts.models import SecondStep
from newsroom.accounts.sealed import unseal
from stories.models import Event


@sensitive_variables()
def pass_second_step(*, by: User, typed: str, now: datetime) -> None:
    """Take a code of the app, or a recovery code; each is taken once, also by several at the same time.

    Raises WrongCode, UsedCode, SecondStepOff, SecretLost.
    """
    code = codes.bare(typed)
    with transaction.atomic():
        second_steps.hold(by)
        row = SecondStep.objects.select_for_update().filter(person=by).first()
        if row is None:
            raise SecondStepOff
        secret = unseal(row.sealed)
        if codes.is_figures(code):
            _take_figures(row, secret, code, now)
        else:
            _take_recovery(row, secret, code, by, now)
        recoveries.overtake(by)


@sensitive_variables()
def _take_figures(row: SecondStep, secret: bytes, code: str, now: datetime) -> None:
    step = codes.step_of(secret, code, now.timestamp())
    if step is None:
        raise WrongCode
    if step <= row.last_step:
        raise UsedCode
    row.last_step = step
    row.save(update_fields=["last_step"])


@sensitive_variables()
def _take_recovery(row: SecondStep, secret: bytes, code: str, by: User, now: datetime) -> None:
    (digest,) = codes.digests(secret, [code])
    kept = row.codes.filter(digest=digest).first()
    if kept is None:
        raise WrongCode
    if kept.used_at:
        raise UsedCode
    kept.used_at = now
    kept.save(update_fields=["used_at"])
    left = row.codes.filter(used_at=None).count()
    Event.objects.record("signed in with a recovery code", by=by, left=left)
    tell(by, "A recovery code was used", more=f"{left} of them are left.")

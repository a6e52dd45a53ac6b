from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from newsroom.accounts.actions.set_up_second_step import give_codes
from newsroom.accounts.errors import SecondStepOff
from newsroom.accounts.mails import tell
from newsroom.accounts.models import SecondStep
from newsroom.accounts.sealed import unseal
from stories.models import Event


@sensitive_variables()
def renew_codes(*, by: User) -> list[str]:
    """New recovery codes for oneself, told only here; the old ones work no more.

    Raises SecondStepOff, SecretLost.
    """
    with transaction.atomic():
        row = SecondStep.objects.select_for_update().filter(person=by).first()
        if row is None:
            raise SecondStepOff
        fresh = give_codes(row, unseal(row.sealed))
        Event.objects.record("made new recovery codes", by=by)
        tell(by, "New recovery codes")
    return fresh

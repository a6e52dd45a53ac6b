from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from newsroom.accounts import recoveries, second_steps
from newsroom.accounts.errors import SecondStepDemanded, SecondStepOff
from newsroom.accounts.mails import tell
from newsroom.accounts.models import SecondStep
from stories.models import Event


def drop_second_step(*, by: User) -> None:
    """Switch one's own second step off. Raises SecondStepDemanded, SecondStepOff."""
    with transaction.atomic():
        second_steps.hold(by)
        gone, _ = SecondStep.objects.filter(person=by).delete()
        if second_steps.owes(by):
            raise SecondStepDemanded
        if not gone:
            raise SecondStepOff
        recoveries.overtake(by)
        Event.objects.record("switched off the second step", by=by)
        tell(by, "The second step is off")

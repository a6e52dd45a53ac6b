from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from newsroom.accounts import recoveries, second_steps, sessions
from newsroom.accounts.errors import SecondStepOff
from newsroom.accounts.mails import tell
from newsroom.accounts.models import Passkey, SecondStep, TakenOff
from stories.models import Event
from stories.people import display_name


def take_off_second_step(person: User, *, because: str) -> None:
    """By who runs the newsroom's machine, where no two others can vouch. Raises SecondStepOff."""
    with transaction.atomic():
        second_steps.hold(person)
        if not second_steps.has(person):
            raise SecondStepOff
        recoveries.overtake(person)
        name = display_name(person)
        Event.objects.record("took off second step on the machine", by=None, name=name, note=because)
        taken_off(person, who="Who runs the newsroom's machine did it.")


def taken_off(person: User, *, who: str) -> None:
    """App, codes, trusted devices and passkeys go, and every session ends; part of what decided so.

    Whoever was asked for more than the password is led to setting it up again, before anything else opens.
    """
    if second_steps.comes_next(person):
        TakenOff.objects.get_or_create(person=person)
    SecondStep.objects.filter(person=person).delete()
    Passkey.objects.filter(holder__person=person).delete()
    sessions.end(person)
    tell(person, "Your second step was taken off", more=who)

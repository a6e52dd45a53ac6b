from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from newsroom.accounts import sessions
from newsroom.accounts.colleagues import held
from newsroom.accounts.errors import SecondStepOff
from newsroom.accounts.mails import tell
from newsroom.accounts.models import Passkey, SecondStep
from stories.models import Event
from stories.people import display_name


def take_off_second_step(person: User, *, by: User) -> None:
    """For a colleague whose device is lost, with app and passkeys: they sign in by password, told by mail.

    Raises NotAllowed, NotTheirs, SecondStepOff.
    """
    with transaction.atomic():
        now = held(person, by)
        app, _ = SecondStep.objects.filter(person=now).delete()
        keys, _ = Passkey.objects.filter(holder__person=now).delete()
        if not app and not keys:
            raise SecondStepOff
        Event.objects.record("took off second step", by=by, name=display_name(now))
        sessions.end(now)
        tell(now, "Your second step was taken off", by=by)

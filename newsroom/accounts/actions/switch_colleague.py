from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from newsroom.accounts import recoveries, sessions, trust
from newsroom.accounts.colleagues import a_keeper_stays, held
from newsroom.accounts.errors import AlreadyOff, AlreadyOn
from stories.models import Event
from stories.people import display_name


def switch_off(person: User, *, by: User) -> None:
    """Nobody signs in as them any more, and their sessions end; their name stays on what they wrote.

    Raises NotAllowed, NotTheirs, AlreadyOff, LastPublisher.
    """
    with transaction.atomic():
        now = held(person, by)
        if not now.is_active:
            raise AlreadyOff(display_name(now))
        with a_keeper_stays():
            now.is_active = False
            now.save(update_fields=["is_active"])
        Event.objects.record("switched off colleague", by=by, name=display_name(now))
        sessions.end(now)
        trust.end(now)
        recoveries.overtake(now)


def switch_on(person: User, *, by: User) -> None:
    """They sign in as before. Raises NotAllowed, NotTheirs, AlreadyOn."""
    with transaction.atomic():
        now = held(person, by)
        if now.is_active:
            raise AlreadyOn(display_name(now))
        now.is_active = True
        now.save(update_fields=["is_active"])
        Event.objects.record("switched on colleague", by=by, name=display_name(now))

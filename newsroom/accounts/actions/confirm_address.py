from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from newsroom.accounts import given
from newsroom.accounts.colleagues import held, refuse_taken
from newsroom.accounts.errors import NotAskedOfYou
from newsroom.accounts.mails import tell
from stories.models import Event
from stories.people import display_name


def confirm_address(person: User, *, key: int, note: str, by: User) -> str:
    """Say that the address another publisher put down is theirs, and how one made sure; the address.

    Raises NotAllowed, NotTheirs, AddressOver, NotAskedOfYou, AddressTaken.
    """
    with transaction.atomic():
        them = held(person, by)
        row = given.held(them, key)
        if not given.may_confirm(by, row):
            raise NotAskedOfYou
        refuse_taken(row.email, but=them)
        them.email = row.email
        them.save(update_fields=["email"])
        given.close(them)
        Event.objects.record("confirmed address", by=by, name=display_name(them), note=note)
        tell(them, "Your address was confirmed", by=by)
    return them.email

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.text import slugify

from newsroom.accounts import given, recoveries, sessions, trust
from newsroom.accounts.actions.add_colleague import free_name
from newsroom.accounts.colleagues import held, refuse_taken
from newsroom.accounts.errors import AddressMissing
from newsroom.accounts.links import GIVEN_LIFE, move_path
from newsroom.accounts.mails import mail_given, mail_invitation, mail_void, tell
from newsroom.accounts.models import GivenAddress
from stories.actions.tell import tell as put_in_inbox
from stories.models import Event, Note
from stories.people import display_name
from stories.rules.lines import one_line


@dataclass(frozen=True)
class Corrected:
    """What was. `waits`: the address is theirs only once they, or another publisher, have said so."""

    name: bool
    address: bool
    waits: bool


def correct_colleague(
    person: User, *, first_name: str, last_name: str, email: str, by: User, now: datetime
) -> Corrected:
    """Put right how a colleague is called and where mail reaches them; both are told.

    Who has no password yet is invited anew at the new address, and the old link is dead. Who has one is
    signed out everywhere and has no address until the new one is confirmed.

    Raises NotAllowed, NotTheirs, AddressTaken, AddressMissing.
    """
    with transaction.atomic():
        them = held(person, by)
        before, is_in = display_name(them), them.has_usable_password()
        stands = given.email_of(them) or them.email
        if stands and not email:
            raise AddressMissing
        named = _rename(them, one_line(first_name), one_line(last_name))
        moved = email.casefold() != stands.casefold()
        if named or moved:
            told = [f"name (it was {before})"] * named + ["address"] * moved
            Event.objects.record(
                "corrected colleague", by=by, name=display_name(them), what=" and ".join(told)
            )
        if named and is_in:
            _tell_of_the_name(them, by, now)
        if moved:
            refuse_taken(email, but=them)
            (_put_down if is_in else _invite_there)(them, email, by, now)
    return Corrected(named, moved, moved and is_in)


def _rename(them: User, first_name: str, last_name: str) -> bool:
    if (them.first_name, them.last_name) == (first_name, last_name):
        return False
    before = slugify(f"{them.first_name} {them.last_name}")
    after = slugify(f"{first_name} {last_name}")
    if before != after and before and not them.has_usable_password() and them.username.startswith(before):
        # Nobody has signed in by it yet, so what was made of the mistyped name goes, too.
        them.username = free_name(f"{first_name} {last_name}", them.email)
    them.first_name, them.last_name = first_name, last_name
    them.save(update_fields=["first_name", "last_name", "username"])
    return True


def _tell_of_the_name(them: User, by: User, now: datetime) -> None:
    name = display_name(them)
    put_in_inbox([them], Note.Kind.MENTION, key=f"name {now.isoformat()}", by=by, did="renamed", called=name)
    tell(them, "Your name was changed", by=by, more=name)


def _invite_there(them: User, email: str, by: User, now: datetime) -> None:
    before = them.email
    them.email = email
    them.save(update_fields=["email"])
    if before:
        transaction.on_commit(partial(mail_void.enqueue, email=before))
    if them.is_active:
        transaction.on_commit(partial(mail_invitation.enqueue, key=them.pk, by=display_name(by)))


def _put_down(them: User, email: str, by: User, now: datetime) -> None:
    before = given.email_of(them) or them.email
    given.close(them)
    them.email = ""
    them.save(update_fields=["email"])
    row = GivenAddress.objects.create(person=them, email=email, by=by, at=now)
    row.asked.set(one for one in recoveries.vouchers(them) if one != by)
    sessions.end(them)
    trust.end(them)
    recoveries.overtake(them)
    key, name = given.key_of(row), display_name(them)
    put_in_inbox([them], Note.Kind.ASKED, key=key, by=by, address="yours")
    put_in_inbox(row.asked.all(), Note.Kind.ASKED, key=key, by=by, address=name, colleague=them.pk)
    if before:
        tell(them, "Your address was taken off your account", by=by, more=them.get_username(), to=before)
    if them.is_active:
        path = move_path(them, email, now, life=GIVEN_LIFE)
        who = display_name(by)
        transaction.on_commit(partial(mail_given.enqueue, key=them.pk, email=email, by=who, path=path))

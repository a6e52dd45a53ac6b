from __future__ import annotations

from functools import partial
from itertools import count

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.text import slugify

from newsroom.accounts.colleagues import held, lock, refuse_taken
from newsroom.accounts.errors import AlreadyIn, BeyondYours, NoAddress
from newsroom.accounts.mails import mail_invitation
from newsroom.accounts.permissions import gives, require_keep
from stories.models import Event
from stories.people import display_name
from stories.rules.lines import one_line

LONGEST = 100


def add_colleague(*, first_name: str, last_name: str, email: str, group: Group, by: User) -> User:
    """Add somebody, and mail them a link to choose a password. Their names stand on one line each.

    Raises NotAllowed, BeyondYours, AddressTaken.
    """
    with transaction.atomic():
        lock()
        require_keep(User.objects.get(pk=by.pk))
        if group not in gives(by):
            raise BeyondYours
        refuse_taken(email)
        first_name, last_name = one_line(first_name), one_line(last_name)
        person = User(first_name=first_name, last_name=last_name, email=email, is_staff=True)
        person.username = free_name(f"{first_name} {last_name}", email)
        person.set_unusable_password()
        person.save()
        person.groups.add(group)
        Event.objects.record("added colleague", by=by, name=display_name(person), groups=group.name)
        _send(person, by)
    return person


def invite_again(person: User, *, by: User) -> None:
    """Mail the invitation once more. Raises NotAllowed, NotTheirs, AlreadyIn, NoAddress."""
    with transaction.atomic():
        now = held(person, by)
        if now.has_usable_password():
            raise AlreadyIn(display_name(now))
        if not now.email:
            raise NoAddress(display_name(now))
        Event.objects.record("invited colleague again", by=by, name=display_name(now))
        _send(now, by)


def free_name(name: str, email: str) -> str:
    """A name to sign in with that nobody has: of the person's own, or else of their address."""
    stem = slugify(name)[:LONGEST] or slugify(email.partition("@")[0])[:LONGEST] or "colleague"
    taken = set(User.objects.filter(username__startswith=stem).values_list("username", flat=True))
    tried = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(one for one in tried if one not in taken)


def _send(person: User, by: User) -> None:
    transaction.on_commit(partial(mail_invitation.enqueue, key=person.pk, by=display_name(by)))

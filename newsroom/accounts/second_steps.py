"""Who has a second step, and who must.

An app is asked for after every password. A passkey, which replaces both, is asked for after a password only
where the newsroom demands a second step: else it would lock out whoever loses it and never wanted one.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User

from newsroom.accounts.models import Passkey, SecondStep


def has_app(person: User) -> bool:
    return SecondStep.objects.filter(person=person).exists()


def has_passkey(person: User) -> bool:
    return Passkey.objects.filter(holder__person=person).exists()


def has(person: User) -> bool:
    return has_app(person) or has_passkey(person)


def is_demanded(person: User) -> bool:
    """Whether one of the person's groups signs in with a second step, by the newsroom's setting."""
    groups = settings.SECOND_STEP_GROUPS
    return bool(groups) and person.groups.filter(name__in=groups).exists()


def comes_next(person: User) -> bool:
    """Whether more is asked after the password."""
    return has_app(person) or (is_demanded(person) and has_passkey(person))


def owes(person: User) -> bool:
    return is_demanded(person) and not has(person)


def hold(person: User) -> None:
    """Others who change how this person signs in wait until this transaction ends."""
    list(User.objects.select_for_update().filter(pk=person.pk))

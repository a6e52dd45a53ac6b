"""Who has a second step, and who must.

An app is asked for after every password. A passkey, which replaces both, is asked for after a password only
where a second step is demanded: else it would lock out whoever loses it and never wanted one.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User

from newsroom.accounts.models import Passkey, SecondStep, TakenOff


def has_app(person: User) -> bool:
    return SecondStep.objects.filter(person=person).exists()


def has_passkey(person: User) -> bool:
    return Passkey.objects.filter(holder__person=person).exists()


def has(person: User) -> bool:
    return has_app(person) or has_passkey(person)


def is_demanded(person: User) -> bool:
    """By the newsroom's setting, of one of the person's groups; or because they had one, and lost it."""
    groups = settings.SECOND_STEP_GROUPS
    return (bool(groups) and person.groups.filter(name__in=groups).exists()) or was_taken_off(person)


def was_taken_off(person: User) -> bool:
    return TakenOff.objects.filter(person=person).exists()


def needs_none(person: User) -> None:
    """It stands again, or they have let go of what stood in its place: what was taken off counts no more."""
    TakenOff.objects.filter(person=person).delete()


def comes_next(person: User) -> bool:
    """Whether more is asked after the password."""
    return has_app(person) or (is_demanded(person) and has_passkey(person))


def owes(person: User) -> bool:
    return is_demanded(person) and not has(person)


def owed(person: User) -> str:
    """Why one is to be set up before the desk opens, "" where it is not."""
    if not owes(person):
        return ""
    lost = "Your second step was taken off, as you had lost it."
    return lost if was_taken_off(person) else "Your group signs in with a second step."


def hold(person: User) -> None:
    """Others who change how this person signs in wait until this transaction ends."""
    list(User.objects.select_for_update().filter(pk=person.pk))

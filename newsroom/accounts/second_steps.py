"""Who has a second step, and who must."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User

from newsroom.accounts.models import SecondStep


def has(person: User) -> bool:
    return SecondStep.objects.filter(person=person).exists()


def is_demanded(person: User) -> bool:
    """Whether one of the person's groups signs in with a second step, by the newsroom's setting."""
    groups = settings.SECOND_STEP_GROUPS
    return bool(groups) and person.groups.filter(name__in=groups).exists()


def owes(person: User) -> bool:
    return is_demanded(person) and not has(person)

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission, User
from django.db import IntegrityError, transaction

from newsroom.accounts.colleagues import lock
from newsroom.accounts.errors import GroupTaken
from newsroom.accounts.people import in_words
from newsroom.accounts.permissions import require_set
from stories.models import Event


def add_group(name: str, permissions: Iterable[Permission], *, by: User) -> Group:
    """A new group that may what is given. Raises NotAllowed, GroupTaken."""
    with transaction.atomic():
        lock()
        require_set(User.objects.get(pk=by.pk))
        group = _made(name)
        given = list(permissions)
        group.permissions.set(given)
        Event.objects.record("added group", by=by, name=name, allows=in_words(given) or "nothing yet")
    return group


def _made(name: str) -> Group:
    try:
        with transaction.atomic():
            return Group.objects.create(name=name)
    except IntegrityError:
        raise GroupTaken(name) from None

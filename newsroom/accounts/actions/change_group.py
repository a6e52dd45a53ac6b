from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction

from newsroom.accounts.colleagues import a_keeper_stays, lock
from newsroom.accounts.people import in_words, told_permissions
from newsroom.accounts.permissions import require_set
from stories.models import Event


def change_group(group: Group, permissions: Iterable[Permission], *, by: User) -> bool:
    """Let a group do exactly this of all that has words of ours, and say whether that changed anything.

    Its people may it, or may it no more, at once. Raises NotAllowed, LastPublisher.
    """
    with transaction.atomic():
        lock()
        require_set(User.objects.get(pk=by.pk))
        had, wanted = set(group.permissions.filter(pk__in=told_permissions())), set(permissions)
        gave, took = wanted - had, had - wanted
        if not gave and not took:
            return False
        with a_keeper_stays():
            group.permissions.remove(*took)
            group.permissions.add(*gave)
        told = [f"{did} {in_words(some)}" for did, some in (("now", gave), ("no more", took)) if some]
        Event.objects.record("changed group", by=by, name=group.name, what="; ".join(told))
    return True

from __future__ import annotations

from django.contrib.auth.models import Group, User
from django.db import transaction

from newsroom.accounts.colleagues import lock
from newsroom.accounts.errors import GroupInUse, GroupOfOurs
from newsroom.accounts.permissions import require_set
from stories.models import Event
from stories.permissions import GROUPS


def remove_group(group: Group, *, by: User) -> None:
    """Take away a group nobody is in. Those a newsroom is set up with stay.

    Raises NotAllowed, GroupOfOurs, GroupInUse.
    """
    with transaction.atomic():
        lock()
        require_set(User.objects.get(pk=by.pk))
        group = Group.objects.select_for_update().get(pk=group.pk)
        if group.name in GROUPS:
            raise GroupOfOurs(group.name)
        if many := group.user_set.count():
            raise GroupInUse(group.name, many)
        group.delete()
        Event.objects.record("removed group", by=by, name=group.name)

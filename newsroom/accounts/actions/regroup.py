from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, User
from django.db import transaction

from newsroom.accounts.colleagues import a_keeper_stays, held
from newsroom.accounts.errors import BeyondYours
from newsroom.accounts.permissions import gives
from stories.models import Event
from stories.people import display_name


def regroup(person: User, groups: Iterable[Group], *, by: User) -> bool:
    """Put a colleague in exactly these groups, and say whether that changed anything.

    Raises NotAllowed, NotTheirs, BeyondYours, LastPublisher.
    """
    wanted = set(groups)
    with transaction.atomic():
        now = held(person, by)
        before = set(now.groups.all())
        if not (wanted ^ before) <= set(gives(by)):
            raise BeyondYours
        if wanted == before:
            return False
        with a_keeper_stays():
            now.groups.set(wanted)
        names = " and ".join(sorted(group.name for group in wanted)) or "no group"
        Event.objects.record("regrouped colleague", by=by, name=display_name(now), groups=names)
    return True

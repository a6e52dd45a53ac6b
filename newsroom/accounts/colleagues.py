"""What every change of colleagues stands on: one at a time, by somebody who still may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import Group, User
from django.db.models import Q

from newsroom.accounts.errors import AddressTaken, LastPublisher, NotTheirs
from newsroom.accounts.models import GivenAddress
from newsroom.accounts.permissions import keepers, may_touch, require_keep


def lock() -> None:
    """Others who change colleagues wait until this transaction ends."""
    list(Group.objects.select_for_update().order_by("pk"))


def held(person: User, by: User) -> User:
    """The colleague as they are now, held for `by`, who is asked again. Raises NotAllowed, NotTheirs.

    Two who switch each other off at once meet here: the second may no more.
    """
    lock()
    require_keep(User.objects.get(pk=by.pk))
    now = User.objects.select_for_update().get(pk=person.pk)
    if not may_touch(now, by):
        raise NotTheirs
    return now


def refuse_taken(email: str, *, but: User | None = None) -> None:
    """Raises AddressTaken where somebody else has the address, or it was put down for them."""
    waiting = GivenAddress.objects.filter(email__iexact=email).values("person")
    others = User.objects.filter(Q(email__iexact=email) | Q(pk__in=waiting))
    if email and (others.exclude(pk=but.pk) if but else others).exists():
        raise AddressTaken


@contextmanager
def a_keeper_stays() -> Iterator[None]:
    """Raises LastPublisher where the block leaves nobody who may keep colleagues; nothing is changed then."""
    had = keepers().exists()
    yield
    if had and not keepers().exists():
        raise LastPublisher

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from newsroom.accounts import trust
from newsroom.accounts.actions.trust_device import UNNAMED
from newsroom.accounts.colleagues import held
from newsroom.accounts.errors import DeviceGone
from newsroom.accounts.models import TrustedDevice
from stories.models import Event
from stories.people import display_name


def forget_device(key: int, *, by: User) -> str:
    """Ask one of one's own trusted devices for a code again; its name. Raises DeviceGone."""
    with transaction.atomic():
        row = TrustedDevice.objects.filter(second_step__person=by, pk=key).first()
        if row is None or not TrustedDevice.objects.filter(pk=row.pk).delete()[0]:
            raise DeviceGone
        name = row.browser or UNNAMED
        Event.objects.record("forgot a device", by=by, name=name)
    return name


def forget_devices(*, by: User) -> int:
    """Ask all one's own trusted devices for a code again; how many. Raises DeviceGone."""
    with transaction.atomic():
        gone = trust.end(by)
        if not gone:
            raise DeviceGone
        Event.objects.record("forgot all devices", by=by, number=gone)
    return gone


def forget_devices_of(person: User, *, by: User) -> int:
    """Ask all trusted devices of a colleague for a code again; how many.

    Raises NotAllowed, NotTheirs, DeviceGone.
    """
    with transaction.atomic():
        now = held(person, by)
        gone = trust.end(now)
        if not gone:
            raise DeviceGone
        Event.objects.record("forgot a colleague's devices", by=by, name=display_name(now))
    return gone

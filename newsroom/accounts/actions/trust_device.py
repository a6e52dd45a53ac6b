from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from newsroom.accounts import trust
from newsroom.accounts.errors import SecondStepOff
from newsroom.accounts.mails import tell
from newsroom.accounts.models import SecondStep, TrustedDevice
from newsroom.accounts.trust import Trusted
from stories.models import Event

UNNAMED = "a browser that does not say its name"


def trust_device(*, by: User, browser: str, now: datetime) -> Trusted:
    """Ask the browser that has just shown a code of the app for none for a while. Raises SecondStepOff."""
    fresh = Trusted(trust.new_token(), now + trust.LIFE)
    with transaction.atomic():
        step = SecondStep.objects.select_for_update().filter(person=by).first()
        if step is None:
            raise SecondStepOff
        kept = trust.digest(by, fresh.token)
        TrustedDevice.objects.create(
            second_step=step, digest=kept, browser=browser, made_at=now, until=fresh.until
        )
        name = browser or UNNAMED
        Event.objects.record("trusted a device", by=by, name=name)
        until = f"{timezone.localtime(fresh.until):%-d %B, %H:%M %Z}"
        tell(by, "A device is trusted", more=f"{name}, until {until}")
    return fresh


def pass_trusted(*, by: User, token: str, now: datetime) -> Trusted | None:
    """Take the token of a trusted device, which gets another for its next time; None for any other token.

    A token is taken once: where it was copied, whoever comes second is asked for a code.
    """
    fresh = trust.new_token()
    with transaction.atomic():
        held = trust.of(by, now).select_for_update(of=("self",))
        row = held.filter(digest=trust.digest(by, token)).first() if token else None
        if row is None:
            return None
        row.digest, row.used_at = trust.digest(by, fresh), now
        row.save(update_fields=["digest", "used_at"])
    return Trusted(fresh, row.until)

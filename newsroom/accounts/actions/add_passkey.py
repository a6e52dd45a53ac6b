from __future__ import annotations

import secrets
from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.structs import RegistrationCredential

from newsroom.accounts import passkeys
from newsroom.accounts.errors import PasskeyKnown, TooManyPasskeys
from newsroom.accounts.mails import tell
from newsroom.accounts.models import KeyHolder, Passkey
from stories.models import Event

MOST = 20


def add_passkey(
    *, by: User, made: RegistrationCredential, challenge: bytes, name: str, now: datetime
) -> Passkey:
    """Keep a passkey of one's own; the challenge has been taken.

    Raises PasskeyRefused, PasskeyKnown, TooManyPasskeys.
    """
    checked = passkeys.check_made(made, challenge)
    with transaction.atomic():
        key_holder(by)
        holder = KeyHolder.objects.select_for_update().get(person=by)
        if holder.passkeys.count() >= MOST:
            raise TooManyPasskeys(MOST)
        key = Passkey(
            holder=holder,
            credential=bytes_to_base64url(checked.credential_id),
            public_key=checked.credential_public_key,
            sign_count=checked.sign_count,
            name=name,
            made_at=now,
        )
        _keep(key)
        Event.objects.record("added a passkey", by=by, name=name)
        tell(by, "A passkey was added", more=name)
    return key


def key_holder(person: User) -> KeyHolder:
    """What the person's passkeys know them by; made at the first call."""
    fresh = bytes_to_base64url(secrets.token_bytes(32))
    return KeyHolder.objects.get_or_create(person=person, defaults={"handle": fresh})[0]


def _keep(key: Passkey) -> None:
    try:
        with transaction.atomic():
            key.save(force_insert=True)
    except IntegrityError:
        raise PasskeyKnown from None

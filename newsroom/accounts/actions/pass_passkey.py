from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from webauthn import base64url_to_bytes
from webauthn.helpers.structs import AuthenticationCredential

from newsroom.accounts import passkeys, recoveries, second_steps
from newsroom.accounts.errors import PasskeyRefused
from newsroom.accounts.models import KeyHolder, Passkey


def pass_passkey(*, used: AuthenticationCredential, challenge: bytes, now: datetime, only: str = "") -> User:
    """Whose passkey it is; the challenge has been taken. `only` is who it must be, where that is known.

    Raises PasskeyRefused.
    """
    with transaction.atomic():
        key = _held(used)
        if key is None or not _is_theirs(used, key.holder, only):
            raise PasskeyRefused
        key.sign_count = passkeys.check_used(used, key, challenge)
        key.used_at = now
        key.save(update_fields=["sign_count", "used_at"])
        recoveries.overtake(key.holder.person)
    return key.holder.person


def _held(used: AuthenticationCredential) -> Passkey | None:
    """Held, so that of two signatures with one count only one goes by; nobody's who may not come in."""
    members = Passkey.objects.filter(holder__person__is_active=True, holder__person__is_staff=True)
    kept = members.select_related("holder__person").filter(credential=used.id)
    for key in kept:
        # Whoever changes how somebody signs in holds the person first, and then what is theirs.
        second_steps.hold(key.holder.person)
    return kept.select_for_update(of=("self",)).first()


def _is_theirs(used: AuthenticationCredential, holder: KeyHolder, only: str) -> bool:
    """Whoever has said who they are may have a device that does not say so again."""
    told = used.response.user_handle
    if only and holder.person.get_username() != only:
        return False
    return bool(only) if told is None else told == base64url_to_bytes(holder.handle)

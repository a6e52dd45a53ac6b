"""Readers' mail addresses: sealed where they are kept, found again by a keyed fingerprint.

Nothing here writes a log, and no error or its report carries an address or a key.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.views.decorators.debug import sensitive_variables

# What an address may be at most; each token is as long as the next, so that its length tells nothing.
LONGEST = 254
_looks_right = EmailValidator(allowlist=[])


class NoAddress(Exception):
    """What was typed is none, or what was sealed opens with no key of ours. Carries neither."""


@sensitive_variables()
def plain_address(typed: str) -> str:
    """The address as it is kept: the host in lower case and in the letters of DNS. Raises NoAddress."""
    local, at, host = typed.strip().rpartition("@")
    try:
        address = f"{local}{at}{host.encode('idna').decode().lower()}"
        _looks_right(address)
    except (ValidationError, UnicodeError):
        raise NoAddress from None
    if len(address) > LONGEST or not address.isascii():
        raise NoAddress
    return address


@sensitive_variables()
def seal_address(address: str, keys: Sequence[str] | None = None) -> str:
    return Fernet((keys or settings.PEOPLE_KEYS)[0]).encrypt(address.ljust(LONGEST).encode()).decode()


@sensitive_variables()
def open_address(sealed: str, *, within: int | None = None) -> str:
    """`within`: sealed no longer ago, in seconds. Raises NoAddress."""
    keys = MultiFernet([Fernet(key) for key in settings.PEOPLE_KEYS])
    try:
        return keys.decrypt(sealed.encode(), ttl=within).decode().rstrip()
    except (InvalidToken, UnicodeError):
        raise NoAddress from None


@sensitive_variables()
def fingerprints(address: str, door: str = "address") -> list[str]:
    """Under each key, newest first: while keys change, what is kept may still stand under an older one.

    Letters' case tells no two mailboxes apart in practice; so one address is not followed with twice.
    """
    told = f"{door}:{address.lower()}".encode()
    return [hmac.new(key.encode(), told, sha256).hexdigest() for key in settings.PEOPLE_KEYS]

"""Who a person is, sealed under the newest key of PEOPLE_KEYS and opened with any of them.

Nothing here writes a log, and no error or its report carries what was sealed, or a key.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.views.decorators.debug import sensitive_variables

from .errors import Refusal

# Every token is as long as the next, until the notes fill more than this: its length tells nothing.
BLOCK = 2048


class NoKeyOpens(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "This identity opens with none of the newsroom's keys. It is still there: ask whoever runs "
            "the newsroom to put the key it was sealed under back into PEOPLE_KEYS."
        )


@dataclass(frozen=True, slots=True)
class Who:
    """Who a person is. It shows itself nowhere: not in a log, not in an error's report."""

    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    notes: str = field(default="", repr=False)


@sensitive_variables()
def seal(who: Who, keys: Sequence[str]) -> str:
    """A token under the first of `keys`."""
    plain = json.dumps(asdict(who))
    padded = plain.ljust(-(-len(plain) // BLOCK) * BLOCK)
    return Fernet(keys[0]).encrypt(padded.encode()).decode()


@sensitive_variables()
def unseal(token: str, keys: Sequence[str]) -> Who:
    """Raises NoKeyOpens."""
    return Who(**json.loads(_plain(token, keys)))


@sensitive_variables()
def opens_with(token: str, keys: Sequence[str]) -> str | None:
    """The key that opens the token, None for none of them."""
    return next((key for key in keys if _opened(token, key) is not None), None)


@sensitive_variables()
def reseal(token: str, keys: Sequence[str]) -> str:
    """The same under the first of `keys`. Raises NoKeyOpens."""
    return Fernet(keys[0]).encrypt(_plain(token, keys)).decode()


@sensitive_variables()
def _plain(token: str, keys: Sequence[str]) -> bytes:
    for key in keys:
        plain = _opened(token, key)
        if plain is not None:
            return plain
    raise NoKeyOpens


@sensitive_variables()
def _opened(token: str, key: str) -> bytes | None:
    try:
        return Fernet(key).decrypt(token)
    except (InvalidToken, ValueError):
        return None


def fingerprint(key: str) -> str:
    """Names a key without telling it: eight hex digits of its digest."""
    return sha256(key.encode()).hexdigest()[:8]


def new_key() -> str:
    return Fernet.generate_key().decode()


def is_key(text: str) -> bool:
    """Whether it is 32 bytes in URL-safe base64, as Fernet's keys are."""
    try:
        Fernet(text)
    except ValueError:
        return False
    return True

"""Codes of the second step: the app's six figures (RFC 6238), and recovery codes."""

from __future__ import annotations

import hmac
import secrets
from base64 import b32encode
from collections.abc import Sequence
from hashlib import sha1, sha256

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SECONDS = 30
FIGURES = 6
# A telephone's clock may be a step off, and typing takes its time.
DRIFT = (0, -1, 1)
# Neither 0 and o, nor 1, i and l.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
CODES = 8
HALF = 4


def new_secret() -> bytes:
    """As long as the digest it feeds, as RFC 4226 asks."""
    return secrets.token_bytes(sha1(usedforsecurity=False).digest_size)


def told(secret: bytes) -> str:
    """The secret to type into an app by hand, in groups of four."""
    text = b32encode(secret).decode()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def address(secret: bytes, username: str, newsroom: str) -> str:
    """The otpauth:// address an app reads from the picture."""
    # Several apps show a plus where the newsroom's name has a blank.
    return _totp(secret).get_provisioning_uri(username, newsroom).replace("+", "%20")


def code_at(secret: bytes, at: float) -> str:
    """What the app shows at `at`, in seconds since 1970."""
    return _totp(secret).generate(at).decode()


def step_of(secret: bytes, code: str, at: float) -> int | None:
    """The time step that `code` is of, None for none near `at`."""
    now = int(at // SECONDS)
    for step in (now + drift for drift in DRIFT):
        if hmac.compare_digest(code_at(secret, step * SECONDS), code):
            return step
    return None


def is_figures(typed: str) -> bool:
    return len(typed) == FIGURES and typed.isascii() and typed.isdecimal()


def bare(typed: str) -> str:
    """A code as it was meant: blanks and dashes do not count, nor capitals."""
    return "".join(typed.replace("-", "").split()).lower()


def new_codes() -> list[str]:
    return ["".join(secrets.choice(LETTERS) for _ in range(2 * HALF)) for _ in range(CODES)]


def spaced(code: str) -> str:
    return f"{code[:HALF]} {code[HALF:]}"


def digests(secret: bytes, codes: Sequence[str]) -> list[str]:
    """What is kept of recovery codes: without the sealed secret nobody can try codes against it."""
    return [hmac.new(secret, code.encode(), sha256).hexdigest() for code in codes]


def _totp(secret: bytes) -> TOTP:
    # Most apps know no other digest, whatever the address says.
    return TOTP(secret, FIGURES, SHA1(), SECONDS)  # noqa: S303

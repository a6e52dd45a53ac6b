"""A device that makes passkeys and signs with them, as a browser hands its answers on."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from webauthn import base64url_to_bytes
from webauthn.helpers import bytes_to_base64url, encode_cbor

from newsroom.accounts.actions.add_passkey import key_holder
from newsroom.accounts.models import Passkey
from tests.conftest import PASSWORD
from tests.newsroom.accounts.ground import ACCOUNT

HOST = "localhost"
ORIGIN = "http://localhost:8000"
ASK, ENTER = "/desk/login/passkey/ask/", "/desk/login/passkey/"
ADD, OFFER = "/desk/account/passkey/", "/desk/account/passkey/offer/"
# What a device says of the person before it, and that it made a key.
PRESENT, VERIFIED, MADE = 0x01, 0x04, 0x40


def hashed(text: str) -> bytes:
    return sha256(text.encode()).digest()


@dataclass
class Device:
    """One key on a device. What it says can be changed before it says it."""

    host: str = HOST
    origin: str = ORIGIN
    flags: int = PRESENT | VERIFIED
    count: int = 0
    handle: bytes | None = b""
    says: dict[str, Any] = field(default_factory=dict)
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))

    def make(self, options: Mapping[str, Any]) -> str:
        """The answer to navigator.credentials.create(), as JSON."""
        self.handle = base64url_to_bytes(options["user"]["id"])
        length = len(self.id).to_bytes(2)
        whole = self._told(MADE) + bytes(16) + length + self.id + self.public_key()
        made = encode_cbor({"fmt": "none", "attStmt": {}, "authData": whole})
        return self._answer(self._client(options, "webauthn.create"), attestationObject=made)

    def use(self, options: Mapping[str, Any]) -> str:
        """The answer to navigator.credentials.get(), as JSON."""
        client, told = self._client(options, "webauthn.get"), self._told()
        signature = self.key.sign(told + sha256(client).digest(), ECDSA(SHA256()))
        parts = {"authenticatorData": told, "signature": signature}
        return self._answer(client, **parts, **({"userHandle": self.handle} if self.handle else {}))

    def public_key(self) -> bytes:
        """As RFC 9053 writes a point of P-256."""
        point = self.key.public_key().public_numbers()
        return encode_cbor({1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)})

    def _told(self, more: int = 0) -> bytes:
        return hashed(self.host) + bytes([self.flags | more]) + self.count.to_bytes(4)

    def _client(self, options: Mapping[str, Any], kind: str) -> bytes:
        told = {"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps({**told, **self.says}).encode()

    def _answer(self, client: bytes, **parts: bytes) -> str:
        response = {
            name: bytes_to_base64url(part) for name, part in (("clientDataJSON", client), *parts.items())
        }
        named = bytes_to_base64url(self.id)
        return json.dumps({"id": named, "rawId": named, "type": "public-key", "response": response})


def with_passkey(person: User, **kept: Any) -> Device:
    """A device whose key the newsroom keeps as this person's."""
    device, holder = Device(), key_holder(person)
    device.handle = base64url_to_bytes(holder.handle)
    kept = {"name": "Lena's laptop", "sign_count": 0, "made_at": timezone.now(), **kept}
    named = bytes_to_base64url(device.id)
    Passkey.objects.create(holder=holder, credential=named, public_key=device.public_key(), **kept)
    return device


def asked(client: Client, **told: str) -> dict[str, Any]:
    """What the door asks a passkey to sign."""
    found: dict[str, Any] = client.post(ASK, told).json()
    return found


def enter(client: Client, answer: str, **told: str) -> Any:
    return client.post(ENTER, {"passkey": answer, **told})


def offered(client: Client, password: str = PASSWORD, name: str = "Lena's laptop") -> dict[str, Any]:
    """What a device is asked to make, or {"told": why not}."""
    found: dict[str, Any] = client.post(OFFER, {"name": name, "password": password}).json()
    return found


def add(client: Client, answer: str, name: str = "Lena's laptop") -> Any:
    return client.post(ADD, {"passkey": answer, "name": name})


def remove(client: Client, key: Passkey, password: str = PASSWORD) -> str:
    told = {"_remove": "yes", "remove": key.pk, "password": password}
    return client.post(ACCOUNT, told, follow=True).content.decode()

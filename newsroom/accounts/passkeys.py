"""Passkeys (WebAuthn): what a browser is asked, and whether what its device signed holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    RegistrationCredential,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from newsroom.accounts.challenges import GOOD_FOR
from newsroom.accounts.errors import PasskeyRefused
from newsroom.accounts.models import KeyHolder, Passkey
from stories.people import display_name

PORTS = {"http": 80, "https": 443}
TIMEOUT = int(GOOD_FOR.total_seconds() * 1000)
MUST = UserVerificationRequirement.REQUIRED
# What the library raises of itself, and what escapes it where a device's answer is no answer at all.
MISSHAPEN = (WebAuthnException, ValueError, TypeError, AttributeError, LookupError, RecursionError)


@dataclass(frozen=True)
class Place:
    """Where passkeys are good: `host` is what they are made for, `origin` where pages that ask stand."""

    host: str
    origin: str


def place() -> Place | None:
    """By the newsroom's own address, whatever a request says; None where browsers allow none.

    They want https and a name, or this machine, which is "localhost" to them and no number.
    """
    address = urlsplit(settings.NEWSROOM_URL)
    host, scheme = _named(address.hostname or ""), address.scheme
    if not host or (scheme != "https" and host != "localhost"):
        return None
    port = "" if address.port in {None, PORTS.get(scheme)} else f":{address.port}"
    return Place(host, f"{scheme}://{host}{port}")


def none_at(host: str) -> str:
    """Why none is made on a page at this host (and port), in one line; "" where one can be.

    Browsers bind them to a name: at 127.0.0.1 they refuse what they make at localhost.
    """
    here = place()
    if here is None:
        return f"Passkeys need https and a name, and {settings.NEWSROOM_URL} has not both."
    if _is_number(urlsplit(f"//{host}").hostname or ""):
        return f"Passkeys need an address with a name, and this one is a number: open {here.origin} instead."
    return ""


def ask_to_make(person: User, holder: KeyHolder, challenge: bytes) -> str:
    """The options for navigator.credentials.create(), as JSON."""
    return options_to_json(
        generate_registration_options(
            rp_id=_here().host,
            rp_name=settings.NEWSROOM_NAME,
            user_id=base64url_to_bytes(holder.handle),
            user_name=person.get_username(),
            user_display_name=display_name(person),
            challenge=challenge,
            timeout=TIMEOUT,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=MUST
            ),
            exclude_credentials=_described(list(holder.passkeys.all())),
        )
    )


def ask_to_use(challenge: bytes, keys: Sequence[Passkey] = ()) -> str:
    """The options for navigator.credentials.get(), as JSON: one of `keys`, or whichever is at hand."""
    return options_to_json(
        generate_authentication_options(
            rp_id=_here().host,
            challenge=challenge,
            timeout=TIMEOUT,
            allow_credentials=_described(keys),
            user_verification=MUST,
        )
    )


def read_made(answer: str) -> RegistrationCredential:
    """Raises PasskeyRefused."""
    return _read(parse_registration_credential_json, answer)


def read_used(answer: str) -> AuthenticationCredential:
    """Raises PasskeyRefused."""
    return _read(parse_authentication_credential_json, answer)


def signed_challenge(credential: RegistrationCredential | AuthenticationCredential) -> bytes:
    """The challenge its device says it signed. Raises PasskeyRefused."""
    try:
        told = parse_client_data_json(credential.response.client_data_json)
    except MISSHAPEN:
        raise PasskeyRefused from None
    if told.cross_origin:
        raise PasskeyRefused
    return told.challenge


def check_made(credential: RegistrationCredential, challenge: bytes) -> VerifiedRegistration:
    """Raises PasskeyRefused."""
    here = _here()
    try:
        return verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=here.host,
            expected_origin=here.origin,
            require_user_verification=True,
        )
    except MISSHAPEN:
        raise PasskeyRefused from None


def check_used(credential: AuthenticationCredential, key: Passkey, challenge: bytes) -> int:
    """How often the device says it has signed. Raises PasskeyRefused, also where that does not rise."""
    here = _here()
    try:
        checked = verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=here.host,
            expected_origin=here.origin,
            credential_public_key=bytes(key.public_key),
            credential_current_sign_count=key.sign_count,
            require_user_verification=True,
        )
    except MISSHAPEN:
        raise PasskeyRefused from None
    return checked.new_sign_count


def _here() -> Place:
    here = place()
    if here is None:
        raise PasskeyRefused
    return here


def _named(host: str) -> str:
    """The name browsers know a host by; "" for a number that is not this machine's."""
    if not _is_number(host):
        return host
    return "localhost" if ip_address(host).is_loopback else ""


def _is_number(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False


def _described(keys: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(key.credential)) for key in keys]


def _read[Read](parse: Callable[[str], Read], answer: str) -> Read:
    try:
        return parse(answer)
    except MISSHAPEN:
        raise PasskeyRefused from None

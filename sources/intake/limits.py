"""How far a fetch may go."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one fetch, redirects included: seconds, bytes on the wire, bytes once decompressed.

    `allow_loopback` opens this machine's own addresses, at any port, and nothing else besides; it is for
    tests, and the deploy check refuses it.
    """

    connect_seconds: float = 5.0
    total_seconds: float = 20.0
    wire_bytes: int = 5 * 1024 * 1024
    body_bytes: int = 20 * 1024 * 1024
    redirects: int = 5
    allow_loopback: bool = False
    user_agent: str = "Mozilla/5.0 (compatible; newsroom-intake/1.0)"


def limits_from_settings() -> Limits:
    """The bounds this newsroom has set."""
    return Limits(
        connect_seconds=settings.FETCH_CONNECT_SECONDS,
        total_seconds=settings.FETCH_TOTAL_SECONDS,
        wire_bytes=settings.FETCH_MAX_WIRE_BYTES,
        body_bytes=settings.FETCH_MAX_BYTES,
        redirects=settings.FETCH_MAX_REDIRECTS,
        allow_loopback=settings.FETCH_ALLOW_LOOPBACK,
        user_agent=f"Mozilla/5.0 (compatible; newsroom-intake/1.0; +{settings.NEWSROOM_URL})",
    )

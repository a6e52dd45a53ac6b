"""One fetch on its way."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sources.intake.fetched import Exchange
from sources.intake.guard import Resolver
from sources.intake.wire import Budget, Wire
from sources.rules.link import Link

_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Condition:
    """What the server said of the copy we have, sent back as it came; "" for what it did not say."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> list[tuple[str, str]]:
        told = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return [(name, value) for name, value in told if value]


@dataclass(slots=True)
class Visit:
    """What a fetch asks with, where it has been and what was said there."""

    budget: Budget
    resolver: Resolver
    clock: Callable[[], datetime]
    tls: ssl.SSLContext | None
    accept: str
    condition: Condition
    links: list[Link]
    exchanges: list[Exchange] = field(default_factory=list)

    def note(self, status: int, wire: Wire, *, is_cut: bool = False) -> Exchange:
        at, sent = self.clock().astimezone(UTC), bytes(wire.sent)
        received = _final_response(bytes(wire.received))
        noted = Exchange(str(self.links[-1]), status, sent, received, wire.ip, at, is_cut)
        self.exchanges.append(noted)
        return noted

    def moved_to(self) -> str:
        stations = self.exchanges[:-1]
        permanent = bool(stations) and all(station.status in _PERMANENT for station in stations)
        return str(self.links[-1]) if permanent else ""


def _final_response(received: bytes) -> bytes:
    """The answer without the interim ones ("100 Continue", "103 Early Hints") that may stand before it."""
    while received[:10].startswith((b"HTTP/1.1 1", b"HTTP/1.0 1")):
        _, _, received = received.partition(b"\r\n\r\n")
    return received

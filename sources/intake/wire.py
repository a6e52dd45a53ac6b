"""The network under the HTTP client: goes only where the guard let it, within bounds, and keeps a record."""

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any, override

import httpcore

from sources.intake.errors import TimedOut, TooLarge
from sources.intake.guard import Resolver, checked
from sources.intake.limits import Limits


class Budget:
    """What is left of one fetch's time and bytes; shared by all its redirects."""

    def __init__(self, limits: Limits, timer: Callable[[], float] = time.monotonic) -> None:
        self.limits = limits
        self.timer = timer
        self.deadline = timer() + limits.total_seconds
        self.bytes_left = limits.wire_bytes

    def seconds_left(self) -> float:
        """Raises TimedOut when there are none."""
        left = self.deadline - self.timer()
        if left <= 0:
            raise TimedOut(
                f"The page took longer than {self.limits.total_seconds:g} seconds. "
                "Try again, or fill in the rest by hand."
            )
        return left

    def spend(self, received: int) -> None:
        """Raises TooLarge when more was received than the wire may carry."""
        self.bytes_left -= received
        if self.bytes_left < 0:
            raise TooLarge("The page is too large to take in. Keep the link and fill in the rest by hand.")


class Wire(httpcore.NetworkBackend):
    """One exchange's network. Resolves, checks and connects to the address checked, whatever the name
    may resolve to a moment later; `sent` and `received` hold every byte (inside TLS) of the exchange."""

    def __init__(self, budget: Budget, resolver: Resolver) -> None:
        self.budget = budget
        self.resolver = resolver
        self.ip = ""
        self.sent = bytearray()
        self.received = bytearray()
        self._net = httpcore.SyncBackend()

    @override
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Raises FetchError, httpcore.ConnectError, httpcore.ConnectTimeout."""
        *others, last = self._addresses(host, port)
        for ip in others:
            try:
                return self._connected(ip, port)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(last, port)

    def _addresses(self, host: str, port: int) -> list[str]:
        limits = self.budget.limits
        return checked(
            host,
            port,
            resolver=self.resolver,
            seconds=min(limits.connect_seconds, self.budget.seconds_left()),
            allow_loopback=limits.allow_loopback,
        )

    def _connected(self, ip: str, port: int) -> httpcore.NetworkStream:
        seconds = min(self.budget.limits.connect_seconds, self.budget.seconds_left())
        stream = self._net.connect_tcp(ip, port, timeout=seconds)
        self.ip = ip
        return _Stream(self, stream)


class _Stream(httpcore.NetworkStream):
    def __init__(self, wire: Wire, stream: httpcore.NetworkStream) -> None:
        self._wire = wire
        self._stream = stream

    @override
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, timeout=self._wire.budget.seconds_left())
        self._wire.received += data
        self._wire.budget.spend(len(data))
        return data

    @override
    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._wire.sent += buffer
        self._stream.write(buffer, timeout=self._wire.budget.seconds_left())

    @override
    def close(self) -> None:
        self._stream.close()

    @override
    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = min(self._wire.budget.limits.connect_seconds, self._wire.budget.seconds_left())
        return _Stream(self._wire, self._stream.start_tls(ssl_context, server_hostname, seconds))

    @override
    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

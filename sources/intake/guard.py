"""Which addresses may be asked at all: the public web, and nothing inside."""

import socket
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread

from sources.intake.errors import AddressRefused, TimedOut, Unreachable

type Resolver = Callable[[str, int], Sequence[str]]

WEB_PORTS = frozenset({80, 443})
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
# protocol assignments and Teredo, documentation, 6to4: none of them a site of its own
_NEVER = tuple(
    IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48")
)
_RELAY_6TO4 = int(IPv4Address("192.88.99.0"))


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Every address the machine's resolver has for a name. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(host: str, port: int, *, resolver: Resolver, seconds: float, allow_loopback: bool) -> list[str]:
    """The addresses of `host`, each of them fit to be connected to: a name with one inside address is
    refused whole. Raises AddressRefused, Unreachable, TimedOut."""
    found = [ip_address(text) for text in _resolved(host, port, resolver, seconds)]
    if not found:
        raise Unreachable(f"There is no site called {host}. Check the link for a slip.")
    if allow_loopback and all(_plain(ip).is_loopback for ip in found):
        return [str(ip) for ip in found]
    if not all(is_public(ip) for ip in found):
        raise AddressRefused(
            f"{host} is not on the public web. Only public pages can be kept; enter this source by hand."
        )
    if port not in WEB_PORTS:
        raise AddressRefused(
            f"The link asks for port {port}, which is not the web's. Enter this source by hand."
        )
    return [str(ip) for ip in found]


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Whether the address, or the one it carries inside (mapped, NAT64), is a public host's."""
    plain = _plain(ip)
    if isinstance(plain, IPv4Address):
        relay = int(plain) >> 8 == _RELAY_6TO4 >> 8
        return plain.is_global and not plain.is_multicast and not plain.is_reserved and not relay
    if plain.scope_id is not None or plain not in _GLOBAL_UNICAST or any(plain in net for net in _NEVER):
        return False
    return plain.is_global


def _plain(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(ip, IPv4Address):
        return ip
    if ip.scope_id is None and ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip


def _resolved(host: str, port: int, resolver: Resolver, seconds: float) -> Sequence[str]:
    try:
        return [str(ip_address(host))]
    except ValueError:
        pass
    answer: Future[Sequence[str]] = Future()
    # the system's resolver takes no time limit; a thread of its own can be left behind
    Thread(target=_answer, args=(answer, resolver, host, port), daemon=True).start()
    try:
        return answer.result(seconds)
    except TimeoutError:
        raise TimedOut(f"Nobody could say in time where {host} is. Try again in a minute.") from None
    except (OSError, UnicodeError):
        raise Unreachable(f"There is no site called {host}. Check the link for a slip.") from None


def _answer(answer: Future[Sequence[str]], resolver: Resolver, host: str, port: int) -> None:
    try:
        answer.set_result(resolver(host, port))
    except BaseException as error:  # noqa: BLE001 # handed on to the thread that waits
        answer.set_exception(error)

"""Whose a host is: the part of it that somebody registered, and what lies under a host many share."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address
from typing import NamedTuple

# Whoever signs up there gets a name of their own under them; the public list leaves these out.
_SHARED = frozenset({
    "beehiiv.com", "canalblog.com", "dreamwidth.org", "ghost.io", "itch.io", "livejournal.com",
    "medium.com", "over-blog.com", "posthaven.com", "substack.com", "tumblr.com", "typepad.com",
    "wordpress.com",
})  # fmt: skip
# The shared host's own names.
_HOUSE = frozenset({"about", "blog", "help", "m", "mobile", "on", "open", "policy", "support", "www"})


class Suffixes(NamedTuple):
    """What many lie under, by host: `registries` are those of countries and the like (`co.uk`);
    `every` also has those that companies let out (`github.io`)."""

    every: Callable[[str], str]
    registries: Callable[[str], str]


def site(host: str, suffixes: Suffixes) -> str:
    """The domain whoever runs `host` registered: `news.example.co.uk` is at `example.co.uk`.

    "" where nobody did: `host` is empty, or a suffix itself.
    """
    host = _plain(host)
    if _is_machine(host):
        return host
    own = tenant(host, suffixes)
    return own or ("" if suffixes.every(host) == host else _under(host, suffixes.registries(host)))


def tenant(host: str, suffixes: Suffixes) -> str:
    """The part of `host` that is somebody's own on a host they share: `a.github.io`; "" for none."""
    host = _plain(host)
    shared = "" if _is_machine(host) else _shared(host, suffixes)
    own = _under(host, shared) if shared else ""
    return "" if own.split(".")[0] in _HOUSE else own


def landlord(tenant: str) -> str:
    """The shared host a tenant's part lies under."""
    return tenant.partition(".")[2]


def _plain(host: str) -> str:
    return host.lower().strip().rstrip(".")


def _shared(host: str, suffixes: Suffixes) -> str:
    """The shared host that `host` is or lies under, "" for none."""
    labels = host.split(".")
    listed = (".".join(labels[start:]) for start in range(len(labels) - 1))
    every = suffixes.every(host)
    let_out = every if every != suffixes.registries(host) else ""
    return next((name for name in listed if name in _SHARED), let_out)


def _under(host: str, suffix: str) -> str:
    """`suffix` and the label of `host` before it; "" where there is none."""
    before = host.removesuffix(suffix).rstrip(".").rpartition(".")[2] if suffix else ""
    return f"{before}.{suffix}" if before else ""


def _is_machine(host: str) -> bool:
    """An IP address or a bare name: nothing lies above it."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return bool(host) and "." not in host
    return True

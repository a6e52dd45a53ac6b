"""The chain the ledger is: each edition's digest covers its own fields and the digest before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from stories.rules.snapshot import digest

GENESIS = f"sha256:{'0' * 64}"


@dataclass(frozen=True)
class Link:
    """One edition as stored: its place, what it says the one before was, its own digest, all it seals."""

    entry: int
    previous: str
    digest: str
    sealed: Mapping[str, Any]


@dataclass(frozen=True)
class Break:
    """The first entry that does not hold, and what is wrong with it."""

    entry: int
    what: str


def seal(sealed: Mapping[str, Any], previous: str) -> str:
    """The digest of an edition's fields and of the edition before it."""
    return digest({"previous": previous, **sealed})


def first_break(links: Iterable[Link], length: int, head: str) -> Break | None:
    """The first break of a chain that should have `length` links and end in `head`; None when it holds."""
    previous, entry = GENESIS, 0
    for link in links:
        broken = wrong(link, entry + 1, previous)
        if broken:
            return broken
        entry, previous = link.entry, link.digest
    if entry != length:
        return Break(entry + 1, f"is missing: the ledger counts {length} editions, {entry} are here")
    if previous != (head or GENESIS):
        return Break(entry, "is not the edition the ledger ends with")
    return None


def wrong(link: Link, expected: int, previous: str) -> Break | None:
    """What does not hold of one link that should stand at `expected`, on the digest `previous`."""
    if link.entry != expected:
        return Break(expected, f"is missing: entry {link.entry} follows in its place")
    if link.previous != previous:
        return Break(link.entry, "does not follow on the edition before it")
    if seal(link.sealed, link.previous) != link.digest:
        return Break(link.entry, "was altered: what it holds no longer fits its digest")
    return None

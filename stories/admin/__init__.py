from . import (
    derivation,
    home,
    house,
    ledger,
    log,
    people,
    proposal,
    publisher,
    reference,
    reports,
    story,
    wire,
)

__all__ = [
    "derivation",
    "home",
    "house",
    "ledger",
    "log",
    "people",
    "proposal",
    "publisher",
    "reference",
    "reports",
    "story",
    "wire",
]

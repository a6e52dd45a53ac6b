from . import derivation, home, house, ledger, people, proposal, publisher, reference, story, wire

__all__ = [
    "derivation",
    "home",
    "house",
    "ledger",
    "people",
    "proposal",
    "publisher",
    "reference",
    "story",
    "wire",
]

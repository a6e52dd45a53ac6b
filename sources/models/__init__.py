from .derivation import Derivation
from .feed import Feed, Signal, Term
from .human import HumanSource, Identity, Knower, Opening
from .prints import Fingerprint, PageLink
from .publisher import Domain, Publisher
from .reference import Address, Correction, Reference
from .retrieval import Retrieval
from .watch import Change, Watch

__all__ = [
    "Address",
    "Change",
    "Correction",
    "Derivation",
    "Domain",
    "Feed",
    "Fingerprint",
    "HumanSource",
    "Identity",
    "Knower",
    "Opening",
    "PageLink",
    "Publisher",
    "Reference",
    "Retrieval",
    "Signal",
    "Term",
    "Watch",
]

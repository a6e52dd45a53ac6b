from .derivation import Derivation
from .human import HumanSource
from .publisher import Domain, Publisher
from .reference import Address, Reference
from .retrieval import Retrieval

__all__ = [
    "Address",
    "Derivation",
    "Domain",
    "HumanSource",
    "Publisher",
    "Reference",
    "Retrieval",
]

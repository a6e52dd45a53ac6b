"""Two references beside each other, whichever story cites them."""

from __future__ import annotations

from sources.models import Reference
from sources.rules.layers import Join, layers

from .rows import owners, resting
from .weigh import source, steps


def joined(one: Reference, other: Reference) -> Join | None:
    """Why the two are one layer by themselves, numbered 1 and 2; None when they are two."""
    both = (one, other)
    owned = owners(reference.publisher for reference in both if reference.publisher)
    sources = [source(key, reference, owned) for key, reference in enumerate(both, start=1)]
    found = layers(sources, steps(resting(both)))
    return found[0].joins[0] if len(found) == 1 else None

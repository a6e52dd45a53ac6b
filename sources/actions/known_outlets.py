from __future__ import annotations

from functools import lru_cache

from sources.models import Publisher
from sources.rules.outlets import Outlets, spellings

REPORTING = (Publisher.Kind.OUTLET, Publisher.Kind.WIRE)


def known_outlets() -> Outlets:
    """Every publisher that reports, by the names others write it under; its key is its own name."""
    reporting = Publisher.objects.filter(kind__in=REPORTING).order_by("pk")
    return _compiled(tuple(reporting.values_list("name", flat=True)))


# Making thousands of names ready takes far longer than reading them, and they seldom change.
@lru_cache(maxsize=2)
def _compiled(names: tuple[str, ...]) -> Outlets:
    return Outlets({name: spellings(name) for name in names})

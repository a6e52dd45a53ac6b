from __future__ import annotations

from itertools import count

from django.utils.text import slugify

from sources.models import Domain, Publisher
from sources.rules.canonical import host

# They lead to everybody's pages, so they say nothing of who publishes one.
RESOLVERS = frozenset(
    {"archive.is", "archive.ph", "archive.today", "bit.ly", "doi.org", "t.co", "web.archive.org"}
)


def find_publisher(url: str, name: str) -> Publisher | None:
    """Who publishes at `url`: by its domain, else by name, else made from both; None without either.

    Part of keeping a reference: whoever calls it holds the transaction and has asked for permission.
    """
    at = _own_host(url)
    found = Publisher.objects.at(at) if at else None
    if found is None and name.strip():
        found = Publisher.objects.filter(name__iexact=name.strip()).first()
    if found is None and (at or name.strip()):
        found = _make(name.strip() or at)
        if at:
            Domain.objects.get_or_create(host=at, defaults={"publisher": found})
    return found


def _own_host(url: str) -> str:
    """The host of `url`, "" where it publishes nothing of its own."""
    at = host(url) if url else ""
    return "" if at in RESOLVERS else at


def _make(name: str) -> Publisher:
    return Publisher.objects.create(name=name[:200], slug=_free_slug(name[:190]), confidence=1)


def _free_slug(name: str) -> str:
    stem = slugify(name) or "publisher"
    tries = (stem if n == 1 else f"{stem}-{n}" for n in count(1))
    return next(slug for slug in tries if not Publisher.objects.filter(slug=slug).exists())

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from sources.models import Domain, Feed, Publisher
from sources.rules.directory import PublisherRow, parse

STARTER = Path(__file__).parent.parent / "data" / "publishers.csv"
# A row and the publisher the newsroom keeps are held against each other by these, and domains and owner.
ALIKE = ("name", "kind", "homepage", "country", "language", "as_of", "confidence", "note")


@dataclass(frozen=True)
class Loaded:
    """What a loading did: publishers added, those the newsroom had already, and of these, by name,
    the ones it keeps otherwise than the file; `feeds` were added to be polled."""

    added: int
    left: int
    differing: tuple[str, ...]
    feeds: int


def directory(file: Path = STARTER) -> Iterator[PublisherRow]:
    """The publishers a CSV file lists; without one, those the project comes with."""
    with file.open(encoding="utf-8", newline="") as lines:
        yield from parse(lines)


def load_publishers(rows: Iterable[PublisherRow], *, feeds: bool = False) -> Loaded:
    """Add the publishers not known yet, with owners and domains; with `feeds`, also what they publish by.

    Part of setting a newsroom up, from its command line. Whoever is known already, by
    slug, name or domain, stays exactly as the newsroom keeps it, and so does every feed.
    """
    rows = list(rows)
    with transaction.atomic():
        known = _known(rows)
        new = [row for row in rows if row.slug not in known]
        differing = tuple(_differing((row for row in rows if row.slug in known), known))
        Publisher.objects.bulk_create(map(_publisher, new))
        ids = known | dict(_ids([row.slug for row in new]))
        _own(new, {row.name: ids[row.slug] for row in rows})
        Domain.objects.bulk_create(
            Domain(host=host, publisher_id=ids[row.slug]) for row in new for host in row.domains
        )
        polled = _add_feeds(rows, ids) if feeds else 0
    return Loaded(len(new), len(known), differing, polled)


def _known(rows: Iterable[PublisherRow]) -> dict[str, int]:
    """Slugs of the rows for publishers that are there, whatever their slug is by now."""
    slugs = dict(Publisher.objects.values_list("slug", "pk"))
    names = {name.casefold(): pk for name, pk in Publisher.objects.values_list("name", "pk")}
    hosts = dict(Domain.objects.values_list("host", "publisher_id"))
    found = {
        row.slug: [slugs.get(row.slug), names.get(row.name.casefold()), *map(hosts.get, row.domains)]
        for row in rows
    }
    return {slug: next(pk for pk in there if pk) for slug, there in found.items() if any(there)}


def _differing(rows: Iterable[PublisherRow], known: Mapping[str, int]) -> Iterator[str]:
    """Names, as the newsroom has them, of those it keeps otherwise than their row."""
    held = Publisher.objects.select_related("owner").prefetch_related("domains").in_bulk(set(known.values()))
    for row in rows:
        publisher = held[known[row.slug]]
        same = all(getattr(publisher, name) == getattr(row, name) for name in ALIKE)
        owner = publisher.owner.name if publisher.owner else ""
        if not same or owner != row.owner or {d.host for d in publisher.domains.all()} != set(row.domains):
            yield publisher.name


def _ids(slugs: Iterable[str]) -> Iterator[tuple[str, int]]:
    yield from Publisher.objects.filter(slug__in=list(slugs)).values_list("slug", "pk")


def _own(rows: Iterable[PublisherRow], ids: Mapping[str, int]) -> None:
    owners = {row.slug: ids[row.owner] for row in rows if row.owner}
    owned = list(Publisher.objects.filter(slug__in=list(owners)))
    for publisher in owned:
        publisher.owner_id = owners[publisher.slug]
    Publisher.objects.bulk_update(owned, ["owner"])


def _publisher(row: PublisherRow) -> Publisher:
    return Publisher(
        name=row.name,
        slug=row.slug,
        kind=row.kind,
        homepage=row.homepage,
        country=row.country,
        language=row.language,
        as_of=row.as_of,
        confidence=row.confidence,
        note=row.note,
    )


def _add_feeds(rows: Iterable[PublisherRow], ids: Mapping[str, int]) -> int:
    """A paused or closed feed stays so: what is there by its address is left alone."""
    there = set(Feed.objects.values_list("url", flat=True))
    new = {
        url: Feed(url=url, title=row.name, publisher_id=ids[row.slug])
        for row in rows
        for url in row.feeds
        if url not in there
    }
    return len(Feed.objects.bulk_create(new.values()))

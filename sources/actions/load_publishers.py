from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.db import transaction

from sources.models import Domain, Publisher
from sources.rules.directory import PublisherRow, parse

STARTER = Path(__file__).parent.parent / "data" / "publishers.csv"


def directory(file: Path = STARTER) -> Iterator[PublisherRow]:
    """The publishers a CSV file lists; without one, those the project comes with."""
    with file.open(encoding="utf-8", newline="") as lines:
        yield from parse(lines)


def load_publishers(rows: Iterable[PublisherRow]) -> int:
    """Add the publishers not known yet, with owners and domains; their number.

    Part of setting a newsroom up, from its command line. Whoever is known already, by
    slug, name or domain, stays exactly as the newsroom keeps it.
    """
    rows = list(rows)
    with transaction.atomic():
        known = _known(rows)
        new = [row for row in rows if row.slug not in known]
        Publisher.objects.bulk_create(map(_publisher, new))
        ids = known | dict(_ids([row.slug for row in new]))
        _own(new, {row.name: ids[row.slug] for row in rows})
        Domain.objects.bulk_create(
            Domain(host=host, publisher_id=ids[row.slug]) for row in new for host in row.domains
        )
    return len(new)


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

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction

from sources.actions.read_texts import canonical_elsewhere
from sources.models import Fingerprint, PageLink, Reference
from sources.rules.canonical import NotALink, canonical
from sources.rules.prints import prints

MOST_LINKS = 200
LONGEST = 2000


def remember_text(reference: Reference, links: Iterable[str] = ()) -> None:
    """Note what finds a reference again: prints of its text, and the addresses the text links to.

    Part of keeping it and of every change of its text; done twice it is the same. `links` replace
    those noted before, the first 200 count. Prints of an earlier text stay: who copied that is found too.
    """
    with transaction.atomic():
        Fingerprint.objects.bulk_create(
            [Fingerprint(print=value, reference=reference) for value in prints(reference.text)],
            ignore_conflicts=True,
        )
        # An original that the page names may be kept later; then it is found from that side.
        originals = canonical_elsewhere([reference])[reference.pk]
        noted = list(islice(dict.fromkeys([*sorted(originals), *_canonical(links)]), MOST_LINKS))
        reference.page_links.exclude(url__in=noted).delete()
        PageLink.objects.bulk_create(
            [PageLink(reference=reference, url=url) for url in noted], ignore_conflicts=True
        )


def _canonical(links: Iterable[str]) -> Iterator[str]:
    for link in links:
        try:
            address = canonical(link)
        except NotALink:
            continue
        if len(address) <= LONGEST:
            yield address

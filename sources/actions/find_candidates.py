"""Which of all kept references a new one may rest on, or they on it: what is worth comparing.

Every door is an indexed look-up of bounded size, so that it costs the same among a million.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import zip_longest

from sources.actions.known_outlets import known_outlets
from sources.actions.look_up_prints import COMMON, look_up_prints
from sources.models import Address, PageLink, Reference
from sources.rules.canonical import NotALink, variants
from sources.rules.prints import ASKED, prints

MOST = 50
LEAST_COMMON_SHARED = 3
LINKED = 20
CREDITED = 20
BYLINE = 10
NAMED_IN = 20_000  # letters: who is named later is not who it rests on
DAYS_BEFORE, DAYS_AFTER = timedelta(days=10), timedelta(days=2)


def candidates(reference: Reference) -> list[Reference]:
    """At most 50 kept references that share text, a link, a credited publisher or a byline with this one.

    The likeliest of each kind come first; which of them it rests on, if any, is not said here.
    """
    doors = (_linked_to(reference), _linking_here(reference), sharing_prints(reference), *_near(reference))
    found = dict.fromkeys(pk for row in zip_longest(*doors) for pk in row if pk is not None)
    found.pop(reference.pk, None)
    first = list(found)[:MOST]
    kept = Reference.objects.select_related("publisher").in_bulk(first)
    return [kept[pk] for pk in first]


def _linked_to(reference: Reference) -> list[int]:
    """What its text links to, and the original that its page names as its canonical address."""
    noted = reference.page_links.order_by("pk").values_list("url", flat=True)
    known = Address.objects.filter(url__in=_forms(noted)).order_by("-reference")
    return list(known.values_list("reference", flat=True).distinct()[:LINKED])


def _linking_here(reference: Reference) -> list[int]:
    own = reference.addresses.values_list("url", flat=True)
    links = PageLink.objects.filter(url__in=_forms(own)).order_by("-pk")
    return list(links.values_list("reference", flat=True)[:LINKED])


def _forms(urls: Iterable[str]) -> list[str]:
    """Every address that very probably names one of these pages."""
    found: dict[str, None] = {}
    for url in urls:
        try:
            found |= dict.fromkeys(variants(url))
        except NotALink:
            continue
    return list(found)


def sharing_prints(reference: Reference) -> list[int]:
    """Ids of the references whose prints stand in this one's text, those that share most of it first.

    A print weighs less the more texts carry it; what shares only common ones shares at least three.
    """
    asked = prints(reference.text, ASKED)
    weights: dict[int, float] = {}
    shared: dict[int, int] = {}
    for carriers in look_up_prints(asked):
        others = [pk for pk in carriers if pk != reference.pk]
        for pk in others:
            weights[pk] = weights.get(pk, 0) + 1 / len(others)
            shared[pk] = shared.get(pk, 0) + (LEAST_COMMON_SHARED if len(others) < COMMON else 1)
    enough = (pk for pk in weights if shared[pk] >= LEAST_COMMON_SHARED)
    return sorted(enough, key=lambda pk: (-weights[pk], -pk))[:MOST]


def _near(reference: Reference) -> Iterator[list[int]]:
    """What a publisher it names has reported within days, and what others have under the same byline."""
    when = reference.published_at
    if when is None:
        return
    near = Reference.objects.filter(published_at__range=(when - DAYS_BEFORE, when + DAYS_AFTER))
    if reference.publisher_id:  # what it has itself is one layer with it anyway
        near = near.exclude(publisher=reference.publisher_id)
    near = near.exclude(pk=reference.pk).order_by("-published_at", "-pk")
    named = known_outlets().found(f"{reference.title}\n{reference.text[:NAMED_IN]}")
    credited = near.filter(publisher__name__in={naming.key for naming in named})
    yield list(credited.values_list("pk", flat=True)[:CREDITED])
    if reference.author:
        yield list(near.filter(author=reference.author).values_list("pk", flat=True)[:BYLINE])

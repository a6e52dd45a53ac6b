from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sources.models import Address, PageLink, Reference, Retrieval
from sources.rules.canonical import NotALink, canonical, variants
from sources.rules.outlets import spellings
from sources.rules.reuse import Text


@dataclass(frozen=True, slots=True)
class Read:
    """References as what is compared, by id. `elsewhere` gives the kept references whose address a page
    names as its canonical one: {id: {their id: the address}}."""

    texts: Mapping[int, Text]
    elsewhere: Mapping[int, Mapping[int, str]]


def read_texts(references: Iterable[Reference]) -> Read:
    """Three queries, however many references."""
    given = list(references)
    named = canonical_elsewhere(given)
    links: dict[int, list[str]] = defaultdict(list)
    for pk, url in PageLink.objects.filter(reference__in=given).values_list("reference", "url"):
        if url not in named[pk]:
            links[pk].append(url)
    return Read({one.pk: _text(one, links[one.pk]) for one in given}, _originals(named))


def canonical_elsewhere(references: Iterable[Reference]) -> dict[int, set[str]]:
    """For each id the addresses its page named as its own canonical one, by every copy we hold."""
    named: dict[int, set[str]] = defaultdict(set)
    retrievals = Retrieval.objects.filter(reference__in=references)
    for pk, address in retrievals.values_list("reference", "facts__canonical_url__value"):
        try:
            named[pk] |= {canonical(address)} if address else set()
        except NotALink:
            continue
    return named


def _originals(named: Mapping[int, set[str]]) -> dict[int, dict[int, str]]:
    forms = {form: address for address in set().union(*named.values()) for form in variants(address)}
    kept = dict(Address.objects.filter(url__in=forms).values_list("url", "reference"))
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for pk, addresses in named.items():
        for url, origin in kept.items():
            if forms[url] in addresses and origin != pk:
                found[pk][origin] = forms[url]
    return found


def _text(reference: Reference, links: Iterable[str]) -> Text:
    publisher = reference.publisher
    return Text(
        title=reference.title,
        text=reference.text,
        names=spellings(publisher.name) if publisher else (),
        # Whose name both bear is told in words, to readers too.
        author="" if reference.withholds_sender else reference.author,
        published=reference.published_at,
        url=reference.url or "",
        links=tuple(links),
    )

"""The sources that published stories rest on: a directory, and a page for each.

All of it is counted from editions. A publisher that stands behind confidential items alone is in none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.http import Http404, HttpRequest, HttpResponse

from sources.models import Publisher
from stories.models import CatalogueTally, Label

from .lists import Listing, river
from .pages import readers_page, show
from .paging import turn
from .resting import resting
from .shelf import Fared, Kind, fared, heading, printable
from .structured import as_data, source_data

SIZE, OWNED = 30, 8
BY_NAME = (Lower("name"), "pk")
SORTS: Mapping[str, tuple[Any, ...]] = {"stories": ("-stories", *BY_NAME), "name": BY_NAME}


@dataclass(frozen=True)
class Line:
    """A source in the directory."""

    slug: str
    name: str
    owner: str
    about: str
    stories: int
    firsts: int
    rests: int
    carries: int
    fared: Fared


@readers_page
def directory(request: HttpRequest) -> HttpResponse:
    """?q= keeps names, owners and descriptions that hold its words, ?sort= is "stories" or "name".

    A description stands beside its name where somebody looks for words: it may be why it was found.
    """
    sort, words = request.GET.get("sort", "stories"), printable(request.GET.get("q", "")).strip()[:100]
    if sort not in SORTS:
        raise Http404("Sources are sorted by stories or by name.")
    found = named(words)
    page = turn(request.GET.get("page", ""), found.count(), SIZE)
    context = {
        "here": "sources",
        "lines": lines(found.order_by(*SORTS[sort])[page.start : page.start + SIZE], say=bool(words)),
        "page": page,
        "sort": sort,
        "words": words,
    }
    return show(request, "sources.html", context)


def named(words: str) -> QuerySet[CatalogueTally]:
    found = CatalogueTally.objects.filter(kind=Kind.SOURCE)
    for word in words.split():
        said = Publisher.objects.filter(about__icontains=word).order_by().values("slug")
        found = found.filter(Q(name__icontains=word) | Q(owner__icontains=word) | Q(slug__in=said))
    return found


def lines(rows: QuerySet[CatalogueTally], *, say: bool) -> list[Line]:
    """With what is said of each, where `say`."""
    labels, found = list(Label.objects.all()), list(rows)
    described = Publisher.objects.filter(slug__in=[row.slug for row in found] if say else [])
    said = dict(described.exclude(about="").order_by().values_list("slug", "about"))
    return [
        Line(
            *(row.slug, row.name, row.owner, said.get(row.slug, "")),
            *(row.stories, row.firsts, row.rests, row.carries),
            fared=fared(row.since, labels),
        )
        for row in found
    ]


@readers_page
def source(request: HttpRequest, slug: str) -> HttpResponse:
    shelf = heading(Kind.SOURCE, slug)
    if "since" in request.GET:
        return river(request, Listing(shelf))
    publisher = known(slug)
    return river(
        request,
        Listing(shelf),
        template="source.html",
        known=publisher,
        structured=as_data(source_data(shelf, publisher)),
        beside=beside(shelf.owner, slug),
        resting=resting(slug),
    )


def known(slug: str) -> Publisher | None:
    """Its kind and domains, as the newsroom has them today; None where it goes by another name now."""
    return Publisher.objects.prefetch_related("domains").filter(slug=slug).first()


def beside(owner: str, slug: str) -> Sequence[Mapping[str, Any]]:
    """Other sources of published stories under the same owner."""
    if not owner:
        return []
    rows = CatalogueTally.objects.filter(kind=Kind.SOURCE, owner=owner).exclude(slug=slug)
    return list(rows.order_by("-stories", "name").values("slug", "name")[:OWNED])

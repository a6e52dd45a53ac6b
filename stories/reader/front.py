"""Lists of stories: the front page, a section, a label, a tag, an author."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from .lists import Listing, river
from .near_tags import near_tags
from .pages import readers_page, sections
from .shelf import Kind, heading, shelf


@readers_page
def front(request: HttpRequest) -> HttpResponse:
    return river(request, Listing(shelf(Kind.ALL)))


@readers_page
def section(request: HttpRequest, slug: str) -> HttpResponse:
    every = sections()
    here = next((one for one in every if one.slug == slug), None)
    if here is None:
        raise Http404("No section stands at this address.")
    return river(request, Listing(shelf(Kind.SECTION, slug), section=here), every)


@readers_page
def label(request: HttpRequest, slug: str) -> HttpResponse:
    return river(request, Listing(shelf(Kind.ALL), label=slug))


@readers_page
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    listing = Listing(heading(Kind.TAG, slug))
    if "since" in request.GET:
        return river(request, listing)
    return river(request, listing, near=near_tags(slug))


@readers_page
def author(request: HttpRequest, slug: str) -> HttpResponse:
    return river(request, Listing(heading(Kind.AUTHOR, slug)))

"""What the newsroom says of itself: its policies, who owns it, who writes, how to reach it."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import strip_tags

from stories.models import Author, CatalogueHeading, Page
from stories.rules.page import FILL_IN

from .body import Body, read_body
from .pages import readers_page, show
from .paging import SIZE, turn

MASTHEAD = "masthead"


@dataclass(frozen=True)
class Opening:
    """A page in the list of them, by its first sentence; "" where that is still to be written."""

    page: Page
    says: str


@readers_page
def about(request: HttpRequest) -> HttpResponse:
    every = [Opening(page, opening(page.body)) for page in Page.objects.all()]
    return show(request, "about.html", {"here": "about", "openings": every})


@readers_page
def about_page(request: HttpRequest, slug: str) -> HttpResponse:
    page = Page.objects.filter(slug=slug).first()
    if page is None:
        raise Http404("We have no page of that name.")
    body = read_body(page.body)
    told = {"here": "about", "page": page, "body": body, "says": opening(page.body)}
    return show(request, "about_page.html", {**told, **masthead(request, page)})


def masthead(request: HttpRequest, page: Page) -> dict[str, object]:
    """For the page that lists them: who signed what readers see. Nobody who has only drafts is among them."""
    if page.slug != MASTHEAD:
        return {}
    signed = CatalogueHeading.objects.filter(
        kind=CatalogueHeading.Kind.AUTHOR, slug=OuterRef("slug"), is_now=True
    )
    authors = Author.objects.filter(Exists(signed))
    turned = turn(request.GET.get("page", ""), authors.count())
    return {"turned": turned, "authors": authors[turned.start : turned.start + SIZE]}


def opening(body: str) -> str:
    first = first_paragraph(read_body(body))
    return "" if FILL_IN in first else first


def first_paragraph(body: Body) -> str:
    _, _, rest = str(body.html).partition("<p>")
    return " ".join(unescape(strip_tags(rest.partition("</p>")[0])).split())

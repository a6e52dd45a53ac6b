"""Where everything is, for those who collect it: an index, the stories in blocks, and what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import F, Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from stories.models import CatalogueEntry, CatalogueTally, Edition, Label, Section
from stories.templatetags.feeds import has_page

from .feed_items import absolute, plain
from .pages import readers_page
from .structured_policies import POLICIES

# What is in a block stays in it for good, so that most of them stay as they are from day to day.
BLOCK = 5000
NAMED = (CatalogueTally.Kind.TAG, CatalogueTally.Kind.AUTHOR, CatalogueTally.Kind.SOURCE)
# Google's: only what was first published so lately, and at most so many.
NEW, MOST_NEW = timedelta(days=2), 1000
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
CHINESE = {"zh-cn", "zh-tw"}
LISTS = ("/sources/", "/corrections/")


@readers_page
def index(request: HttpRequest) -> HttpResponse:
    """Two questions, answered by indexes of the database: of each block of stories, when it last changed;
    and which blocks of named lists there are."""
    blocks = (
        CatalogueEntry.objects.order_by()
        .values(block=F("pk") / BLOCK)
        .annotate(changed=Max("published_at"))
        .order_by("block")
        .values_list("block", "changed")
    )
    of_pages = sitemap(reverse("reader:sitemap_pages"), None)
    of_stories = [sitemap(reverse("reader:sitemap_stories", args=[n]), at) for n, at in blocks]
    named = named_lists().order_by().values_list(F("pk") / BLOCK, flat=True).distinct()
    of_lists = [sitemap(reverse("reader:sitemap_lists", args=[n]), None) for n in sorted(named)]
    return xml("sitemapindex", SITEMAP, [of_pages, *of_lists, *of_stories])


@readers_page
def stories(request: HttpRequest, number: int) -> HttpResponse:
    block = CatalogueEntry.objects.filter(pk__gte=number * BLOCK, pk__lt=(number + 1) * BLOCK)
    rows = block.order_by("pk").values_list("edition__slug", "published_at")
    found = [url(reverse("reader:story", args=[slug]), at) for slug, at in rows]
    if not found:
        raise Http404("There is no such block.")
    return xml("urlset", SITEMAP, found)


@readers_page
def lists(request: HttpRequest, number: int) -> HttpResponse:
    """Tags, authors and sources that stories stand under now."""
    block = named_lists().filter(pk__gte=number * BLOCK, pk__lt=(number + 1) * BLOCK)
    found = [
        url(reverse(f"reader:{kind}", args=[slug]), None)
        for kind, slug in block.order_by("pk").values_list("kind", "slug")
    ]
    if not found:
        raise Http404("There is no such block.")
    return xml("urlset", SITEMAP, found)


def named_lists() -> QuerySet[CatalogueTally]:
    return CatalogueTally.objects.filter(kind__in=NAMED, stories__gt=0)


@readers_page
def pages(request: HttpRequest) -> HttpResponse:
    """What is no story: lists, labels, sections, and the newsroom on itself."""
    paths = [reverse(f"reader:{name}") for name in ("front", "labels", "feeds")]
    paths += [reverse("reader:section", args=[one.slug]) for one in Section.objects.all()]
    paths += [reverse("reader:label", args=[one.slug]) for one in Label.objects.filter(publishable=True)]
    paths += [path for path in (*LISTS, *(one.path for one in POLICIES)) if has_page(path)]
    return xml("urlset", SITEMAP, [url(path, None) for path in dict.fromkeys(paths)])


@readers_page
def news(request: HttpRequest) -> HttpResponse:
    """First published within two days; what is withdrawn is no news any more."""
    since = timezone.now() - NEW
    # A story that began lately was published lately, and by that the catalogue has an index.
    late = CatalogueEntry.objects.filter(published_at__gte=since).exclude(label__place=Label.Place.RETRACTED)
    rows = (
        Edition.objects.filter(pk__in=late.values("edition"), first_published_at__gte=since)
        .newest_first()
        .values_list("slug", "headline", "first_published_at", "content__language")[:MOST_NEW]
    )
    return xml("urlset", f"{SITEMAP} {NEWS}", [news_url(*row) for row in rows])


def xml(root: str, names: str, parts: Iterable[str]) -> HttpResponse:
    told = "".join(
        ['<?xml version="1.0" encoding="UTF-8"?>\n', f"<{root} {names}>\n", *parts, f"</{root}>\n"]
    )
    return HttpResponse(told, content_type="application/xml; charset=utf-8")


def sitemap(path: str, changed: datetime | None) -> str:
    return f"<sitemap>{''.join(where(path, changed))}</sitemap>\n"


def url(path: str, changed: datetime | None) -> str:
    return f"<url>{''.join(where(path, changed))}</url>\n"


def where(path: str, changed: datetime | None) -> Iterator[str]:
    yield f"<loc>{escape(absolute(path))}</loc>"
    if changed:
        yield f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>"


def news_url(slug: str, headline: str, at: datetime, language: str) -> str:
    told = {
        "publication_date": at.isoformat(timespec="seconds"),
        "title": headline,
    }
    name = f"<news:name>{escape(plain(settings.NEWSROOM_NAME))}</news:name>"
    publication = f"{name}<news:language>{iso_639(language)}</news:language>"
    facts = "".join(f"<news:{tag}>{escape(plain(text))}</news:{tag}>" for tag, text in told.items())
    place = "".join(where(reverse("reader:story", args=[slug]), None))
    inside = f"<news:publication>{publication}</news:publication>{facts}"
    return f"<url>{place}<news:news>{inside}</news:news></url>\n"


def iso_639(language: str) -> str:
    """The language without its region, but for the two that Google tells apart."""
    tag = language.lower()
    first = tag if tag in CHINESE else tag.split("-")[0]
    return (
        first if first in CHINESE or (first.isascii() and first.isalpha() and 2 <= len(first) <= 3) else "en"
    )

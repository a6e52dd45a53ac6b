"""The feeds: of the site, of each section, tag, label, author, source and story, and of what was mended."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from stories.models import CatalogueEntry, CatalogueHeading, Edition, Label, Section
from stories.models.edition import EditionQuerySet

from .feed_items import COLUMNS, FACTS, edition_item, mend_item, of_edition, readable, story_item, story_items
from .feed_of import Feed, answer
from .mends import mends
from .pages import readers_page
from .shelf import DESCRIBED, about
from .story import standing_at

SIZE = 30
MENDS = 60
ABOUT = "News that says how sure it is, what it rests on, and how that changed."
GROWTH = "How this story grew: an item for each of its editions."
HEADINGS = {
    "tag": "Stories on {}",
    "author": "Stories by {}",
    "source": "Stories that rest on {}",
}


@readers_page
def front_feed(request: HttpRequest, kind: str) -> HttpResponse:
    items = story_items(Edition.objects.live(), SIZE)
    return answer(Feed("", ABOUT, reverse("reader:front"), items), kind)


@readers_page
def section_feed(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    section = get_object_or_404(Section, slug=slug)
    items = story_items(Edition.objects.live().filter(section_slug=slug), SIZE)
    page = reverse("reader:section", args=[slug])
    return answer(Feed(section.name, section.about or section.angle, page, items), kind)


@readers_page
def label_feed(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Stories that hold the label, and those withdrawn since: who was told must hear of it here, too."""
    labels = list(Label.objects.filter(publishable=True))
    label = next((one for one in labels if one.slug == slug), None)
    if label is None:
        raise Http404("No label has this name.")
    gone = [one.pk for one in labels if one.place == Label.Place.RETRACTED]
    once = Edition.objects.filter(story=OuterRef("story"), label=label)
    now = CatalogueEntry.objects.filter(label=label)
    withdrawn = CatalogueEntry.objects.filter(Exists(once), label__in=gone)
    items = story_items(listed([*newest(now), *newest(withdrawn)]), SIZE)
    page = reverse("reader:label", args=[slug])
    return answer(Feed(label.name, label.meaning, page, items), kind)


@readers_page
def heading_feed(request: HttpRequest, slug: str, kind: str, of: str) -> HttpResponse:
    """Of a tag, an author or a source; of one that no story has today, an empty one."""
    headings = CatalogueHeading.objects.filter(kind=of, slug=slug)
    found = list(headings.order_by("-is_now", "-entry").values_list("entry", "name", "is_now")[:SIZE])
    if not found:
        raise Http404("No story was ever found under this heading.")
    title = HEADINGS[of].format(found[0][1])
    items = story_items(listed([entry for entry, _, is_now in found if is_now]), SIZE)
    said = about(of, slug).first() if of in DESCRIBED else ""
    return answer(Feed(title, said or ABOUT, request.path.rpartition("feed.")[0], items), kind)


@readers_page
def story_feed(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """How the story grew: an item an edition, so that a reader of feeds shows each move of the label as new.

    The newest has the whole text; those before it are told by what they did.
    """
    editions = standing_at(slug)
    rows = [readable(row) for row in editions.order_by("-number").values(*COLUMNS, **FACTS)[:SIZE]]
    if not rows:
        raise Http404("No story stands at this address.")
    live, *before = rows
    if live["slug"] != slug:
        return redirect("reader:story_feed", live["slug"], kind, permanent=True)
    body = editions.order_by("-number").values_list(F("content__body"), flat=True)[0]
    whole = story_item(live)
    gone_at = whole.updated if whole.standing and whole.standing.retracted else None
    items = [edition_item(live, readable(body)), *(edition_item(row, "", gone_at) for row in before)]
    page, name = reverse("reader:story", args=[slug]), of_edition(live["key"], 0)
    return answer(Feed(whole.title, GROWTH, page, items, name), kind)


@readers_page
def corrections_feed(request: HttpRequest, kind: str) -> HttpResponse:
    about = "Every correction, clarification, lowering and retraction, newest first."
    items = [mend_item(mend) for mend in mends(0, MENDS)]
    return answer(Feed("Corrections", about, request.path.rpartition("feed.")[0], items), kind)


def newest(entries: QuerySet[CatalogueEntry]) -> list[int]:
    return list(entries.order_by("-entry").values_list("entry", flat=True)[:SIZE])


def listed(entries: list[int]) -> EditionQuerySet:
    return Edition.objects.filter(entry__in=entries)

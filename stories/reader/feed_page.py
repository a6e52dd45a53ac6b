"""Which feeds there are, for people who read by feed."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from stories.models import Label

from .feed_items import absolute
from .pages import readers_page, sections, show

NAMES = {"atom": "Atom", "rss": "RSS", "json": "JSON Feed"}


@dataclass(frozen=True)
class Offer:
    """`ways` are a feed's formats and whole addresses, as one pastes them into a reader."""

    name: str
    about: str
    ways: tuple[tuple[str, str], ...]


@readers_page
def feeds(request: HttpRequest) -> HttpResponse:
    every = sections()
    mended = "Every correction, clarification, lowering and retraction."
    context = {
        "here": "feeds",
        "sections": every,
        "whole": [
            offer("All stories", "The newest thirty.", "front_feed"),
            offer("Corrections", mended, "corrections_feed"),
        ],
        "by_section": [offer(one.name, one.about or one.angle, "section_feed", one.slug) for one in every],
        "by_label": [
            offer(one.name, one.meaning, "label_feed", one.slug)
            for one in Label.objects.filter(publishable=True)
        ],
    }
    return show(request, "feeds.html", context)


def offer(name: str, about: str, of: str, *slug: str) -> Offer:
    ways = ((word, absolute(reverse(f"reader:{of}", args=[*slug, kind]))) for kind, word in NAMES.items())
    return Offer(name, about, tuple(ways))

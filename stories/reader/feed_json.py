"""JSON Feed 1.1, with how sure the newsroom is under `_corroboration`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from .feed_items import Item, Standing, absolute

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(items: Sequence[Item], *, name: str, about: str, url: str, address: str, **_: Any) -> bytes:
    """A feed's name for good and when it was updated have no place in this format."""
    feed = {
        "version": VERSION,
        "title": name,
        "description": about,
        "home_page_url": url,
        "feed_url": address,
        "favicon": absolute(static("reader/icon.svg")),
        "language": settings.LANGUAGE_CODE,
        "authors": [{"name": settings.NEWSROOM_NAME, "url": absolute("/")}],
        "items": [entry(item) for item in items],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def entry(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [{"name": author} for author in item.authors],
        "tags": [*filter(None, [item.section]), *item.tags],
        "language": item.language,
        "image": absolute(item.picture.src) if item.picture else "",
        "_corroboration": corroboration(item.standing) if item.standing else None,
    }
    return {name: value for name, value in told.items() if value}


def corroboration(standing: Standing) -> dict[str, Any]:
    """`rank` is null beside the ladder; `of` is how many rungs it has."""
    label = standing.label
    return {
        "about": absolute(reverse("reader:labels")),
        "label": {
            "name": label["name"],
            "slug": label["slug"],
            "url": absolute(reverse("reader:label", args=[label["slug"]])),
            "meaning": label["meaning"],
            "rank": label["rank"],
            "of": standing.steps,
        },
        "layers": standing.layers,
        "references": standing.references,
        "edition": standing.edition,
        "retracted": standing.retracted,
    }

"""Tags near to one: those that most often stand on the same stories."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from stories.models import CatalogueHeading

TAG = CatalogueHeading.Kind.TAG
# Of so many of a tag's newest stories: what it stood beside years ago tells nobody what it is near to now.
LOOK_AT, MOST = 60, 5


class Near(NamedTuple):
    name: str
    slug: str


def near_tags(slug: str) -> list[Near]:
    """At most MOST, what shares most stories first. One query.

    It is counted here: asked to group by tag, SQLite would go through the tags of all stories.
    """
    tags = CatalogueHeading.objects.filter(kind=TAG, is_now=True)
    newest = tags.filter(slug=slug).order_by("-entry").values("of")[:LOOK_AT]
    beside = tags.filter(of__in=newest).exclude(slug=slug).order_by()
    rows = list(beside.values_list("slug", "name"))
    stories, names = Counter(slug for slug, _ in rows), dict(rows)
    found = [Near(names[slug], slug) for slug in stories]
    return sorted(found, key=lambda near: (-stories[near.slug], near))[:MOST]

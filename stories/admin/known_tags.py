"""Tags that begin as what is being typed, for the field of a story's tags."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Count, Exists, OuterRef
from django.http import HttpRequest, JsonResponse
from taggit.models import Tag

from newsroom.suggested import MOST, suggestions, typed_in
from stories.admin.for_scripts import for_scripts
from stories.search import STORY_TAGS, matching, words_begin
from stories.tags import tagged
from stories.templatetags.desk import counted


@for_scripts(get=True)
def known_tags(request: HttpRequest, by: User) -> JsonResponse:
    """Of the tags of which a word begins so the first by name, and how many stories open to `by` have each.

    A tag only other people's private drafts have is not told: its name may be what is private.
    """
    asked = typed_in(request.GET.get("q"))
    return suggestions(_found(asked, by) if asked else [])


def _found(asked: str, by: User) -> list[tuple[str, str]]:
    hanging = tagged(by)
    begins = words_begin("name", asked)
    known = matching(Tag.objects.all(), STORY_TAGS, asked).filter(
        begins, Exists(hanging.filter(tag=OuterRef("pk")))
    )
    first = list(known.order_by("name").values_list("pk", flat=True)[:MOST])
    rows = hanging.filter(tag__in=first).values_list("tag__name").annotate(Count("pk")).order_by("tag__name")
    return [(name, counted(stories, "story,stories")) for name, stories in rows]

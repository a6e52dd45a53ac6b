"""What the list of stories shows, as CSV: the same filters, all pages, and no private story at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from newsroom.desk import ModelAdmin, signed_in
from stories.actions.export_stories import export_stories
from stories.admin import csv_lines
from stories.admin.csv_lines import chunks, moment
from stories.admin.story_filters import BylineFilter, Narrowing
from stories.admin.story_rows import Row, rows
from stories.admin.taken_out import understood
from stories.models import Story
from stories.people import display_name
from stories.permissions import may

if TYPE_CHECKING:
    from django.contrib.admin.views.main import ChangeList

COLUMNS = (
    *("story", "headline", "address", "section", "label", "earns", "layers", "references", "state"),
    *("edition", "published", "goes out", "waits since", "unsupported since", "byline", "open comments"),
    *("started", "last change", "by"),
)
# What a story rests on is loaded with it: fewer at once than lines that stand alone.
CHUNK = 250


def export(request: HttpRequest, admin: ModelAdmin) -> HttpResponseBase:
    """What the address asks for, as the list reads it. That it was taken is an event."""
    by = signed_in(request)
    if not may(by, "write"):
        raise PermissionDenied
    asked = understood(request, admin)
    if asked is None:
        messages.error(request, "Not exported: the list has no such filter. Choose again, then export.")
        return HttpResponseRedirect(reverse("admin:stories_story_changelist"))
    export_stories(by=by, asked=words(asked))
    found = asked.queryset.filter(is_private=False)
    return csv_lines.answer(COLUMNS, lines(found), f"stories-{timezone.localdate():%Y-%m-%d}")


def words(asked: ChangeList) -> str:
    """What was asked for, for the record: "state draft, q battery"; "everything" for no filter."""
    specs = (spec for spec in asked.filter_specs if isinstance(spec, Narrowing | BylineFilter))
    told = {str(spec.parameter_name): spec.chosen() for spec in specs} | {"q": asked.query[:200]}
    return ", ".join(f"{name} {value}" for name, value in told.items() if value) or "everything"


def lines(stories: QuerySet[Story]) -> Iterator[tuple[str, ...]]:
    for chunk in chunks(stories, CHUNK):
        yield from map(cells, rows(chunk))


def cells(row: Row) -> tuple[str, ...]:
    story, live, asked = row.story, row.story.live_edition, row.asked
    return (
        str(story.pk),
        story.headline,
        story.slug,
        str(story.section),
        str(row.label),
        str(row.earned),
        str(row.layers),
        str(row.references),
        row.state,
        str(live.number) if live else "",
        moment(live.published_at if live else None),
        moment(asked.publish_at if asked else None),
        moment(asked.proposed_at if asked else None),
        moment(story.unsupported_since),
        ", ".join(row.bylines),
        str(row.comments),
        moment(story.started_at),
        moment(story.saved_at),
        display_name(story.saved_by),
    )

"""What the list of stories shows, as CSV: the same filters, all pages, and no private story at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from newsroom.desk import ModelAdmin, signed_in
from sources.models import Publisher
from stories.actions.export_stories import export_stories
from stories.admin import csv_lines
from stories.admin.csv_lines import chunks, moment
from stories.admin.story_filters import BylineFilter, Narrowing
from stories.admin.story_rows import bylines_of, comments_of, state
from stories.admin.taken_out import understood
from stories.dossier.figures import Counting, Figures
from stories.models import Label, Proposal, Story
from stories.people import display_name
from stories.permissions import may

if TYPE_CHECKING:
    from django.contrib.admin.views.main import ChangeList

COLUMNS = (
    *("story", "headline", "address", "section", "label", "earns", "layers", "references", "state"),
    *("edition", "published", "goes out", "waits since", "unsupported since", "byline", "open comments"),
    *("started", "last change", "by"),
)
# Of a story, in the order of what is told of it below.
TOLD = (
    *("pk", "headline", "slug", "section__name", "live_edition__number", "live_edition__published_at"),
    *(
        "live_edition__label__name",
        "live_edition__label__place",
        "unsupported_since",
        "started_at",
        "saved_at",
        "saved_by_id",
    ),
)
CHUNK = 1000
type Told = Any


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


def lines(stories: QuerySet[Story], size: int = CHUNK) -> Iterator[tuple[str, ...]]:
    """In a number of queries for each `size` stories that does not grow with what they rest on."""
    beside = Beside()
    for chunk in chunks(stories.values_list(*TOLD, named=True), size):
        keys = [story.pk for story in chunk]
        figures, asked = beside.counting.count(keys), _asked(keys)
        bylines, comments = bylines_of(keys), comments_of(keys)
        for story in chunk:
            signed = ", ".join(bylines.get(story.pk, ()))
            counted = (signed, str(comments.get(story.pk, 0)))
            yield beside.cells(story, figures[story.pk], asked.get(story.pk, NOTHING), counted)


class Beside:
    """What is read once for all lines: labels and the ladder, who owns whom, the people's names."""

    def __init__(self) -> None:
        labels = list(Label.objects.prefetch_related("rules"))
        self.counting = Counting(labels, dict(Publisher.objects.values_list("pk", "owner_id")))
        self.labels = {label.slug: label.name for label in labels}
        self.unverified = next(label.name for label in labels if label.place == Label.Place.UNVERIFIED)
        people = User.objects.only("username", "first_name", "last_name")
        self.people = {person.pk: display_name(person) for person in people}

    def cells(self, story: Told, figures: Figures, asked: Asked, counted: tuple[str, str]) -> tuple[str, ...]:
        is_live = story.live_edition__number is not None
        unsupported = story.unsupported_since is not None
        return (
            str(story.pk),
            story.headline,
            story.slug,
            story.section__name,
            story.live_edition__label__name or self.unverified,
            self.labels[figures.rung] if figures.rung else self.unverified,
            str(figures.layers),
            str(figures.references),
            state(asked=asked.state, unsupported=unsupported, seen=story.live_edition__label__place or ""),
            str(story.live_edition__number) if is_live else "",
            moment(story.live_edition__published_at),
            moment(asked.publish_at),
            moment(asked.proposed_at),
            moment(story.unsupported_since),
            *counted,
            moment(story.started_at),
            moment(story.saved_at),
            self.people[story.saved_by_id],
        )


class Asked(NamedTuple):
    """What of a story waits for a decision or its time."""

    state: str = ""
    proposed_at: datetime | None = None
    publish_at: datetime | None = None


NOTHING = Asked()


def _asked(keys: Sequence[int]) -> dict[int, Asked]:
    waiting = Proposal.objects.filter(story__in=keys, state__in=Proposal.PENDING).order_by()
    told = waiting.values_list("story_id", "state", "proposed_at", "publish_at")
    return {story: Asked(state, proposed_at, publish_at) for story, state, proposed_at, publish_at in told}

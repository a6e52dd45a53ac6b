"""What narrows the list of stories."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from newsroom.desk import signed_in
from stories.models import Author, Byline, Label, Proposal, Section, Story
from stories.templatetags.marks import label_mark

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.contrib.admin.views.main import ChangeList

STATES = {
    "draft": "Draft",
    "waiting": "Proposed",
    "scheduled": "Scheduled",
    "live": "Live",
    "unsupported": "Label no longer earned",
}
CHANGES = {"1": "Past day", "7": "Past week", "30": "Past month", "365": "Past year"}
MOST_AUTHORS = 500


def pending(state: str) -> QuerySet[Proposal, Any]:
    return Proposal.objects.filter(state=state).values("story")


def of_state(stories: QuerySet[Story], state: str) -> QuerySet[Story]:
    if state == "waiting":
        return stories.filter(pk__in=pending(Proposal.State.OPEN))
    if state == "scheduled":
        return stories.filter(pk__in=pending(Proposal.State.SCHEDULED))
    if state == "unsupported":
        return stories.filter(unsupported_since__isnull=False)
    return stories.filter(live_edition__isnull=state == "draft")


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = "state", "state"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        return list(STATES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        chosen = self.value()
        return of_state(queryset, chosen) if chosen in STATES else queryset


class LabelFilter(admin.SimpleListFilter):
    title, parameter_name = "label readers see", "label"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        self.labels = {label.slug: label for label in Label.objects.filter(publishable=True)}
        return [(slug, label_mark(label)) for slug, label in self.labels.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        label = self.labels.get(self.value() or "")
        return queryset.filter(live_edition__label=label) if label else queryset


class SectionFilter(admin.SimpleListFilter):
    title, parameter_name = "section", "section"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        self.sections = {section.slug: section for section in Section.objects.all()}
        return [(slug, section.name) for slug, section in self.sections.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        section = self.sections.get(self.value() or "")
        return queryset.filter(section=section) if section else queryset


class BylineFilter(admin.SimpleListFilter):
    """A select: a newsroom has more authors than a column of links can hold."""

    title, parameter_name = "byline", "byline"
    template = "admin/stories/story/byline_filter.html"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        return list(Author.objects.values_list("slug", "name")[:MOST_AUTHORS])

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """None as links: `options` are what the select offers, `kept` what else the address asks for."""
        asked = changelist.get_filters_params()
        kept = {**{name: values[-1] for name, values in asked.items()}, "q": changelist.query}
        self.kept = [(k, v) for k, v in kept.items() if v and k != self.parameter_name]
        yield from ()

    @property
    def options(self) -> SafeString:
        chosen = self.value() or ""
        rows = (
            (slug, mark_safe(" selected") if slug == chosen else "", name)
            for slug, name in [("", "Anyone"), *self.lookup_choices]
        )
        return format_html_join("", '<option value="{}"{}>{}</option>', rows)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        chosen = (self.value() or "").replace("\x00", "")
        if not chosen:
            return queryset
        return queryset.filter(pk__in=Byline.objects.filter(author__slug=chosen).values("story"))


class WhoseFilter(admin.SimpleListFilter):
    title, parameter_name = "whose", "whose"
    starts_closed = True

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        return [("mine", "Mine: started or signed by me")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        return queryset & Story.objects.of(signed_in(request)) if self.value() == "mine" else queryset


class ChangedFilter(admin.SimpleListFilter):
    title, parameter_name = "last change", "days"
    starts_closed = True

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        return list(CHANGES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        chosen = self.value()
        if chosen not in CHANGES:
            return queryset
        return queryset.filter(saved_at__gte=timezone.now() - timedelta(days=int(chosen)))


FILTERS = (LabelFilter, StateFilter, SectionFilter, BylineFilter, WhoseFilter, ChangedFilter)

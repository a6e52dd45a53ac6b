"""The list of stories: what its columns say and what narrows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from stories.models import Label, Proposal, Story

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

# The frozen JSON of an edition is not what a list shows.
HEAVY = ("live_edition__content", "live_edition__evidence", "live_edition__statement", "body")


def listed(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Stories with all a row shows, in one query."""
    waiting = Proposal.objects.filter(story=OuterRef("pk"), state=Proposal.State.OPEN)
    return (
        stories.annotate(waits=Exists(waiting))
        .select_related("section", "live_edition__label", "saved_by")
        .defer(*HEAVY)
    )


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        return [
            ("waiting", "waiting for an editor"),
            ("unsupported", "label no longer earned"),
            ("live", "readers see it"),
            ("draft", "draft only"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        narrowed = {
            "waiting": {"waits": True},
            "unsupported": {"unsupported_since__isnull": False},
            "live": {"live_edition__isnull": False},
            "draft": {"live_edition__isnull": True},
        }
        return queryset.filter(**narrowed.get(self.value() or "", {}))


class LabelFilter(admin.SimpleListFilter):
    title = "label readers see"
    parameter_name = "label"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        return [(label.slug, label.name) for label in Label.objects.filter(publishable=True)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        return queryset.filter(live_edition__label__slug=self.value()) if self.value() else queryset


class MineFilter(admin.SimpleListFilter):
    title = "whose"
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        return [("mine", "stories I started")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        return queryset.filter(started_by=request.user.pk) if self.value() == "mine" else queryset

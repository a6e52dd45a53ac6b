"""The list of stories, and the way to the screens of one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsroom.desk import DeskAdmin, desk
from stories.admin import story_screens
from stories.admin.lower import lower_urls
from stories.admin.story_list import LabelFilter, MineFilter, StateFilter, listed
from stories.models import Story
from stories.people import display_name
from stories.templatetags.marks import label_mark, when


@admin.register(Story, site=desk)
class StoryAdmin(DeskAdmin):
    seen_by = changed_by = "stories.write_story"
    desk_name, desk_place = "Stories", 10
    list_display = ("headline", "label_seen", "state", "section", "saved")
    list_filter = (StateFilter, LabelFilter, "section", MineFilter)
    search_fields = ("headline", "standfirst")
    search_help_text = "Words of the headline or the standfirst"
    ordering = ("-saved_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        return listed(super().get_queryset(request))

    @admin.display(description="Readers see", ordering="live_edition__label__rank")
    def label_seen(self, story: Story) -> SafeString:
        if story.live_edition is None:
            return format_html('<span class="quiet">{}</span>', "nothing yet")
        mark = label_mark(story.live_edition.label)
        if story.unsupported_since is None:
            return mark
        return format_html('{} <span class="flag is-danger">{}</span>', mark, "no longer earned")

    @admin.display(description="State")
    def state(self, story: Story) -> str:
        if getattr(story, "waits", False):
            return "waiting for an editor"
        return f"edition {story.live_edition.number} is live" if story.live_edition else "draft"

    @admin.display(description="Saved", ordering="saved_at")
    def saved(self, story: Story) -> SafeString:
        by = display_name(story.saved_by)
        return format_html('{} <span class="quiet">by {}</span>', when(story.saved_at, "short"), by)

    def get_urls(self) -> list[URLPattern]:
        evidence = path(
            "<path:object_id>/evidence/",
            self.admin_site.admin_view(self.evidence_view),
            name="stories_story_evidence",
        )
        return [evidence, *lower_urls(self), *super().get_urls()]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return story_screens.start(request) if object_id is None else story_screens.change(request, object_id)

    def evidence_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return story_screens.evidence(request, object_id)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return story_screens.history(request, object_id)

"""The list of stories, and the way to the screens of one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from newsroom.desk import desk
from stories.admin import story_screens
from stories.admin.ahead_page import ahead_page
from stories.admin.history import history_page
from stories.admin.lower import lower_urls
from stories.admin.many import many_urls
from stories.admin.story_export import export
from stories.admin.story_list import StoryListAdmin
from stories.admin.taken_out import export_urls
from stories.admin.writing_urls import writing_urls
from stories.models import Story


@admin.register(Story, site=desk)
class StoryAdmin(StoryListAdmin):
    seen_by = changed_by = "stories.write_story"
    desk_name, desk_place = "Stories", 10

    def get_urls(self) -> list[URLPattern]:
        evidence = path(
            "<path:object_id>/evidence/",
            self.admin_site.admin_view(self.evidence_view),
            name="stories_story_evidence",
        )
        ahead = path(
            "<path:object_id>/ahead/", self.admin_site.admin_view(ahead_page), name="stories_story_ahead"
        )
        mine = [evidence, ahead, *many_urls(self), *export_urls(self, export)]
        return [*mine, *writing_urls(), *lower_urls(self), *super().get_urls()]

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
        return history_page(request, object_id)

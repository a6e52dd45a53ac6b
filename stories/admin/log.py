"""The log of events of the whole newsroom: who did what to which story, to be read by who may."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from newsroom.desk import DeskAdmin, desk, signed_in
from newsroom.keyset import by_id
from stories.actions.export_log import export_log
from stories.admin import log_export
from stories.admin.log_filter import Asked, open_events
from stories.admin.telling import tell
from stories.models import Event
from stories.permissions import may

PAGE = 50


@admin.register(Event, site=desk)
class EventAdmin(DeskAdmin):
    seen_by = "stories.read_ledger"
    desk_name = "Log"
    desk_place = 40

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return open_events(signed_in(request)).select_related("story", "by")

    def get_urls(self) -> list[URLPattern]:
        export = path("export/", self.admin_site.admin_view(export_view), name="stories_event_export")
        return [export, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked = Asked(request.GET, signed_in(request))
        events, newer, older = by_id(asked.rows(), request.GET, PAGE)
        told = {
            **desk.each_context(request),
            "title": self.word(),
            "asked": asked,
            "only": asked.only_story(),
            "narrowed": asked.words() != "everything",
            "told": tell(events),
            "newer": newer,
            "older": older,
        }
        request.current_app = desk.name
        return TemplateResponse(request, "admin/stories/event/log.html", told)


@require_POST
def export_view(request: HttpRequest) -> HttpResponseBase:
    """What is asked for, as CSV. That it was taken is an event of the log itself."""
    by = signed_in(request)
    if not may(by, "read_ledger"):
        raise PermissionDenied
    asked = Asked(request.POST, by)
    if asked.errors:
        messages.error(request, "Not exported: put right what is marked below, then export.")
        told = urlencode({name: request.POST.get(name, "")[:200] for name in asked.fields})
        return HttpResponseRedirect(f"{reverse('admin:stories_event_changelist')}?{told}")
    taken = export_log(by=by, asked=asked.words())
    return log_export.answer(asked.rows().filter(pk__lt=taken.pk), f"events-{timezone.localdate():%Y-%m-%d}")

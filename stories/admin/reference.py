"""References: what the newsroom keeps as evidence, to be found, read, put right and withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from newsroom.desk import desk, signed_in
from newsroom.searched import SearchedAdmin
from sources.models import Reference
from stories.admin import happened
from stories.admin.reference_copy import copy_page, download
from stories.admin.reference_history import happenings
from stories.admin.reference_page import page
from stories.admin.reference_presses import press
from stories.people import display_name
from stories.search import REFERENCES

LIST = "admin:sources_reference_changelist"


class WithdrawnFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "withdrawn"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Withdrawn"), ("no", "Stands")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Reference]) -> QuerySet[Reference]:
        if self.value() not in {"yes", "no"}:
            return queryset
        return queryset.filter(withdrawn_at__isnull=self.value() == "no")


@admin.register(Reference, site=desk)
class ReferenceAdmin(SearchedAdmin):
    """Kept on the story that cites it; corrected and withdrawn here, for every story."""

    seen_by = "sources.add_reference"
    changed_by = "sources.change_reference"
    desk_group = "sources"
    desk_none = "What is attached to a story, or kept from the wire, stands here."
    desk_place = 10
    list_display = ("title_and_state", "behind", "kind", "published", "kept")
    list_filter = ("kind", WithdrawnFilter, "first_hand", "confidential")
    found_by = REFERENCES
    search_help_text = "Title, address, publisher or author"
    # The order they were kept in; a column without an index would sort all of them for one page.
    ordering = ("-pk",)
    sortable_by = ("kept",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reference]:
        rows = Reference.objects.select_related("publisher__owner", "via", "person", "kept_by", "watch")
        return rows.defer("text")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        see = self.admin_site.admin_view
        copy = "<int:object_id>/copies/<int:copy_id>/"
        return [
            path(copy, see(self.copy_view), name="sources_reference_copy"),
            path(f"{copy}download/", see(self.download_view), name="sources_reference_download"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        reference = self._one(request, object_id)
        if request.method != "POST":
            return page(request, reference)
        if not self.has_change_permission(request):
            raise PermissionDenied
        typed = press(request, reference)
        if typed:
            return page(request, self._one(request, object_id), typed)
        return HttpResponseRedirect(reverse("admin:sources_reference_change", args=[reference.pk]))

    @method_decorator(require_safe)
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        reference = self._one(request, object_id)
        address = reverse("admin:sources_reference_change", args=[reference.pk])
        told = happened.Of("reference", reference.title, "References", address, reverse(LIST))
        return happened.page(request, happenings(reference, signed_in(request)), told)

    def copy_view(self, request: HttpRequest, object_id: int, copy_id: int) -> HttpResponseBase:
        return copy_page(request, self._one(request, str(object_id)), copy_id)

    def download_view(self, request: HttpRequest, object_id: int, copy_id: int) -> HttpResponseBase:
        return download(request, self._one(request, str(object_id)), copy_id)

    def _one(self, request: HttpRequest, object_id: str) -> Reference:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not object_id.isdecimal() or len(object_id) > 18:
            raise Http404
        return get_object_or_404(self.get_queryset(request), pk=object_id)

    @admin.display(description="title", ordering="title")
    def title_and_state(self, reference: Reference) -> SafeString | str:
        if reference.withdrawn_at is None:
            return reference.title
        return format_html('{} <span class="flag is-danger">{}</span>', reference.title, "withdrawn")

    @admin.display(description="publisher", ordering="publisher__name")
    def behind(self, reference: Reference) -> str:
        if reference.publisher is None:
            return reference.person.alias if reference.person else "none"
        return f"{reference.publisher}, via {reference.via}" if reference.via else str(reference.publisher)

    @admin.display(description="published", ordering="published_at")
    def published(self, reference: Reference) -> str:
        return _moment(reference.published_at) or "not known"

    @admin.display(description="kept", ordering="pk")
    def kept(self, reference: Reference) -> str:
        return f"{_moment(reference.kept_at, 'j M Y')} by {display_name(reference.kept_by)}"


def _moment(at: datetime | None, shape: str = "j M Y, H:i e") -> str:
    return date_format(timezone.localtime(at), shape) if at else ""

"""Feeds: what the newsroom listens to, how each one does, and adding another."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from newsroom.desk import desk, signed_in
from newsroom.searched import SearchedAdmin
from sources.actions.add_feed import add_feed
from sources.actions.visit_feed import feed_fetcher, feed_limits
from sources.errors import NoSuchInterval, Refusal
from sources.models import Feed, Signal
from sources.models.feed import CARE
from stories.admin.feed_page import add_page, ago, feed_page, interval, minutes, pressed, stands, told
from stories.search import FEEDS

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

MONTH = timedelta(days=30)


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        states = [(str(value), str(word)) for value, word in Feed.State.choices]
        return [("care", "need care"), ("quiet", "nothing new for a month"), *states]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Feed]) -> QuerySet[Feed]:
        if self.value() == "care":
            return queryset.filter(CARE)
        if self.value() == "quiet":
            never = Q(changed_at=None, checked_at__isnull=False)
            silent = Q(changed_at__lt=timezone.now() - MONTH) | never
            return queryset.filter(silent, state=Feed.State.ACTIVE)
        return queryset.filter(state=self.value()) if self.value() in Feed.State.values else queryset


@admin.register(Feed, site=desk)
class FeedAdmin(SearchedAdmin):
    seen_by, changed_by = "sources.view_signal", "sources.change_feed"
    desk_group = "sources"
    desk_name = "Feeds"
    desk_place = 60
    list_display = ("feed", "behind", "stands", "every_so_often", "checked", "last_new", "new_lately")
    list_filter = (StateFilter,)
    found_by = FEEDS
    search_help_text = "Name, address or publisher"
    ordering = ("title",)
    sortable_by = ("feed",)
    change_list_template = "admin/sources/feed/change_list.html"

    def waiting(self, request: HttpRequest) -> QuerySet[Feed] | None:
        return Feed.objects.filter(CARE) if self.has_change_permission(request) else None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Feed]:
        day = timezone.now() - timedelta(days=1)
        fresh = Signal.objects.filter(feed=OuterRef("pk"), seen_at__gte=day).order_by()
        counted = fresh.values("feed").annotate(n=Count("pk")).values("n")
        return Feed.objects.select_related("publisher", "added_by").annotate(
            lately=Coalesce(Subquery(counted), 0)
        )

    @admin.display(description="feed", ordering="title")
    def feed(self, feed: Feed) -> str:
        trouble = (
            format_html('<span class="meta feed-problem">{}</span>', feed.problem) if feed.problem else ""
        )
        return format_html('{}<span class="meta">{}</span>{}', feed, feed.url, trouble)

    @admin.display(description="publisher", empty_value="not known")
    def behind(self, feed: Feed) -> Any:
        return feed.publisher

    @admin.display(description="state")
    def stands(self, feed: Feed) -> str:
        return stands(feed)

    @admin.display(description="every")
    def every_so_often(self, feed: Feed) -> str:
        return interval(feed.every)

    @admin.display(description="last checked")
    def checked(self, feed: Feed) -> str:
        return ago(feed.checked_at)

    @admin.display(description="last new")
    def last_new(self, feed: Feed) -> str:
        return ago(feed.changed_at)

    @admin.display(description="new in 24 h")
    def new_lately(self, feed: Any) -> int:
        lately: int = feed.lately
        return lately

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        empty = not Feed.objects.exists()
        return super().changelist_view(request, {"no_feeds": empty, **(extra_context or {})})

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return add_page(request)
        try:
            added = add_feed(
                request.POST.get("url", ""),
                by=signed_in(request),
                every=minutes(request),
                fetcher=feed_fetcher(feed_limits()),
            )
        except Refusal as refusal:
            return add_page(request, refusal)
        messages.success(request, told(added))
        return HttpResponseRedirect(reverse("admin:sources_feed_change", args=[added.feed.pk]))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        feed = self.get_object(request, object_id)
        if feed is None:
            raise Http404
        if request.method != "POST":
            return feed_page(request, feed, may_keep=self.has_change_permission(request))
        try:
            messages.success(request, pressed(request, feed))
        except NoSuchInterval as refusal:
            return feed_page(request, feed, may_keep=True, refusal=refusal)
        return HttpResponseRedirect(reverse("admin:sources_feed_change", args=[feed.pk]))

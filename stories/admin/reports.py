"""Reports: what readers say is wrong, open ones first to be seen. Who stands here wants to know what readers
found, and whether a colleague sees to it; the fear is a correction that nobody made."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html

from newsroom.desk import desk, signed_in
from newsroom.row_key import row_key
from newsroom.searched import SearchedAdmin
from stories.admin.reports_page import page
from stories.admin.stands import StandsFilter
from stories.models import Report, stories_of, story_open_to
from stories.people import display_name
from stories.permissions import may
from stories.search import REPORTS
from stories.templatetags.marks import label_mark, when

FLAGS = {"open": "", "answered": " is-good", "closed": " is-plain"}


class ReportState(StandsFilter):
    states = {state.value: str(state.label) for state in Report.State}
    to_come, usual = (Report.State.OPEN.value,), "open"


def seen_by(person: User) -> QuerySet[Report]:
    """Reports of stories that are open to this person."""
    return Report.objects.filter(story_open_to(person.pk))


@admin.register(Report, site=desk)
class ReportAdmin(SearchedAdmin):
    seen_by = "stories.write_story"
    desk_name = "Reports"
    desk_place = 25
    list_display = ("about", "of_story", "wants", "stands", "arrived")
    list_display_links = ("about",)
    list_filter = (ReportState,)
    found_by = REPORTS
    search_help_text = "Headline, or what the reader wrote"
    ordering = ("-pk",)

    def waiting(self, request: HttpRequest) -> QuerySet[Report] | None:
        """An editor is told of all that are open, a writer of those on their own stories."""
        person = signed_in(request)
        rows = seen_by(person).filter(state=Report.State.OPEN)
        return rows if may(person, "approve") else rows.filter(story__in=stories_of(person))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        rows = seen_by(signed_in(request)).select_related(
            "story__live_edition__label", "taken_up_by", "answered_by", "closed_by"
        )
        heavy = ("content", "evidence", "statement")
        return rows.defer("story__body", "sealed", *(f"story__live_edition__{name}" for name in heavy))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="what is wrong")
    def about(self, report: Report) -> str:
        return shorten(report.text, 160, placeholder="…")

    @admin.display(description="story")
    def of_story(self, report: Report) -> str:
        live = report.story.live_edition
        if live is None:
            return report.story.headline
        return format_html('{}<p class="meta">{}</p>', live.headline, label_mark(live.label))

    @admin.display(description="answer")
    def wants(self, report: Report) -> str:
        return "asked for" if report.wants_answer else "not asked for"

    @admin.display(description="state")
    def stands(self, report: Report) -> str:
        flag = format_html('<span class="flag{}">{}</span>', FLAGS[report.state], report.state)
        who = report.closed_by or report.answered_by
        if who:
            return format_html('{}<p class="meta">by {}</p>', flag, display_name(who))
        if report.taken_up_by:
            taken = display_name(report.taken_up_by)
            return format_html('{}<p class="meta">{} corrects it</p>', flag, taken)
        return flag

    @admin.display(description="arrived")
    def arrived(self, report: Report) -> str:
        return when(report.sent_at, "short")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = seen_by(signed_in(request)).select_related(
            "story__live_edition__label", "edition", "taken_up_by", "answered_by", "closed_by"
        )
        report = rows.filter(pk=row_key(object_id)).first()
        if report is None:
            raise Http404("There is no such report.")
        return page(request, report)

"""Review: the queue of proposals."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.html import format_html

from newsroom.desk import DeskAdmin, desk, signed_in
from newsroom.row_key import row_key
from stories.models import Proposal, Story
from stories.people import display_name, who_asks
from stories.permissions import may
from stories.search import STORIES, matching
from stories.templatetags.desk import label_move, waited
from stories.templatetags.marks import when
from stories.templatetags.times import set_short

from .changed_since import is_changed
from .deciding import review
from .due import next_out
from .label_filter import LabelFilter
from .looking import since
from .queue import IN_TURN, NEWEST_FIRST, listed, seen_by, waiting_for
from .stands import StandsFilter

FLAGS = {
    "open": "",
    "approved": " is-good",
    "declined": " is-danger",
    "withdrawn": " is-plain",
    "scheduled": "",
    "stopped": " is-danger",
}
WORDS = {"open": "waiting", "scheduled": "approved, waits for its time", "stopped": "stopped, not published"}


class ProposalState(StandsFilter):
    """The decided are very many."""

    states = {state.value: WORDS.get(state, state.value) for state in Proposal.State}
    to_come, usual = Proposal.PENDING, "still to come"


@admin.register(Proposal, site=desk)
class ProposalAdmin(DeskAdmin):
    seen_by = "stories.write_story"
    desk_name = "Review"
    desk_place = 20
    list_display = ("headline", "move", "kind_of_step", "who", "waits", "stands")
    list_filter = (ProposalState, "kind", ("label", LabelFilter))
    search_fields = ("story__headline",)
    search_help_text = "Headline, body and sources of the story"

    def waiting(self, request: HttpRequest) -> QuerySet[Proposal] | None:
        person = signed_in(request)
        return waiting_for(person) if may(person, "approve") else None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        return listed(seen_by(signed_in(request)))

    def get_ordering(self, request: HttpRequest) -> tuple[Any, ...]:
        return NEWEST_FIRST if request.GET.get("q") or request.GET.get("state") else IN_TURN

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not search_term.strip():
            return queryset, False
        found = matching(Story.objects.open_to(request.user), STORIES, search_term)
        return queryset.filter(story__in=found), False

    @admin.display(description="story")
    def headline(self, proposal: Proposal) -> str:
        return proposal.story.headline

    @admin.display(description="label")
    def move(self, proposal: Proposal) -> str:
        live = proposal.story.live_edition
        to_come = proposal.state in Proposal.PENDING
        return label_move(live.label if live and to_come else None, proposal.label)

    @admin.display(description="asks for", ordering="kind")
    def kind_of_step(self, proposal: Proposal) -> str:
        return proposal.get_kind_display()

    @admin.display(description="proposed by")
    def who(self, proposal: Proposal) -> str:
        return who_asks(proposal.proposed_by)

    @admin.display(description="waits, or decided", ordering="proposed_at")
    def waits(self, proposal: Proposal) -> str:
        named = proposal.publish_at if proposal.state in Proposal.PENDING else None
        until = format_html('<p class="meta">not before {}</p>', set_short(named)) if named else ""
        if proposal.state == Proposal.State.OPEN:
            return format_html("<strong>{}</strong>{}", waited(proposal.proposed_at), until)
        if until:
            return until
        return when(proposal.decided_at or proposal.proposed_at, "short")

    @admin.display(description="state", ordering="state")
    def stands(self, proposal: Any) -> str:
        look, word = FLAGS[proposal.state], WORDS.get(proposal.state, proposal.state)
        if is_changed(proposal):
            look, word = " is-danger", f"{word}, changed since"
        flag = format_html('<span class="flag{}">{}</span>', look, word)
        if proposal.is_looked_at:
            return format_html('{}<p class="meta">{}</p>', flag, since(proposal))
        if proposal.decided_by is None:
            return flag
        return format_html('{}<p class="meta">by {}</p>', flag, display_name(proposal.decided_by))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {**(extra_context or {}), **next_out(signed_in(request))})

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        rows = seen_by(signed_in(request)).select_related(
            "story__live_edition__label",
            "story__section",
            "story__format",
            "label",
            "proposed_by",
            "decided_by",
            "reviewer",
            "asked",
        )
        if not self.has_view_permission(request):
            raise PermissionDenied
        return review(request, get_object_or_404(rows, pk=row_key(object_id)))

"""Review: the queue of proposals."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.html import format_html

from newsroom.desk import DeskAdmin, desk, signed_in
from stories.models import Proposal
from stories.people import display_name, who_asks
from stories.permissions import may
from stories.templatetags.desk import label_move, waited
from stories.templatetags.marks import when

from .deciding import review
from .queue import IN_ORDER, listed, waiting_for

FLAGS = {"open": "", "approved": " is-good", "declined": " is-danger", "withdrawn": " is-plain"}


@admin.register(Proposal, site=desk)
class ProposalAdmin(DeskAdmin):
    seen_by = "stories.write_story"
    desk_name = "Review"
    desk_place = 20
    list_display = ("headline", "move", "kind_of_step", "who", "waits", "stands")
    list_filter = ("state", "kind", "label")
    search_fields = ("story__headline", "reason")
    search_help_text = "Headline or reason"

    def waiting(self, request: HttpRequest) -> int | None:
        person = signed_in(request)
        return waiting_for(person).count() if may(person, "approve") else None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        return listed(Proposal.objects.all())

    def get_ordering(self, request: HttpRequest) -> tuple[Any, ...]:
        return IN_ORDER

    @admin.display(description="story")
    def headline(self, proposal: Proposal) -> str:
        return proposal.story.headline

    @admin.display(description="label")
    def move(self, proposal: Proposal) -> str:
        live = proposal.story.live_edition
        still_open = proposal.state == Proposal.State.OPEN
        return label_move(live.label if live and still_open else None, proposal.label)

    @admin.display(description="asks for", ordering="kind")
    def kind_of_step(self, proposal: Proposal) -> str:
        return proposal.get_kind_display()

    @admin.display(description="proposed by")
    def who(self, proposal: Proposal) -> str:
        return who_asks(proposal.proposed_by)

    @admin.display(description="waits, or decided", ordering="proposed_at")
    def waits(self, proposal: Proposal) -> str:
        if proposal.state == Proposal.State.OPEN:
            return format_html("<strong>{}</strong>", waited(proposal.proposed_at))
        return when(proposal.decided_at or proposal.proposed_at, "short")

    @admin.display(description="state", ordering="state")
    def stands(self, proposal: Proposal) -> str:
        word = "waiting" if proposal.state == Proposal.State.OPEN else proposal.state
        flag = format_html('<span class="flag{}">{}</span>', FLAGS[proposal.state], word)
        if proposal.decided_by is None:
            return flag
        return format_html('{}<p class="meta">by {}</p>', flag, display_name(proposal.decided_by))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        rows = Proposal.objects.select_related(
            "story__live_edition__label", "label", "proposed_by", "decided_by"
        )
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not object_id.isdigit():
            raise Http404("There is no such proposal.")
        return review(request, get_object_or_404(rows, pk=object_id))

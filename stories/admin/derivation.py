"""Layers to judge: who rests on whom, suggested and waiting for a person's word."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from newsroom.desk import DeskAdmin, desk, signed_in
from sources.errors import Refusal as SourcesRefusal
from sources.models import Derivation
from stories.actions.judge import judge
from stories.errors import Refusal
from stories.models import Story

FLAGS = {"suggested": "", "confirmed": " is-good", "rejected": " is-plain"}
WORDS = {"suggested": "may rest on", "confirmed": "rests on", "rejected": "is independent of"}
SIDES = (
    "derived__publisher__owner",
    "origin__publisher__owner",
    "decided_by",
)


@admin.register(Derivation, site=desk)
class DerivationAdmin(DeskAdmin):
    seen_by = "stories.write_story"
    desk_group = "sources"
    desk_name = "Layers to judge"
    desk_place = 20
    list_display = ("sentence", "kind", "stands")
    list_filter = ("state", "kind")
    search_fields = ("derived__title", "origin__title")
    search_help_text = "Title of either"
    ordering = ("-state", "pk")

    def waiting(self, request: HttpRequest) -> int | None:
        return Derivation.objects.filter(state=Derivation.State.SUGGESTED).count()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Derivation]:
        rows = Derivation.objects.select_related(*SIDES)
        return rows.defer("derived__text", "origin__text")

    @admin.display(description="does it rest on it?")
    def sentence(self, derivation: Derivation) -> str:
        return format_html(
            '{} <span class="quiet">{}</span> {}',
            derivation.derived,
            WORDS[derivation.state],
            derivation.origin,
        )

    @admin.display(description="state", ordering="state")
    def stands(self, derivation: Derivation) -> str:
        word = "to judge" if derivation.state == "suggested" else derivation.state
        return format_html('<span class="flag{}">{}</span>', FLAGS[derivation.state], word)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        derivation = get_object_or_404(Derivation.objects.select_related(*SIDES), pk=object_id)
        if request.method != "POST":
            return page(request, derivation)
        try:
            return judged(request, derivation)
        except (Refusal, SourcesRefusal) as refusal:
            return page(request, derivation, refusal)


def page(
    request: HttpRequest,
    derivation: Derivation,
    refusal: Refusal | SourcesRefusal | None = None,
) -> TemplateResponse:
    both = {derivation.derived_id, derivation.origin_id}
    context = {
        **desk.each_context(request),
        "title": f"Does “{derivation.derived}” rest on “{derivation.origin}”?",
        "subtitle": "Layers to judge",
        "derivation": derivation,
        "sides": (
            ("May rest on the other", derivation.derived),
            ("May be its origin", derivation.origin),
        ),
        "cited_by": Story.objects.filter(citations__reference__in=both).distinct().only("headline"),
        "note": request.POST.get("note", derivation.note),
        "refusal": refusal,
    }
    request.current_app = desk.name
    status = 400 if refusal else 200
    return TemplateResponse(request, "admin/sources/derivation/change_form.html", context, status=status)


def judged(request: HttpRequest, derivation: Derivation) -> HttpResponseRedirect:
    """Raises NoNote (rejecting without one), NotAllowed."""
    confirmed = "_confirm" in request.POST
    judge(derivation, by=signed_in(request), confirmed=confirmed, note=request.POST.get("note", ""))
    outcome = "rests on it: one layer" if confirmed else "stands on its own: two layers"
    messages.success(request, f"Decided: “{derivation.derived}” {outcome}.")
    following = Derivation.objects.filter(state=Derivation.State.SUGGESTED).first()
    if following:
        return HttpResponseRedirect(reverse("admin:sources_derivation_change", args=[following.pk]))
    return HttpResponseRedirect(reverse("admin:index"))

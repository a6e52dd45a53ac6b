"""Layers to judge: who rests on whom, suggested and waiting for a person's word."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from newsroom.desk import desk, signed_in
from newsroom.pressed import pressed
from newsroom.searched import SearchedAdmin
from sources.errors import Refusal as SourcesRefusal
from sources.knowing import closed_to
from sources.models import Derivation, Reference
from sources.rules.trails import SHARED
from stories.actions.judge import judge
from stories.admin.outcome import effects
from stories.admin.passages import marked, reasons, strength
from stories.admin.withheld import not_shown
from stories.dossier.weigh import named
from stories.errors import Refusal
from stories.search import DERIVATIONS

FLAGS = {"suggested": "", "confirmed": " is-good", "rejected": " is-plain"}
WORDS = {"suggested": "may rest on", "confirmed": "rests on", "rejected": "is independent of"}
# How the two may stand to each other: way, sentence with both names.
WAYS = (
    ("credit", "{derived} rests on {origin}, with a credit"),
    ("copy", "{derived} is a copy or rewrite of {origin}"),
    ("turned", "{origin} rests on {derived}"),
    ("common", "Both rest on a third origin"),
)
SIDES = (
    "derived__publisher__owner",
    "origin__publisher__owner",
    "decided_by",
)
BEHIND = ("derived__person", "origin__person", "derived__kept_by", "origin__kept_by")


@admin.register(Derivation, site=desk)
class DerivationAdmin(SearchedAdmin):
    seen_by = "stories.write_story"
    desk_group = "sources"
    desk_name = "Layers to judge"
    desk_none = "Where one reference seems to rest on another, it waits here for somebody to judge."
    desk_place = 20
    list_display = ("sentence", "kind", "stands")
    list_filter = ("state", "kind")
    found_by = DERIVATIONS
    search_help_text = "Title, author, publisher or address of either"
    ordering = ("-state", "pk")

    def waiting(self, request: HttpRequest) -> QuerySet[Derivation]:
        return Derivation.objects.filter(state=Derivation.State.SUGGESTED)

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
        if not object_id.isdecimal():
            raise Http404("There is no such suggestion.")
        derivation = get_object_or_404(Derivation.objects.select_related(*SIDES, *BEHIND), pk=object_id)
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
    by, both = signed_in(request), (derivation.derived, derivation.origin)
    closed = closed_to(by, (one for one in both if one.text or one.retrieved_at))
    told, (derived, origin) = reasons(derivation, closed), _names(derivation)
    context = {
        **desk.each_context(request),
        "title": f"{derived} and {origin}",
        "subtitle": "Layers to judge",
        "derivation": derivation,
        "reasons": told,
        "strength": strength(derivation),
        "texts": (
            Side(both[0], derived, [(one.letter, one.passage) for one in told], closed),
            Side(both[1], origin, [(one.letter, one.origin_passage) for one in told], closed),
        ),
        "effects": effects(derivation, by),
        "ways": _ways(derivation),
        "chosen": request.POST.get("way") or _way(derivation),
        "through": request.POST.get("through", derivation.through),
        "note": request.POST.get("note", derivation.note),
        "refusal": refusal,
        **_among(derivation),
    }
    request.current_app = desk.name
    status = 400 if refusal else 200
    return TemplateResponse(request, "admin/sources/derivation/change_form.html", context, status=status)


class Side:
    """One of the two texts, with its passages marked; `withheld` says why it is not there for who looks."""

    def __init__(
        self, reference: Reference, name: str, passages: list[tuple[str, str]], closed: Set[int]
    ) -> None:
        self.reference, self.name = reference, name
        is_closed = reference.pk in closed
        self.withheld = not_shown(reference) if is_closed else ""
        self.paragraphs = [] if is_closed else marked(reference.text or reference.excerpt, passages)
        copies = reference.retrievals.exclude(warc="").order_by("-pk")
        self.copy = None if is_closed else copies.first()


def _names(derivation: Derivation) -> tuple[str, str]:
    """What to call the two: as readers would, or where that is one by their titles."""
    both = derivation.derived, derivation.origin
    one, other = (named(side) for side in both)
    return (one, other) if one != other else (both[0].title, both[1].title)


def _ways(derivation: Derivation) -> list[tuple[str, str]]:
    derived, origin = _names(derivation)
    return [(way, sentence.format(derived=derived, origin=origin)) for way, sentence in WAYS]


def _way(derivation: Derivation) -> str:
    """Which of the ways a derivation is now."""
    if derivation.kind in {Derivation.Kind.COPY, Derivation.Kind.REWRITE}:
        return "copy"
    return "common" if derivation.kind in SHARED else "credit"


def _among(derivation: Derivation) -> dict[str, Any]:
    """Where it stands among those that wait, and the ones before and after it."""
    waiting = Derivation.objects.filter(state=Derivation.State.SUGGESTED).order_by("pk")
    before, after = waiting.filter(pk__lt=derivation.pk), waiting.filter(pk__gt=derivation.pk)
    place = before.count() + 1
    waits = derivation.state == Derivation.State.SUGGESTED
    return {
        "place": place if waits else None,
        "waiting": place + after.count() - (0 if waits else 1),
        "previous": before.values_list("pk", flat=True).last(),
        "following": after.values_list("pk", flat=True).first(),
    }


def judged(request: HttpRequest, derivation: Derivation) -> HttpResponseRedirect:
    """Raises NoNote (rejecting without one), NotAllowed, NotPressed."""
    confirmed = pressed(request.POST, ("_confirm", "_reject")) == "_confirm"
    way = request.POST.get("way", "")
    kind = {"copy": _copied(derivation), "turned": Derivation.Kind.CREDIT}.get(way, way)
    judge(
        derivation,
        by=signed_in(request),
        confirmed=confirmed,
        note=request.POST.get("note", ""),
        kind=kind if confirmed and kind in Derivation.Kind.values else "",
        turned=confirmed and way == "turned",
        through=request.POST.get("through", "").strip() if confirmed and way == "common" else "",
    )
    names = " and ".join(_names(derivation))
    messages.success(request, f"Decided: {names} are {'one layer' if confirmed else 'two layers'}.")
    following = _among(derivation)["following"] or _first_waiting()
    if following:
        return HttpResponseRedirect(reverse("admin:sources_derivation_change", args=[following]))
    return HttpResponseRedirect(reverse("admin:index"))


def _copied(derivation: Derivation) -> str:
    """A rewrite stays a rewrite."""
    is_rewrite = derivation.kind == Derivation.Kind.REWRITE
    return Derivation.Kind.REWRITE if is_rewrite else Derivation.Kind.COPY


def _first_waiting() -> int | None:
    waiting = Derivation.objects.filter(state=Derivation.State.SUGGESTED)
    return waiting.values_list("pk", flat=True).order_by("pk").first()

"""At once and alone: lowering a label, retracting a story. One editor, a reason readers see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from newsroom.desk import ModelAdmin, desk, signed_in
from stories.actions.lower_label import lower_label
from stories.actions.retract import retract
from stories.dossier import Dossier, open_dossier
from stories.errors import AlreadyRetracted, NoSuchStory, Refusal
from stories.models import Edition, Label, Story
from stories.permissions import may
from stories.rules.moves import Standing, is_lower

# Not yet: from the question to the form, with all that was typed.
BACK = "_back"
REASON = "Readers see this reason with the label."


class ReasonForm(forms.Form):
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=REASON,
        error_messages={"required": "Give a reason: readers will read it."},
    )


class LowerForm(ReasonForm):
    label = forms.ModelChoiceField(
        Label.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the label readers will see."},
    )
    field_order = ("label", "reason")


def lower_urls(admin: ModelAdmin) -> list[URLPattern]:
    """For the story's screen: its pages for lowering and retracting."""
    wrap = admin.admin_site.admin_view
    return [
        path("<int:pk>/lower/", wrap(lower_page), name="stories_story_lower"),
        path("<int:pk>/retract/", wrap(retract_page), name="stories_story_retract"),
    ]


def lower_page(request: HttpRequest, pk: int) -> HttpResponse:
    story, live = _published(request, pk)
    dossier = open_dossier(story)
    offered = lower_labels(live.label, dossier)
    fitting = [label for label, missing in offered if not missing]
    form = LowerForm(request.POST or None, initial={"label": fitting[0] if fitting else None})
    form.fields["label"].queryset = Label.objects.filter(  # type: ignore[attr-defined]
        pk__in=[label.pk for label, _ in offered]
    )

    def act(data: dict[str, Any]) -> Edition:
        return lower_label(story, data["label"], by=signed_in(request), reason=data["reason"])

    told = {"offered": offered, "earned": dossier.label(dossier.known.label), "verb": "Lower"}
    return _page(request, live, form, act, told)


def retract_page(request: HttpRequest, pk: int) -> HttpResponse:
    story, live = _published(request, pk)
    form = ReasonForm(request.POST or None)

    def act(data: dict[str, Any]) -> Edition:
        return retract(story, by=signed_in(request), reason=data["reason"])

    return _page(request, live, form, act, {"verb": "Retract"})


def lower_labels(now: Label, dossier: Dossier) -> list[tuple[Label, tuple[str, ...]]]:
    """Labels below the one readers see, highest first, each with what it still lacks."""
    standing = Standing(now.place, now.rank)
    below = [
        label
        for label in dossier.labels
        if label.publishable
        and label.place != Label.Place.RETRACTED
        and is_lower(Standing(label.place, label.rank), standing)
    ]
    below.sort(key=lambda label: -Standing(label.place, label.rank).height)
    return [(label, dossier.known.missing_for(label)) for label in below]


def _published(request: HttpRequest, pk: int) -> tuple[Story, Edition]:
    by = signed_in(request)
    if not may(by, "lower"):
        raise PermissionDenied
    rows = Story.objects.open_to(by).select_related("live_edition__label", "section")
    story = get_object_or_404(rows, pk=pk)
    if story.live_edition is None:
        raise Http404("Readers do not see this story.")
    return story, story.live_edition


def _page(
    request: HttpRequest,
    live: Edition,
    form: ReasonForm,
    act: Callable[[dict[str, Any]], Edition],
    told: dict[str, Any],
) -> HttpResponse:
    """The form; then the question; then the edition. A refusal lands at its field, nothing typed is lost."""
    story = live.story
    asking = False
    if request.method == "POST" and form.is_valid():
        asking = "confirmed" not in request.POST and BACK not in request.POST
        if "confirmed" in request.POST:
            try:
                return _done(request, story, act(form.cleaned_data))
            except NoSuchStory:
                raise
            except Refusal as refusal:
                field = refusal.field if refusal.field in form.fields else None
                form.add_error(field, str(refusal))
    context = {
        **desk.each_context(request),
        **told,
        "title": f"{told['verb']} “{story.headline}”",
        "story": story,
        "live": live,
        "next_number": live.number + 1,
        "form": form,
        "over": AlreadyRetracted() if live.label.place == Label.Place.RETRACTED else None,
        "asking": asking,
        "asked": form.cleaned_data if asking else {},
    }
    request.current_app = desk.name
    return TemplateResponse(request, "admin/stories/lower.html", context)


def _done(request: HttpRequest, story: Story, edition: Edition) -> HttpResponseRedirect:
    said = f"Edition {edition.number} of “{story.headline}” is out as {edition.label}."
    messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:stories_story_change", args=[story.pk]))

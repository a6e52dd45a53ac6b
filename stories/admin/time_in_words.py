"""What a day and an hour come to, told to the page on which they are picked."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string

from stories.actions.decide import said
from stories.admin import propose_form, timing
from stories.admin.for_scripts import for_scripts
from stories.admin.set_time import SetTimeForm

PREFIXES = {propose_form.GROUP, timing.PREFIX}


@for_scripts(get=True)
def time_in_words(request: HttpRequest, by: User) -> JsonResponse:
    """`words` with zone and UTC, or the `trouble` with it; `both` asks which of two it is, as HTML."""
    prefix = request.GET.get("prefix", "")
    if prefix not in PREFIXES:
        return JsonResponse({"told": "No page has such a form."}, status=404)
    form = SetTimeForm(request.GET, prefix=prefix)
    is_valid = form.is_valid()
    at = form.cleaned_data["publish_at"] if is_valid else None
    sentences = [sentence for errors in form.errors.values() for sentence in errors]
    return JsonResponse(
        {
            "words": said(at) if at else "",
            "trouble": " ".join(map(str, sentences)),
            "both": render_to_string("admin/which.html", {"form": form}).strip(),
        }
    )

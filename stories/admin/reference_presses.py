"""What is pressed on the screen of a reference, and what it does."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from newsroom.desk import signed_in
from sources.actions.correct_reference import CORRECTABLE, MOST_EXCERPT
from sources.actions.look_again import look_again_now
from sources.errors import NotAskedFor, Refusal
from sources.models import Correction, Reference
from stories.actions.correct_reference import correct, undo
from stories.actions.withdraw_reference import restore, withdraw
from stories.admin.reference_facts import Typed

WITHDRAWAL = "withdrawn"


class CorrectionForm(forms.Form):
    """What was typed, without what no text may hold; whether it can be a fact the action decides."""

    value = forms.CharField(required=False, max_length=MOST_EXCERPT * 2)
    why = forms.CharField(
        required=False, max_length=300, error_messages={"max_length": "Say it in at most 300 characters."}
    )


def press(request: HttpRequest, reference: Reference) -> Typed | None:
    """Do what was pressed. None when it is done, else what was typed and why it could not be taken.

    Raises Http404 for a press this screen does not have.
    """
    name = next((name for name in PRESSES if name in request.POST), None)
    if name is None:
        raise Http404
    about = request.POST[name] if name == "_correct" else WITHDRAWAL
    form = CorrectionForm(request.POST)
    typed = Typed(about, request.POST.get("value", ""), request.POST.get("why", ""))
    if not form.is_valid():
        at, told = next(iter(form.errors.items()))
        return Typed(typed.field, typed.value, typed.why, at, " ".join(map(str, told)))
    try:
        PRESSES[name](request, reference, form.cleaned_data)
    except Refusal as refusal:
        at = "why" if refusal.field == "why" else "value"
        return Typed(typed.field, typed.value, typed.why, at, str(refusal))
    return None


def _correct(request: HttpRequest, reference: Reference, told: dict[str, str]) -> None:
    field = request.POST["_correct"]
    if field not in CORRECTABLE:
        raise Http404
    correct(reference, field, told["value"], by=signed_in(request), why=told["why"])
    messages.success(request, "Put right. What the page said stays beside it.")


def _undo(request: HttpRequest, reference: Reference, told: dict[str, str]) -> None:
    pk = request.POST["_undo"]
    if not pk.isdecimal():
        raise Http404
    correction = get_object_or_404(Correction.objects.select_related("reference"), pk=pk, reference=reference)
    if undo(correction, by=signed_in(request)):
        messages.success(request, "The correction is undone; the record of it stays.")


def _withdraw(request: HttpRequest, reference: Reference, told: dict[str, str]) -> None:
    if withdraw(reference, by=signed_in(request), why=told["why"]):
        messages.warning(
            request, "Withdrawn: it counts for nothing now. Every story that cites it was weighed."
        )


def _restore(request: HttpRequest, reference: Reference, told: dict[str, str]) -> None:
    if restore(reference, by=signed_in(request), why=told["why"]):
        messages.success(request, "It counts again. Every story that cites it was weighed.")


def _look(request: HttpRequest, reference: Reference, told: dict[str, str]) -> None:
    try:
        look_again_now(reference, by=signed_in(request))
    except NotAskedFor as refusal:
        messages.error(request, str(refusal))
        return
    messages.info(
        request, "The page is being asked for again. What it says now appears under Archived copies."
    )


PRESSES: dict[str, Callable[[HttpRequest, Reference, dict[str, str]], None]] = {
    "_correct": _correct,
    "_undo": _undo,
    "_withdraw": _withdraw,
    "_restore": _restore,
    "_look": _look,
}

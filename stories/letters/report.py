"""Reporting an error on a story: a form, and a page that says thank you."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from stories.actions.knock import TooOften
from stories.actions.send_report import send_report
from stories.addresses import NoAddress
from stories.asker import network
from stories.letters.door import carries_slip, from_here, slip
from stories.letters.follow import NO_ADDRESS, TOO_OLD
from stories.letters.pages import TOO_MANY, UNFIT, Draw, live, turned_away
from stories.models import Edition
from stories.models.report import LONGEST_TEXT


class ReportForm(forms.Form):
    text = forms.CharField(
        max_length=LONGEST_TEXT,
        min_length=10,
        error_messages={
            "required": "Say what is wrong: the desk has nothing else to go by.",
            "min_length": "Say a little more: what is wrong, and what would be right?",
            "max_length": "That is more than the form takes. Keep the heart of it, in 2,000 letters.",
        },
    )
    sentence = forms.CharField(
        max_length=500,
        required=False,
        error_messages={"max_length": "One sentence is enough: up to 500 letters."},
    )
    email = forms.CharField(max_length=254, required=False, error_messages={"max_length": NO_ADDRESS})


def report(request: HttpRequest, slug: str, draw: Draw) -> HttpResponse:
    edition = live(slug)
    if edition.slug != slug:
        return redirect("letters:report", edition.slug, permanent=True)
    if request.method != "POST":
        return _form(request, edition, draw, ReportForm())
    if not from_here(request):
        return turned_away(request, draw)
    return _take(request, edition, draw)


def sent(request: HttpRequest, slug: str, draw: Draw) -> HttpResponse:
    edition = live(slug)
    told = {"edition": edition, "answers": "answer" in request.GET}
    return draw(request, "report_sent.html", told)


def _take(request: HttpRequest, edition: Edition, draw: Draw) -> HttpResponse:
    form = ReportForm(request.POST)
    if not carries_slip(request):
        return _form(request, edition, draw, form, trouble=TOO_OLD, status=UNFIT)
    if not form.is_valid():
        return _form(request, edition, draw, form, status=UNFIT)
    try:
        _send(request, edition, form)
    except NoAddress:
        form.add_error("email", NO_ADDRESS)
        return _form(request, edition, draw, form, status=UNFIT)
    except TooOften as refusal:
        return _form(request, edition, draw, form, trouble=str(refusal), status=TOO_MANY)
    asked = "?answer" if form.cleaned_data["email"] else ""
    return HttpResponseRedirect(f"{reverse('letters:report_sent', args=[edition.slug])}{asked}")


def _send(request: HttpRequest, edition: Edition, form: ReportForm) -> None:
    """What a person does not see and a program fills in sends nothing, and says nothing."""
    told = form.cleaned_data
    if request.POST.get("website"):
        return
    send_report(
        edition,
        told["text"],
        sentence=told["sentence"],
        typed=told["email"],
        place=network(request),
        now=timezone.now(),
    )


def _form(
    request: HttpRequest,
    edition: Edition,
    draw: Draw,
    form: ReportForm,
    *,
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    told = {"edition": edition, "form": form, "trouble": trouble, "slip": slip(request)}
    return draw(request, "report.html", told, status=status)

"""One report beside the sentence it is about: answer it, close it, or start a correction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from newsroom.desk import desk, signed_in
from newsroom.pressed import pressed
from stories.actions.answer_report import answer_report
from stories.actions.close_report import close_report
from stories.actions.take_up_report import take_up_report
from stories.admin.correcting import from_report
from stories.errors import NoSuchStory, Refusal
from stories.models import Edition, Report
from stories.rules.quotes import Place, find, plain, spaced

AROUND = 220
POSTED = {
    Report.Post.WAITING: "The answer is on its way.",
    Report.Post.SENDING: "The answer is on its way.",
    Report.Post.SENT: "The answer was handed to the mail server, and the address deleted.",
    Report.Post.DOUBTED: "Whether the answer arrived is not known: the line broke. It is not sent again.",
    Report.Post.REFUSED: "The answer could not be delivered: the address refuses it.",
}


@dataclass(frozen=True)
class Beside:
    """The words of an edition around the sentence that was reported; `words` is "" where it has none."""

    before: str = ""
    words: str = ""
    after: str = ""


class ReportForms(forms.Form):
    answer = forms.CharField(widget=forms.Textarea(attrs={"rows": 6, "maxlength": 4000}), required=False)
    note = forms.CharField(widget=forms.TextInput(attrs={"maxlength": 500}), required=False)


def page(request: HttpRequest, report: Report) -> HttpResponse:
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    form = ReportForms(request.POST or None)
    if request.method == "POST":
        press = PRESSES[pressed(request.POST, PRESSES)]
        if form.is_valid():
            return _pressed(request, report, form, press)
    return _show(request, report, form)


type Press = Callable[[HttpRequest, Report, dict[str, Any]], str]


def _pressed(request: HttpRequest, report: Report, form: ReportForms, press: Press) -> HttpResponse:
    """Where it leads; a refusal lands at its field, and nothing typed is lost."""
    try:
        return HttpResponseRedirect(press(request, report, form.cleaned_data))
    except NoSuchStory:
        raise
    except ValidationError as wrong:
        for name, sentences in wrong.message_dict.items():
            form.add_error(name if name in form.fields else None, sentences)
    except Refusal as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    report.refresh_from_db()
    return _show(request, report, form)


def _answer(request: HttpRequest, report: Report, told: dict[str, Any]) -> str:
    answer_report(report, told["answer"], by=signed_in(request))
    messages.success(request, "Answered. The worker sends it within a minute.")
    return _here(report)


def _close(request: HttpRequest, report: Report, told: dict[str, Any]) -> str:
    close_report(report, told["note"], by=signed_in(request))
    messages.success(request, "Closed.")
    return reverse("admin:stories_report_changelist")


def _correct(request: HttpRequest, report: Report, told: dict[str, Any]) -> str:
    take_up_report(report, by=signed_in(request))
    messages.success(
        request, "You correct it: change the text, then propose. The report stays open until you close it."
    )
    return from_report(request, report)


PRESSES: dict[str, Press] = {"_answer": _answer, "_close": _close, "_correct": _correct}


def _here(report: Report) -> str:
    return reverse("admin:stories_report_change", args=[report.pk])


def _show(request: HttpRequest, report: Report, form: ReportForms) -> HttpResponse:
    live = report.story.live_edition
    told = {
        **desk.each_context(request),
        "title": "A reader’s report",  # noqa: RUF001 (an apostrophe)
        "report": report,
        "form": form,
        "live": live,
        "beside": beside(report.sentence, live) if live else Beside(),
        "then": beside(report.sentence, report.edition),
        "posted": POSTED.get(Report.Post(report.post), ""),
        "may_answer": bool(report.sealed) and not report.answer and report.state != Report.State.CLOSED,
    }
    request.current_app = desk.name
    return TemplateResponse(request, "admin/stories/report/change_form.html", told)


def beside(sentence: str, edition: Edition) -> Beside:
    content = edition.content
    text = spaced(plain(content["headline"], content["standfirst"], content["body"]))
    quote = spaced(sentence).strip("“”\"' ")
    start = find(text, Place(quote))
    if start is None:
        return Beside()
    end = start + len(quote)
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Beside(
        f"…{before}" if start > AROUND else before,
        quote,
        f"{after}…" if end + AROUND < len(text) else after,
    )

"""The page on which one proposal is decided."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from newsroom.desk import desk, signed_in
from stories.actions.approve import approve
from stories.actions.decline import decline
from stories.actions.propose import withdraw
from stories.errors import NoReason, NotAllowed, Refusal
from stories.models import Proposal
from stories.people import display_name
from stories.permissions import require

from .queue import waiting_for
from .review import told


def review(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Show a proposal; on POST decide it, or show it again with what refused it and the note typed."""
    if request.method != "POST":
        return page(request, proposal)
    try:
        if request.POST.get("_approve", "confirmed") != "confirmed":
            return ask_once_more(request, proposal)
        return decided(request, proposal)
    except Refusal as refusal:
        proposal.refresh_from_db()
        return page(request, proposal, refusal)


def page(request: HttpRequest, proposal: Proposal, refusal: Refusal | None = None) -> TemplateResponse:
    person = signed_in(request)
    waiting = list(waiting_for(person).values_list("pk", flat=True))
    at = waiting.index(proposal.pk) if proposal.pk in waiting else None
    context = {
        **desk.each_context(request),
        **told(proposal, person),
        "title": proposal.story.headline,
        "subtitle": "Review",
        "note": request.POST.get("note", ""),
        "refusal": refusal,
        "note_refused": isinstance(refusal, NoReason),
        "place": at + 1 if at is not None else None,
        "waiting": len(waiting),
        "previous": waiting[at - 1] if at else None,
        "next": waiting[at + 1] if at is not None and at + 1 < len(waiting) else None,
    }
    request.current_app = desk.name
    return TemplateResponse(
        request, "admin/stories/proposal/change_form.html", context, status=_status(refusal)
    )


def ask_once_more(request: HttpRequest, proposal: Proposal) -> TemplateResponse:
    """Without script the question has a page of its own; nothing is done yet."""
    require(signed_in(request), "approve")
    context = {
        **desk.each_context(request),
        "title": f"Publish edition {proposal.expected + 1} as {proposal.label}?",
        "proposal": proposal,
        "next_number": proposal.expected + 1,
        "note": request.POST.get("note", ""),
    }
    request.current_app = desk.name
    return TemplateResponse(request, "admin/stories/proposal/approve.html", context)


def decided(request: HttpRequest, proposal: Proposal) -> HttpResponseRedirect:
    """Do what was pressed. Raises every refusal of approve, decline and withdraw."""
    person, note = signed_in(request), request.POST.get("note", "")
    headline = proposal.story.headline
    if "_approve" in request.POST:
        edition = approve(proposal, by=person, note=note)
        said = f"Edition {edition.number} of “{headline}” is out as {edition.label}."
    elif "_withdraw" in request.POST:
        withdraw(proposal, by=person)
        said = f"Withdrawn: “{headline}”. The draft is as it was."
    else:
        decline(proposal, by=person, note=note)
        said = f"Declined: “{headline}”. {_who_sees(proposal)}"
    messages.success(request, said)
    return HttpResponseRedirect(_onward(request, person_waits=waiting_for(person).first()))


def _who_sees(proposal: Proposal) -> str:
    if proposal.proposed_by is None:
        return "It stays flagged; the watch asks again only when the evidence moves."
    return f"{display_name(proposal.proposed_by)} sees your note."


def _onward(request: HttpRequest, *, person_waits: Proposal | None) -> str:
    """The next decision, or the front page when nothing waits."""
    if person_waits and "_withdraw" not in request.POST:
        return reverse("admin:stories_proposal_change", args=[person_waits.pk])
    return reverse("admin:index")


def _status(refusal: Refusal | None) -> int:
    if refusal is None:
        return 200
    if isinstance(refusal, NotAllowed):
        return 403
    return 400 if isinstance(refusal, NoReason) else 409

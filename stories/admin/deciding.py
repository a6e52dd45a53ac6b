"""The page on which one proposal is decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse

from newsroom.desk import desk, signed_in
from newsroom.pressed import NotPressed, pressed
from stories.actions.decline import decline
from stories.actions.unschedule import unschedule
from stories.actions.withdraw import withdraw
from stories.errors import Moved, NoGrant, NoSuchStory, NotAllowed, Refusal
from stories.models import Proposal
from stories.people import display_name
from stories.permissions import require

from . import comments, looking, timing
from .note_trouble import ABOUT_WORDS, needs, note_trouble
from .queue import next_for, waiting_for
from .review import told
from .set_time import SetTimeForm
from .ways import is_side, remembered

# What is asked once more until it is confirmed.
CONFIRMED = ("_approve", "_now")


def review(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Show a proposal; on POST decide it, or show it again with what refused it and the note typed."""
    if request.method != "POST":
        return remembered(request, page(request, proposal))
    try:
        return _do(request, proposal, pressed(request.POST, BUTTONS))
    except NoSuchStory:
        raise
    except Refusal as refusal:
        proposal.refresh_from_db()
        return page(request, proposal, refusal)


def _do(request: HttpRequest, proposal: Proposal, button: str) -> HttpResponse:
    if button in looking.BUTTONS:
        return looked(request, proposal)
    if button == "_comment":
        return commented(request, proposal)
    looking.look_to_decide(proposal, request.POST, signed_in(request))
    if button == "_approve" and (typed := timing.refused_at_once(proposal, request.POST)):
        return page(request, proposal, another=typed)
    if button == "_at" or (button in CONFIRMED and request.POST[button] != "confirmed"):
        return ask_once_more(request, proposal)
    return decided(request, proposal, button)


def page(
    request: HttpRequest,
    proposal: Proposal,
    refusal: Refusal | None = None,
    another: SetTimeForm | None = None,
) -> TemplateResponse:
    """`another`: the form for another time, where that was refused."""
    person = signed_in(request)
    waiting = list(waiting_for(person).values_list("pk", flat=True))
    at = waiting.index(proposal.pk) if proposal.pk in waiting else None
    context = {
        **desk.each_context(request),
        **told(proposal, person),
        "title": proposal.story.headline,
        "subtitle": "Review",
        "note": request.POST.get("note", ""),
        "override": request.POST.get("override", ""),
        "override_trouble": str(refusal) if isinstance(refusal, NoGrant) else "",
        "comment_text": request.POST.get("comment-text", ""),
        "was_said": "said" in request.GET,
        "looking": looking.looking(proposal, person),
        "is_side": is_side(request),
        "refusal": refusal,
        "note_trouble": note_trouble(refusal, proposal),
        "needs": needs(proposal),
        "leads_to_moved": isinstance(refusal, Moved),
        "another": another or timing.form(proposal),
        "asks": timing.question(proposal, proposal.publish_at),
        "place": at + 1 if at is not None else None,
        "waiting": len(waiting),
        "previous": waiting[at - 1] if at else None,
        "next": waiting[at + 1] if at is not None and at + 1 < len(waiting) else None,
    }
    request.current_app = desk.name
    return TemplateResponse(
        request,
        "admin/stories/proposal/change_form.html",
        context,
        status=400 if another else _status(refusal),
    )


def looked(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Take it or leave it; a note begun stays. Raises every refusal of take_review."""
    looking.look_or_leave(proposal, request.POST, signed_in(request))
    if request.POST.get("note"):
        return page(request, Proposal.objects.select_related("reviewer").get(pk=proposal.pk))
    return HttpResponseRedirect(request.path)


def commented(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Say it without deciding: what was written in the note, or in the comment's own field.

    Raises every refusal of comment.
    """
    sent = request.POST.copy()
    sent.setdefault("comment-text", sent.get("note", ""))
    row = comments.say(proposal, sent, by=signed_in(request))
    messages.success(request, "Said, and nothing is decided: the proposal stands as it was.")
    if in_vain := comments.not_found(row.text):
        messages.warning(request, in_vain)
    return HttpResponseRedirect(f"{request.path}?said=yes#talk")


def ask_once_more(request: HttpRequest, proposal: Proposal) -> TemplateResponse:
    """Another time, now instead and, without script, approving: asked on a page; nothing is done yet."""
    require(signed_in(request), "approve")
    another = timing.form(proposal, request.POST)
    if another.is_bound and not another.is_valid():
        return page(request, proposal, another=another)
    at = another.cleaned_data["publish_at"] if another.is_bound else timing.seen(request.POST)
    asks = timing.question(proposal, at, now_instead="_now" in request.POST)
    context = {
        **desk.each_context(request),
        "title": asks.title,
        "asks": asks,
        "proposal": proposal,
        "note": request.POST.get("note", ""),
        "override": request.POST.get("override", ""),
    }
    request.current_app = desk.name
    return TemplateResponse(request, "admin/stories/proposal/approve.html", context)


def decided(request: HttpRequest, proposal: Proposal, button: str) -> HttpResponseRedirect:
    """Do what was pressed. Raises every refusal of approve, schedule, unschedule, decline and withdraw."""
    person = signed_in(request)
    messages.success(request, DECIDES[button](proposal, request.POST, person))
    return HttpResponseRedirect(_onward(button, person_waits=next_for(person)))


def _approve(proposal: Proposal, sent: QueryDict, by: User) -> str:
    return timing.approved(proposal, sent, by=by)


def _unschedule(proposal: Proposal, sent: QueryDict, by: User) -> str:
    unschedule(proposal, by=by)
    return f"Taken back: “{proposal.story.headline}” waits for a decision again. Nothing was published."


def _withdraw(proposal: Proposal, sent: QueryDict, by: User) -> str:
    withdraw(proposal, by=by)
    return f"Withdrawn: “{proposal.story.headline}”. The draft is as it was."


def _decline(proposal: Proposal, sent: QueryDict, by: User) -> str:
    decline(proposal, by=by, note=sent.get("note", ""))
    return f"Declined: “{proposal.story.headline}”. {_who_sees(proposal)}"


DECIDES: Mapping[str, Callable[[Proposal, QueryDict, User], str]] = {
    "_approve": _approve,
    "_now": _approve,
    "_unschedule": _unschedule,
    "_withdraw": _withdraw,
    "_decline": _decline,
}
BUTTONS = (*looking.BUTTONS, "_comment", "_at", *DECIDES)


def _who_sees(proposal: Proposal) -> str:
    if proposal.proposed_by is None:
        return "It stays flagged; the watch asks again only when the evidence moves."
    return f"{display_name(proposal.proposed_by)} sees your note."


def _onward(button: str, *, person_waits: Proposal | None) -> str:
    """The next decision, or the front page when nothing waits."""
    if person_waits and button != "_withdraw":
        return reverse("admin:stories_proposal_change", args=[person_waits.pk])
    return reverse("admin:index")


def _status(refusal: Refusal | None) -> int:
    if refusal is None:
        return 200
    if isinstance(refusal, NotAllowed):
        return 403
    return 400 if isinstance(refusal, (*ABOUT_WORDS, NotPressed)) else 409

"""What the desk says where it has no page, takes nothing, or is not open: in its own look, as itself.

Who has not signed in learns nothing but that: no name, no list, not whether something is there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import get_resolver, reverse
from django.utils import timezone

from newsroom.desk import DeskAdmin, desk
from sources.errors import Refusal
from stories.away import away

DESK = "/desk/"
# In seconds: what takes longer is not mended by asking more often.
AGAIN = 30
type Handler = Callable[..., HttpResponse]
# (what it is called, what happened and what to do), by what the answer is about.
WORDS: Mapping[str, tuple[str, str]] = {
    "400": (
        "This could not be taken",
        (
            "What was sent is too large, or is nothing this page asked for. Nothing was changed. "
            "What you typed is still in the page before this one: go back, copy it, and send less at once. "
            "A picture pasted into a text is the usual cause; upload it as a picture instead."
        ),
    ),
    "403": (
        "This is not open to you",
        (
            "Nothing was changed. Another person of the newsroom may do it, or an administrator can give you "
            "the permission."
        ),
    ),
    "404": (
        "Nothing at this address",
        "It may be mistyped or cut short, or what stood here was taken away. Nothing was changed.",
    ),
    "token": (
        "This was not sent",
        (
            "The page had been open since before you last signed in, or your browser keeps no cookies for "
            "the desk. Nothing was changed, and what you typed is still there when you go back: copy it, "
            "load the page again, and send it once more."
        ),
    ),
    "opened": (
        "There is nothing to read here",
        "A button of another page leads here; opened by hand it does nothing. Nothing was changed.",
    ),
    "sent": (
        "Nothing is taken here",
        "This address is there to be read. What was sent to it went nowhere, and nothing was changed.",
    ),
}


def at_desk(ours: Handler, readers: Handler) -> Handler:
    """The one for the desk's addresses, the other for all else."""

    def answer(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        return (ours if request.path.startswith(DESK) else readers)(request, *given, **named)

    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    title, told = WORDS["400"]
    return page(request, title, str(exception) if isinstance(exception, Refusal) else told, 400)


def not_open(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, *WORDS["403"], 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, *WORDS["404"], 404)


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(request, *WORDS["token"], 403)


def not_taken(request: HttpRequest) -> HttpResponse:
    return page(request, *WORDS["opened" if request.method in {"GET", "HEAD"} else "sent"], 405)


def failed(request: HttpRequest) -> HttpResponse:
    """Asks nothing and nobody, not even who it is: whatever that would ask may be what failed."""
    waits = away(sys.exception())
    told = {
        "newsroom": settings.NEWSROOM_NAME,
        "waits": waits,
        "sent": request.method not in {"GET", "HEAD"},
        "is_story": request.path.startswith(f"{DESK}stories/story/"),
        "address": request.get_full_path(),
        "now": timezone.localtime(),
    }
    answer = HttpResponse(render_to_string("admin/failed.html", told), status=503 if waits else 500)
    answer["Cache-Control"] = "no-store"
    if waits:
        answer["Retry-After"] = str(AGAIN)
    return answer


def page(request: HttpRequest, title: str, told: str, status: int) -> HttpResponse:
    """The whole desk around it for who works there: its search, its screens, the list the address is of."""
    # What is refused before anybody was asked for has no person yet.
    inside = hasattr(request, "user") and desk.has_permission(request)
    more = {**desk.each_context(request), "way_back": _list(request)} if inside else {}
    request.current_app = desk.name
    return render(request, "admin/error.html", {**more, "title": title, "told": told}, status=status)


def _list(request: HttpRequest) -> tuple[str, str] | None:
    """Its word and its address, where the address asked for is of one this person may see."""
    for screen in desk.screens():
        opts = screen.opts
        at = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        if isinstance(screen, DeskAdmin) and request.path.startswith(at):
            return (screen.word(), at) if screen.has_view_permission(request) else None
    return None


class MethodInWordsMiddleware:
    """Django answers a method that is not taken with an empty page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.streaming or response.content:
            return response
        told: HttpResponse = get_resolver().resolve_error_handler(405)(request)
        told["Allow"] = response["Allow"]
        return told

"""What readers get where there is no page, and when one fails."""

from __future__ import annotations

import re
import sys
from typing import Any
from urllib.parse import unquote

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csp import csp_override

from stories.away import away

from .entries import entries
from .pages import POLICY, newsroom, sections
from .shelf import Kind, listed

NEWEST, MOST_WORDS = 4, 8
# In seconds: what takes longer is not mended by asking more often.
AGAIN = 30
WORD = re.compile(r"[^\W\d_]{2,}")


@csp_override(POLICY)
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Asks the database nothing: what was sent may be an attack on it."""
    return render(request, "400.html", {"newsroom": newsroom()}, status=400)


@csp_override(POLICY)
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A search for the address's own words, and the newest stories, where the database answers."""
    context = {"newsroom": newsroom(), "words": words(request.path), **beside()}
    return render(request, "404.html", context, status=404)


@csp_override(POLICY)
def not_taken(request: HttpRequest) -> HttpResponse:
    """What is here is read: no page of readers takes what was sent to it."""
    return render(request, "405.html", {"newsroom": newsroom()}, status=405)


def beside() -> dict[str, Any]:
    try:
        return {
            "sections": sections(),
            "newest": entries(listed(Kind.ALL, "").values("entry")[:NEWEST]),
        }
    except DatabaseError as error:
        if not away(error):
            raise
        return {}


def words(path: str) -> str:
    """What the last part of an address says, as somebody would type it: "seaglass radar"."""
    last = next((part for part in reversed(unquote(path).split("/")) if part), "")
    return " ".join(WORD.findall(last.partition(".")[0][:120])[:MOST_WORDS])


@csp_override(POLICY)
def server_error(request: HttpRequest) -> HttpResponse:
    """Asks the database nothing: it may be what failed. Where it is, that is said, and when to ask again."""
    if not away(sys.exception()):
        return render(request, "500.html", {"newsroom": newsroom()}, status=500)
    context = {"newsroom": newsroom(), "sent": request.method == "POST"}
    response = render(request, "503.html", context, status=503)
    response["Retry-After"], response["Cache-Control"] = str(AGAIN), "no-store"
    return response

"""What readers get where there is no page, and when one fails."""

from __future__ import annotations

import re
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csp import csp_override

from .entries import entries
from .pages import POLICY, newsroom, sections
from .shelf import Kind, listed

NEWEST, MOST_WORDS = 4, 8
WORD = re.compile(r"[^\W\d_]{2,}")


@csp_override(POLICY)
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Asks the database nothing: what was sent may be an attack on it."""
    return render(request, "400.html", {"newsroom": newsroom()}, status=400)


@csp_override(POLICY)
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A search for the address's own words, and the newest stories."""
    context = {
        "newsroom": newsroom(),
        "sections": sections(),
        "words": words(request.path),
        "newest": entries(listed(Kind.ALL, "").values("entry")[:NEWEST]),
    }
    return render(request, "404.html", context, status=404)


def words(path: str) -> str:
    """What the last part of an address says, as somebody would type it: "seaglass radar"."""
    last = next((part for part in reversed(unquote(path).split("/")) if part), "")
    return " ".join(WORD.findall(last.partition(".")[0][:120])[:MOST_WORDS])


@csp_override(POLICY)
def server_error(request: HttpRequest) -> HttpResponse:
    """Asks the database nothing: it may be what failed."""
    return render(request, "500.html", {"newsroom": newsroom()}, status=500)

"""What readers get where there is no page, and when one fails."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csp import csp_override

from .pages import POLICY, newsroom, sections


@csp_override(POLICY)
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Asks the database nothing: what was sent may be an attack on it."""
    return render(request, "400.html", {"newsroom": newsroom()}, status=400)


@csp_override(POLICY)
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", {"newsroom": newsroom(), "sections": sections()}, status=404)


@csp_override(POLICY)
def server_error(request: HttpRequest) -> HttpResponse:
    """Asks the database nothing: it may be what failed."""
    return render(request, "500.html", {"newsroom": newsroom()}, status=500)

"""The ways to look at changes, in the text or side by side; the browser remembers the one chosen last."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

TEXT, SIDE = "text", "side"
COOKIE = "review_view"
YEAR = 365 * 24 * 60 * 60


def is_side(request: HttpRequest) -> bool:
    """As the address asks, else as last time."""
    return request.GET.get("view", request.COOKIES.get(COOKIE)) == SIDE


def remembered(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    asked = request.GET.get("view")
    if asked in {TEXT, SIDE}:
        response.set_cookie(
            COOKIE,
            asked,
            max_age=YEAR,
            path=reverse("admin:stories_proposal_changelist"),
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response

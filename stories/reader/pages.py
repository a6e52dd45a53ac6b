"""What all readers' pages share: one policy, one rule for caches, no cookie, the sections in the masthead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.views.decorators.cache import cache_control
from django.views.decorators.csp import csp_override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from stories.models import Section

View = Callable[..., HttpResponse]

# Scripts are files of our own and may ask this site alone: none that got into a page could run.
POLICY = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
# A reader's own browser asks each time (and is told "unchanged" cheaply): a label that fell is seen at once.
# A cache in front may answer for so many seconds, which spares the server when a story is read by thousands.
SHARED_SECONDS = 5


def readers_page(view: View) -> View:
    """A page for everyone: GET and HEAD only, kept by caches for a moment, the same for every reader.

    That it is unchanged is told, and it is kept for when the database is away, in newsroom/outage.py; it goes
    packed over the wire by newsroom/packing.py.
    """
    cached = cache_control(public=True, max_age=0, s_maxage=SHARED_SECONDS)(view)
    # Nothing here changes anything, so a POST is told that it is the wrong method, not that it lacks a token.
    page = csrf_exempt(csp_override(POLICY)(require_safe(cached)))
    page.for_everyone = True  # type: ignore[attr-defined]
    return page


def is_for_everyone(request: HttpRequest) -> bool:
    """Whether its address may be told to anybody: those of previews and of who follows are secrets."""
    return bool(request.resolver_match and getattr(request.resolver_match.func, "for_everyone", False))


def newsroom() -> dict[str, str]:
    return {"name": settings.NEWSROOM_NAME, "url": settings.NEWSROOM_URL}


def sections() -> list[Section]:
    return list(Section.objects.all())


def show(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render `template`; the masthead's sections are asked for unless `context` brings them."""
    shared: dict[str, Any] = {"newsroom": newsroom(), "address": f"{settings.NEWSROOM_URL}{request.path}"}
    shared["is_for_everyone"] = status == HTTPStatus.OK and is_for_everyone(request)
    if "sections" not in context:
        shared["sections"] = sections()
    return render(request, f"reader/{template}", {**shared, **context}, status=status)

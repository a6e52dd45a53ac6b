"""What all pages have on which readers send something: one policy, no cache, no cookie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stories.models import Edition

View = Callable[..., HttpResponse]
TOO_MANY, FORBIDDEN, UNFIT = 429, 403, 422


class Draw(Protocol):
    """Renders a template of the readers' side."""

    def __call__(
        self, request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
    ) -> HttpResponse: ...


def letters_page(view: View, policy: Mapping[str, Any]) -> View:
    """Each is made for who asks, and kept by no cache. What stands in place of a token: see door.py."""
    open_to = require_http_methods(["GET", "HEAD", "POST"])(view)
    hidden = sensitive_post_parameters()(open_to)
    return csrf_exempt(csp_override(policy)(never_cache(hidden)))


def live(slug: str) -> Edition:
    """What readers see of the story that has, or ever had, this slug. Raises Http404."""
    whose = Edition.objects.filter(slug=slug).order_by("-number").values("story")[:1]
    found = Edition.objects.live().filter(story=whose).defer("evidence").first()
    if found is None:
        raise Http404("No story stands at this address.")
    return found


def turned_away(request: HttpRequest, draw: Draw) -> HttpResponse:
    """For a form that another site sent."""
    return draw(request, "letter_elsewhere.html", {}, status=FORBIDDEN)

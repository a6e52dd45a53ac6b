"""An edition nobody has published yet, drawn as readers would get it: for the desk and by a link of its own.

The drawing takes what would be frozen and asks no draft; who may see it is decided where it is called.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

from stories.models import Edition

from .history import step, steps
from .pages import POLICY, show
from .story import page

# Nothing on it leads anywhere by itself, and where a reader goes from it nobody is told.
HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive"}
# No script at all: nothing of it is kept on a device.
SCRIPTS = ("script-src", "worker-src", "manifest-src", "connect-src")
BARE = {name: sources for name, sources in POLICY.items() if name not in SCRIPTS}


@dataclass(frozen=True)
class Band:
    """What stands above a preview: `until` for one outside, the addresses to go back to for the desk."""

    until: datetime | None = None
    story: str = ""
    links: str = ""


@csp_override({**BARE, "form-action": [CSP.NONE]})
def preview(request: HttpRequest, edition: Edition, band: Band) -> HttpResponse:
    """`edition` need not be saved; readers' editions before it are its history."""
    history = [*steps(Edition.objects.filter(story=edition.story_id)), step(edition)]
    told = {**page(edition, history), "preview": band}
    return closed(show(request, "preview.html", told))


@csp_override(BARE)
def no_preview(request: HttpRequest) -> HttpResponse:
    """One answer for a link that ended, was taken back or never was."""
    return closed(show(request, "no_preview.html", {}, status=404))


def closed(response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response[name] = value
    return response

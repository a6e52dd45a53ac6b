"""What makes the site one that can be installed and read offline: manifest, service worker, offline page."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse

from .pages import newsroom, readers_page, show

SCRIPT = Path(settings.BASE_DIR) / "static" / "reader" / "sw.js"
SHELL = (
    "tokens.css",
    "base.css",
    "masthead.css",
    "marks.css",
    "plain.css",
    "offline.css",
    "offline.js",
    "icon.svg",
)
PAPER = "#fafbf9"


@readers_page
def offline(request: HttpRequest) -> HttpResponse:
    return show(request, "offline.html", {"here": "offline"})


@readers_page
def worker(request: HttpRequest) -> HttpResponse:
    """At the root, so that it may look after the whole site; a browser asks for it anew each day at least."""
    return HttpResponse(script(), content_type="text/javascript; charset=utf-8")


@cache
def script() -> str:
    """With the addresses it keeps from the start, and a version that any change to either moves."""
    shell = [reverse("reader:offline"), *(static(f"reader/{name}") for name in SHELL)]
    body = f"const SHELL = {json.dumps(shell)};\n{SCRIPT.read_text(encoding='utf-8')}"
    version = sha256(body.encode()).hexdigest()[:12]
    return f'const VERSION = "{version}";\n{body}'


@readers_page
def manifest(request: HttpRequest) -> HttpResponse:
    icons = [
        {"src": static(f"desk/img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    told = {
        "name": newsroom()["name"],
        "short_name": newsroom()["name"],
        "description": "News that says how sure it is, what it rests on, and how that changed.",
        "id": "/",
        "start_url": reverse("reader:front"),
        "scope": "/",
        "display": "minimal-ui",
        "lang": "en",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [*icons, {"src": static("reader/icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(told, content_type="application/manifest+json")

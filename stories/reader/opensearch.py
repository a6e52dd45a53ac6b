"""How a browser searches here: an OpenSearch description."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static

from .feed_items import absolute, plain
from .pages import readers_page

# The format's own limit.
NAME_ROOM = 16


@readers_page
def opensearch(request: HttpRequest) -> HttpResponse:
    told = {
        "short": plain(settings.NEWSROOM_NAME)[:NAME_ROOM].strip(),
        "name": plain(settings.NEWSROOM_NAME),
        "address": absolute("/search/"),
        "self": absolute(request.path),
        "icon": absolute(static("reader/icon.svg")),
    }
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "reader/opensearch.xml", told, content_type=kind)

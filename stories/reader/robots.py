"""What robots are told: the desk and previews are not theirs, and where the lists are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from .feed_items import absolute
from .pages import readers_page

KEPT_OUT = ("/desk/", "/preview/")


@readers_page
def robots(request: HttpRequest) -> HttpResponse:
    lists = (absolute(reverse(f"reader:{name}")) for name in ("sitemap", "news_sitemap"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in KEPT_OUT), ""]
    lines += [f"Sitemap: {address}" for address in lists]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

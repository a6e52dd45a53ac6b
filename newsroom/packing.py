"""Readers' pages go packed over the wire."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from newsroom.outage import for_readers


class PackingMiddleware(GZipMiddleware):
    """They hold no secret that their packed length could tell; the desk's pages do, and stay as they are.

    Stands before the keeping of pages, which are kept as they read.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return super().process_response(request, response) if for_readers(request) else response

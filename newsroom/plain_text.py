"""What no form of ours sends and no text of ours may hold is refused before any view sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NUL = "\x00"


class PlainTextMiddleware:
    """Answers 400 to a form with a NUL in it: PostgreSQL stores none. Stands after the check of its token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Raises BadRequest."""
        if any(NUL in value for _, values in request.POST.lists() for value in values):
            raise BadRequest("A form held a NUL.")

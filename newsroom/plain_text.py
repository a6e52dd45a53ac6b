"""What no text of ours may hold is refused, or taken out, before any view sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict

from sources.rules.unseen import seen

NUL = "\x00"
# A password is what was chosen, whatever it holds.
CHOSEN = "password"


class PlainTextMiddleware:
    """Answers 400 to a form with a NUL in it: no form of ours sends one, and PostgreSQL stores none. Of what
    was typed, or pasted, takes out what nobody sees. Stands after the check of its token.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Raises BadRequest."""
        if any(NUL in value for _, values in request.POST.lists() for value in values):
            raise BadRequest("A form held a NUL.")
        if any(not _is_plain(name, value) for name, values in request.POST.lists() for value in values):
            request.POST = _plain(request.POST)  # type: ignore[assignment]


def _is_plain(name: str, value: str) -> bool:
    return CHOSEN in name or seen(value) == value


def _plain(sent: QueryDict) -> QueryDict:
    plain = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        plain.setlist(name, values if CHOSEN in name else [seen(value) for value in values])
    plain._mutable = False  # noqa: SLF001  (as it was sent, nobody writes to it)
    return plain

"""Readers' pages survive: while the database does not answer, those already made are served as they stood.

While it answers each page is made afresh, and what is kept is not looked at.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import local
from typing import Any

from django.db import OperationalError, connection, connections
from django.http import HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware

from newsroom.pages import Kept, age, find, keep, name_of, to_be_kept
from stories.away import away

logger = logging.getLogger(__name__)

# What was kept for good: a page, and the way from an old address to the present one.
LASTING = frozenset({200, 301})
# An attempt to connect that took longer than this was no refusal, and is not made again for a while.
SLOW, PAUSE = 1.0, 5.0
# A log that grows with each reader hides what else went wrong.
SAID_EVERY = 60.0


class KeptResponse(HttpResponse):
    """A page as it was made before; how long ago is said in its head."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(kept.body, status=kept.told.status, headers=kept.told.headers)
        self["Age"] = str(age(kept))
        self["Warning"] = '111 - "Revalidation Failed"'


class Pause:
    """A host that is cut off refuses nothing: each attempt takes seconds, and a thread. So one makes it."""

    def __init__(self) -> None:
        self.until = 0.0

    def begin(self) -> None:
        self.until = time.monotonic() + PAUSE

    def end(self) -> None:
        self.until = 0.0

    def holds(self) -> bool:
        """Of those that come when it is over the first goes and asks, the others wait for what it finds."""
        now = time.monotonic()
        if not self.until or now < self.until:
            return bool(self.until)
        self.begin()
        return False


class SurvivalMiddleware:
    """Stands where the whole answer is seen, with its policy and cookies, after the host was checked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.pause, self.here, self.said = Pause(), local(), -SAID_EVERY
        self.conditional = ConditionalGetMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.time_ns()
        self.here.began = time.monotonic()
        response = self.get_response(request)
        if not for_readers(request) or response.status_code not in LASTING:
            return response
        # Ours to do, for what is not sent to one reader must still be kept for the others.
        answer: HttpResponse = self.conditional.process_response(request, response)  # type: ignore[assignment]
        if isinstance(response, KeptResponse):
            answer["Age"], answer["Warning"] = response["Age"], response["Warning"]
        elif _is_for_everyone(request, response):
            if connection.connection is not None:
                self.pause.end()
            if name := to_be_kept(request):
                keep(name, response, began)
        return answer

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Raises OperationalError where nobody is to ask the database for now and nothing is kept."""
        if not for_readers(request) or not self.pause.holds():
            return None
        if kept := _kept(request):
            return kept
        raise OperationalError("The database did not answer a moment ago.")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not for_readers(request) or not away(exception):
            return None
        if connection.connection is None and time.monotonic() - self.here.began > SLOW:
            self.pause.begin()
        self._say(exception)
        return _kept(request)

    def _say(self, exception: Exception) -> None:
        if time.monotonic() > self.said + SAID_EVERY:
            self.said = time.monotonic()
            logger.warning("The database does not answer: %s. Readers get the pages already made.", exception)


def for_readers(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(match and match.namespace == "reader" and request.method in {"GET", "HEAD"})


def _kept(request: HttpRequest) -> KeptResponse | None:
    name = name_of(request)
    found = find(name) if name else None
    return KeptResponse(found) if found else None


def _is_for_everyone(request: HttpRequest, response: HttpResponse) -> bool:
    """A whole page, the same for all. Templates hide some failures of a query: such a page is not kept."""
    return (
        request.method == "GET"
        and not response.streaming
        and not response.cookies
        and "public" in response.get("Cache-Control", "")
        and "cookie" not in response.get("Vary", "").lower()
        and not any(one.errors_occurred for one in connections.all(initialized_only=True))
    )

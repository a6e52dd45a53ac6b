"""Who must sign in with a second step sets it up before anything else at the desk opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from newsroom.accounts import second_steps
from newsroom.accounts.sessions import BEGAN
from newsroom.desk import signed_in

# What stays open to who has not: setting it up, and leaving.
OPEN = {"second_step_set_up", "second_step_picture", "second_step", "login", "logout", "manifest"}
OPEN |= {"passkey_add", "passkey_offer", "passkey_ask", "passkey_enter"}


class SecondStepMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if (
            match is None
            or not match.route.startswith("desk/")
            or match.url_name in OPEN
            or not stops(request)
        ):
            return None
        if request.headers.get("Accept", "").startswith("application/json"):
            return JsonResponse(
                {"told": f"{second_steps.owed(signed_in(request))} Load the page again."}, status=403
            )
        return HttpResponseRedirect(reverse("second_step_set_up"))


def stops(request: HttpRequest) -> bool:
    """Whoever came in with a second step is not looked up again."""
    began = request.session.get(BEGAN, {})
    if began.get("second_step") or not (settings.SECOND_STEP_GROUPS or began.get("taken_off")):
        return False
    return isinstance(request.user, User) and second_steps.owes(request.user)

"""Addresses a page's own script asks: refusals come as JSON with a status, never as another page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, overload

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from newsroom.desk import desk
from stories.errors import NotAllowed
from stories.people import display_name
from stories.permissions import may

type Asked = Callable[..., JsonResponse]


@overload
def for_scripts(view: Asked) -> Callable[..., HttpResponse]: ...
@overload
def for_scripts(*, get: bool, verb: str = "write") -> Callable[[Asked], Callable[..., HttpResponse]]: ...


def for_scripts(view: Asked | None = None, *, get: bool = False, verb: str = "write") -> Any:
    """Gives `view` the colleague who asks as its second argument.

    401 signed out, or somebody else signed in since the page was made; 403 for who may not do `verb`, which
    is "" where the view asks that itself; 404 for what is not, or not open to them; 405 for another method.
    """
    if view is None:
        return lambda one: _guarded(one, "GET" if get else "POST", verb)
    return _guarded(view, "POST", verb)


def _guarded(view: Asked, method: str, verb: str) -> Callable[..., HttpResponse]:
    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refused = _refused(request, method, verb)
        if refused is not None:
            return refused
        try:
            return view(request, request.user, *args, **kwargs)
        except NotAllowed as stopped:
            return JsonResponse({"told": str(stopped)}, status=403)
        except Http404 as stopped:
            return JsonResponse({"told": str(stopped)}, status=404)

    return guarded


def _refused(request: HttpRequest, method: str, verb: str) -> JsonResponse | None:
    by = request.user
    if not isinstance(by, User):
        return JsonResponse({"told": "You were signed out."}, status=401)
    if not desk.has_permission(request) or (verb and not may(by, verb)):
        return JsonResponse({"told": str(NotAllowed(verb))}, status=403)
    if request.method != method:
        return JsonResponse({"told": f"Ask this address by {method}."}, status=405)
    made_for = str(request.POST.get("writer", ""))
    if made_for and made_for != str(by.pk):
        told = f"{display_name(by)} is signed in in this browser now."
        return JsonResponse({"told": told, "now": display_name(by)}, status=401)
    return None

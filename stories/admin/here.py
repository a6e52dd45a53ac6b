"""A page says that it is open and hears who else has the story open, and who is signed in."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token

from stories.actions.be_present import be_present
from stories.actions.step_away import step_away
from stories.admin import became
from stories.admin.for_scripts import for_scripts
from stories.admin.presence import standing
from stories.admin.story_screens import found
from stories.admin.taking import tab_of


@for_scripts
def here(request: HttpRequest, by: User, key: str) -> JsonResponse:
    """The page is open, or left (`gone`); the answer is who else is here, which version stands, and what
    became of the proposal the page was opened with (`stands`)."""
    story, tab = found(key, by), tab_of(request.POST)
    if not tab:
        return JsonResponse({"told": "The page did not say which tab it is. Open it again."}, status=400)
    if "gone" in request.POST:
        step_away(story, by=by, tab=tab)
        return JsonResponse({})
    be_present(story, by=by, tab=tab)
    sent = str(request.POST.get("stands", ""))
    return JsonResponse({**standing(story, by, tab), "became": became.drawn(story, by, sent)})


@for_scripts(get=True)
def signed(request: HttpRequest, by: User) -> JsonResponse:
    """Who is signed in, with a token to send with what waits; 401 for nobody."""
    return JsonResponse({"writer": by.pk, "token": get_token(request)})

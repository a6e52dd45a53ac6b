"""For whoever holds a signed link: to confirm, to see and to end what an address follows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from stories.actions.confirm_follow import NothingToConfirm, asked_follow, confirm_follow
from stories.actions.end_follow import end_all, end_follow
from stories.letters.door import from_here
from stories.letters.pages import Draw, turned_away
from stories.models import Follow
from stories.rules.follow import GETS
from stories.signed import Broken, confirmed_by, ended_by, mine_path, shown_by

GONE = 410


def confirm(request: HttpRequest, token: str, draw: Draw) -> HttpResponse:
    """Opened, it asks; pressed, it confirms: programs that look at mail open every link in it."""
    if request.method == "POST" and not from_here(request):
        return turned_away(request, draw)
    try:
        key, choice = confirmed_by(token)
        if request.method == "POST":
            follow = confirm_follow(key, choice, now=timezone.now())
            return HttpResponseRedirect(f"{mine_path(follow.follower)}?new={follow.pk}")
        follow = asked_follow(key)
    except (Broken, NothingToConfirm):
        return draw(request, "follow_over.html", {"said": str(NothingToConfirm())}, status=GONE)
    return draw(request, "follow_confirm.html", {"follow": follow, "gets": GETS.get(choice, "")})


def mine(request: HttpRequest, token: str, draw: Draw) -> HttpResponse:
    """All that the address of a message follows; a press ends one, or all of it."""
    if request.method == "POST" and not from_here(request):
        return turned_away(request, draw)
    try:
        key = shown_by(token)
    except Broken:
        return _broken(request, draw)
    rows = Follow.objects.filter(follower__key=key, confirmed_at__isnull=False)
    ended = False
    if request.method == "POST":
        one = rows.filter(pk=_number(request.POST.get("end", ""))).first()
        ended = end_follow(one.key) if one else "all" in request.POST and end_all(key)
    shown = [(row, GETS[row.choice]) for row in rows.select_related("story__live_edition")]
    told = {"follows": shown, "ended": ended, "new": _number(request.GET.get("new", ""))}
    return draw(request, "following.html", told)


def end(request: HttpRequest, token: str, draw: Draw) -> HttpResponse:
    """One press ends it: of the page's button, or of a mail program's own (RFC 8058).

    That one posts from no page, with no token: the signed link alone says what ends, and nothing but that
    can be done with it. Opened, it only asks.
    """
    try:
        key = ended_by(token)
    except Broken:
        return _broken(request, draw)
    rows = Follow.objects.select_related("follower", "story__live_edition")
    follow = rows.filter(key=key).first()
    if request.method == "POST":
        end_follow(key)
    told = {"follow": follow, "ended": request.method == "POST" or follow is None}
    return draw(request, "follow_end.html", told)


def _broken(request: HttpRequest, draw: Draw) -> HttpResponse:
    said = "This link is not whole: a part of it was lost on its way. Open it from the message itself."
    return draw(request, "follow_over.html", {"said": said}, status=404)


def _number(sent: str) -> int:
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 19 else 0

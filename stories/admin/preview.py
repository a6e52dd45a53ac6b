"""A draft as readers would get it: at the desk, and under links for somebody outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from newsroom.pressed import pressed
from newsroom.row_key import row_key
from stories.actions.give_preview import give_preview
from stories.actions.open_preview import NoPreview, open_preview, stands, token
from stories.actions.publish import unsealed
from stories.actions.take_back_preview import take_back_preview
from stories.admin.press import Gone
from stories.admin.story_screens import address, found, show, writer
from stories.dossier import Dossier, open_dossier
from stories.errors import Refusal
from stories.models import Edition, Ledger, PreviewLink, Proposal, Story
from stories.rules.moves import Standing, kind_of
from stories.rules.preview import NAMES, USUALLY

# The readers' side draws: it is handed in where addresses are joined, for the desk builds on none of it.
Draw = Callable[[HttpRequest, Edition, Any], HttpResponse]


@dataclass(frozen=True)
class Given:
    """A link as the list shows it; `address` only while it opens something."""

    link: PreviewLink
    address: str


@require_safe
def preview(request: HttpRequest, key: str, draw: Draw, band: Callable[..., Any]) -> HttpResponse:
    by = writer(request)
    story = found(key, by)
    told = band(story=address(story), links=reverse("preview_links", args=[story.pk]))
    return draw(request, next_edition(open_dossier(story)), told)


@never_cache
@require_safe
def preview_outside(
    request: HttpRequest,
    carried: str,
    draw: Draw,
    band: Callable[..., Any],
    refuse: Callable[[HttpRequest], HttpResponse],
) -> HttpResponse:
    """The draft as it stands now, for whoever holds a link; HEAD, which programs send, is no opening."""
    try:
        link = open_preview(carried, counts=request.method == "GET")
    except NoPreview:
        return refuse(request)
    story = Story.objects.select_related("section", "format", "lead", "live_edition__label").get(
        pk=link.story_id
    )
    return draw(request, next_edition(open_dossier(story)), band(until=link.expires_at))


def next_edition(dossier: Dossier) -> Edition:
    """What the draft would be published as now: as its pending proposal asks, else at what it has earned."""
    pending = dossier.story.proposals.filter(state__in=Proposal.PENDING).select_related("label").first()
    edition = unsealed(
        pending or _unasked(dossier), dossier.content, dossier.evidence, Ledger.objects.get(pk=1)
    )
    edition.statement["decided_by"] = edition.statement["decided_by"] or "an editor"
    return edition


def _unasked(dossier: Dossier) -> Proposal:
    story, label = dossier.story, dossier.earned
    live = story.live_edition
    now = Standing(live.label.place, live.label.rank) if live else None
    kind = kind_of(Standing(label.place, label.rank), now)
    return Proposal(story=story, kind=kind, label=label, proposed_by=story.saved_by)


def preview_links(request: HttpRequest, key: str) -> HttpResponse:
    """The links of a story: who gave each, until when, how often opened; give one, take one back."""
    by = writer(request)
    story = found(key, by)
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if request.method == "POST":
        return _pressed(request, by, story)
    told = {
        "title": "Preview links",
        "now": timezone.now(),
        "story": story,
        "back": address(story),
        "key": uuid4(),
    }
    return show(request, "previews", {**told, "given": given(story), "lasts": NAMES, "usually": USUALLY})


def _pressed(request: HttpRequest, by: User, story: Story) -> HttpResponse:
    try:
        messages.success(request, PRESSES[pressed(request.POST, PRESSES)](request, by, story))
    except Refusal as stopped:
        messages.error(request, str(stopped))
    return HttpResponseRedirect(reverse("preview_links", args=[story.pk]))


def _take_back(request: HttpRequest, by: User, story: Story) -> str:
    link = story.preview_links.filter(pk=row_key(request.POST["_takeback"])).first()
    if link is None:
        raise Gone
    take_back_preview(link, by=by)
    return "Taken back. Whoever opens the link now is told to ask for a new one."


def _give(request: HttpRequest, by: User, story: Story) -> str:
    try:
        key = UUID(str(request.POST.get("key", "")))
    except ValueError:
        key = uuid4()
    give_preview(story, by=by, key=key, lasts=str(request.POST.get("lasts", "")))
    return "The link is made. Copy it below; whoever has it can read the draft until it ends."


PRESSES = {"_takeback": _take_back, "_give": _give}


def given(story: Story) -> list[Given]:
    """Newest first; those that show nothing any more stand without an address."""
    now = timezone.now()
    links = story.preview_links.select_related("given_by")[:50]
    return [Given(link, outside(link) if stands(link, now) else "") for link in links]


def outside(link: PreviewLink) -> str:
    return f"{settings.NEWSROOM_URL}{reverse('preview_outside', args=[token(link)])}"

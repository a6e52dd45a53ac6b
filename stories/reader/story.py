"""A story's page, now and as it stood at each edition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import FETCH_RAISE
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from stories.models import Edition
from stories.models.edition import EditionQuerySet

from .assurance import assurance
from .body import Part, read_body
from .evidence import read_evidence
from .growth import charts
from .history import Step, runs, steps
from .notices import notices
from .open_notes import open_notes
from .pages import readers_page, show
from .pictures import formats_of, shown, with_formats
from .related import related
from .structured import for_machines

EVIDENCE_PART = "Where the sources line up"


@readers_page
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """What readers see now; an address the story once had leads here for good."""
    editions = standing_at(slug)
    live = one(editions.live())
    if live.slug != slug:
        return redirect("reader:story", live.slug, permanent=True)
    history = steps(editions)
    told = {**page(live, history), **for_machines(live, history), "related": related(live)}
    return show(request, "story.html", told)


@readers_page
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The story as edition `number` told it, and where it stands now."""
    editions = standing_at(slug)
    past, history = one(editions.filter(number=number)), steps(editions)
    if history[-1].slug != slug:
        return redirect("reader:edition", history[-1].slug, number, permanent=True)
    return show(request, "story.html", {**page(past, history), **for_machines(past, history), "past": True})


def standing_at(slug: str) -> EditionQuerySet:
    """All editions of the story that has, or ever had, this slug."""
    whose = Edition.objects.filter(slug=slug).order_by("-number").values("story")[:1]
    return Edition.objects.filter(story=whose)


def one(editions: EditionQuerySet) -> Edition:
    found = with_formats(editions).fetch_mode(FETCH_RAISE).first()
    if found is None:
        raise Http404("No story stands at this address.")
    return found


def page(edition: Edition, history: Sequence[Step]) -> dict[str, Any]:
    evidence = read_evidence(edition.evidence)
    opened = open_notes(evidence)
    body = read_body(edition.content["body"], opened.keys(), opened)
    picture = shown(edition.content["lead"], formats_of(edition))
    live = reverse("reader:story", args=[history[-1].slug])
    return {
        "here": edition.content["section"]["slug"],
        "edition": edition,
        "content": edition.content,
        "label": edition.statement["label"],
        "ladder": edition.statement["ladder"],
        "body": body,
        "picture": picture,
        "evidence": evidence,
        "assurance": assurance(edition.statement, edition.evidence, evidence),
        "notices": notices(history, edition.number),
        "newest": history[-1],
        "runs": list(runs(history)),
        "charts": charts(history),
        "lines_title": lines_title(body.parts),
        "live_address": f"{settings.NEWSROOM_URL}{live}",
    }


def lines_title(parts: Sequence[Part]) -> str:
    """The evidence's heading; a text that already has a part of that name leaves it another."""
    taken = {part.title.casefold() for part in parts}
    return EVIDENCE_PART if EVIDENCE_PART.casefold() not in taken else "Claims against sources"

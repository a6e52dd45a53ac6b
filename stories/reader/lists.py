"""Any list of stories as a page, and what is new in it as a fragment of that page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from stories.models import Section

from .entries import Entry, entries, moved
from .pages import sections, show
from .paging import SIZE, cut, turn
from .shelf import Kind, Shelf, Tally, listed, newest_stories
from .structured import as_data, newsroom_data

MOVED = 5
DIGITS = 12


@dataclass(frozen=True)
class Listing:
    """`kind` and `slug` say what it is of, `label` the slug of a label that has its own page."""

    shelf: Shelf
    section: Section | None = None
    label: str = ""

    @property
    def kind(self) -> str:
        return "label" if self.label else self.shelf.kind

    @property
    def here(self) -> str:
        """Which link of the masthead leads to this page."""
        return {"section": self.shelf.slug, "all": "front", "source": "sources"}.get(self.kind, "")


def river(
    request: HttpRequest,
    listing: Listing,
    every: Sequence[Section] | None = None,
    template: str = "front.html",
    **more: Any,
) -> HttpResponse:
    """Live stories of the listing, newest first; ?label= keeps those of one label, ?page= turns the page.

    With ?since=, an entry of the ledger, only what came after it, to be put into a page that is open.
    """
    shelf = listing.shelf
    chosen = shelf.choose(listing.label or request.GET.get("label", ""))
    if "since" in request.GET:
        return fresh(request, listing, chosen, request.GET["since"])
    page = turn(request.GET.get("page", ""), chosen.stories if chosen else shelf.stories)
    shown = entries(cut(places(shelf, chosen), page))
    plain_front = listing.kind == Kind.ALL and not chosen and page.number == 1
    lead = first_standing(shown) if plain_front else None
    context = {
        "here": listing.here,
        "listing": listing,
        "sections": sections() if every is None else every,
        "tallies": shelf.tallies,
        "chosen": chosen,
        "total": shelf.stories,
        "page": page,
        "lead": lead,
        "river": [entry for entry in shown if entry is not lead],
        "newest": shown[0].entry if shown else 0,
        "moves": moved(MOVED, newest_stories(shelf.kind, shelf.slug)),
        "structured": as_data(newsroom_data()) if plain_front else "",
        **more,
    }
    return show(request, template, context)


def places(shelf: Shelf, chosen: Tally | None) -> Any:
    return listed(shelf.kind, shelf.slug, chosen.label if chosen else None).values("entry")


def fresh(request: HttpRequest, listing: Listing, chosen: Tally | None, since: str) -> HttpResponse:
    """What came into the listing after the entry `since`; a page of it at most, and whether there is more."""
    if not since.isascii() or not since.isdigit() or len(since) > DIGITS:
        raise Http404("Entries have numbers.")
    found = entries(places(listing.shelf, chosen).filter(entry__gt=int(since))[: SIZE + 1])
    context: Mapping[str, Any] = {
        "listing": listing,
        "tallies": listing.shelf.tallies,
        "chosen": chosen,
        "total": listing.shelf.stories,
        "entries": found[:SIZE],
        "newest": found[0].entry if found else int(since),
        "says": says(found),
        "more": len(found) > SIZE,
    }
    return show(request, "parts/fresh.html", {**context, "sections": ()})


def says(found: Sequence[Entry]) -> str:
    """ "3 new stories", "1 new story and 2 updated"; "" for none."""
    if len(found) > SIZE:
        return f"More than {SIZE} new stories"
    new = sum(entry.number == 1 for entry in found)
    updated = len(found) - new
    parts = [
        f"{new} new {'story' if new == 1 else 'stories'}" if new else "",
        f"{updated} updated" if new else f"{updated} updated {'story' if updated == 1 else 'stories'}",
    ]
    return " and ".join(part for part in parts[: 2 if updated else 1] if part)


def first_standing(shown: Sequence[Entry]) -> Entry | None:
    """The newest story that stands: a withdrawn one never leads."""
    return next((entry for entry in shown if not entry.retracted), None)

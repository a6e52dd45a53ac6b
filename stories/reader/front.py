"""Lists of stories: the front page, a section, a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from stories.models import Edition, Section

from .entries import Entry, Tally, entries, moved, tallies
from .pages import readers_page, sections, show
from .paging import SIZE, turn
from .structured import as_data, newsroom_data

MOVED = 5


@dataclass(frozen=True)
class Listing:
    """What a list is of: everything, a section, or a label that has its own page."""

    sections: Sequence[Section]
    section: Section | None = None
    label: str = ""

    @property
    def here(self) -> str:
        """Which link of the masthead leads to this page."""
        return self.section.slug if self.section else "" if self.label else "front"

    @property
    def within(self) -> dict[str, str]:
        return {"section_slug": self.section.slug} if self.section else {}


@readers_page
def front(request: HttpRequest) -> HttpResponse:
    return river(request, Listing(sections()))


@readers_page
def section(request: HttpRequest, slug: str) -> HttpResponse:
    every = sections()
    here = next((one for one in every if one.slug == slug), None)
    if here is None:
        raise Http404("No section stands at this address.")
    return river(request, Listing(every, section=here))


@readers_page
def label(request: HttpRequest, slug: str) -> HttpResponse:
    return river(request, Listing(sections(), label=slug))


def river(request: HttpRequest, listing: Listing) -> HttpResponse:
    """Live stories of the listing, newest first; ?label= keeps those of one label, ?page= turns the page."""
    within = listing.within
    counts = tallies(**within)
    chosen = choose(counts, listing.label or request.GET.get("label", ""))
    total = sum(tally.stories for tally in counts)
    page = turn(request.GET.get("page", ""), chosen.stories if chosen else total)
    only = {"label__slug": chosen.label.slug} if chosen else {}
    shown = entries(Edition.objects.live().filter(**within, **only), page.start, SIZE)
    plain_front = not (listing.section or chosen) and page.number == 1
    lead = first_standing(shown) if plain_front else None
    context = {
        "here": listing.here,
        "listing": listing,
        "sections": listing.sections,
        "tallies": counts,
        "chosen": chosen,
        "total": total,
        "page": page,
        "lead": lead,
        "river": [entry for entry in shown if entry is not lead],
        "moves": moved(MOVED, **within),
        "structured": as_data(newsroom_data()) if plain_front else "",
    }
    return show(request, "front.html", context)


def choose(counts: Sequence[Tally], slug: str) -> Tally | None:
    """The label `slug` names, None for "". Raises Http404 where no published label has it."""
    found = next((tally for tally in counts if tally.label.slug == slug), None)
    if slug and found is None:
        raise Http404("No label has this name.")
    return found


def first_standing(shown: Sequence[Entry]) -> Entry | None:
    """The newest story that stands: a withdrawn one never leads."""
    return next((entry for entry in shown if not entry.retracted), None)

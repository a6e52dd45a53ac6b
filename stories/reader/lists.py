"""Any list of stories as a page, and what is new in it as a fragment of that page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from stories.models import Edition, Section

from .days import Sheet, days
from .entries import Entry, entries, moved
from .pages import sections, show
from .paging import SIZE, Page, cut, turn
from .pinned import pinned
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

    def is_front(self, chosen: Tally | None) -> bool:
        """Whether a story leads it."""
        return self.kind == Kind.ALL and not chosen


def river(
    request: HttpRequest,
    listing: Listing,
    every: Sequence[Section] | None = None,
    template: str = "front.html",
    **more: Any,
) -> HttpResponse:
    """Live stories of the listing, newest first; ?label= keeps those of one label, ?page= turns the page.

    With ?since=, an entry of the ledger, what came after it and what stood there, to be put into a page
    that is open.
    """
    shelf = listing.shelf
    chosen = shelf.choose(listing.label or request.GET.get("label", ""))
    if "since" in request.GET:
        return fresh(request, listing, chosen, request.GET["since"])
    page = turn(request.GET.get("page", ""), chosen.stories if chosen else shelf.stories)
    sheet = sheet_of(listing, chosen, page)
    is_front = page.number == 1 and listing.is_front(chosen)
    context = {
        "here": listing.here,
        "listing": listing,
        "sections": sections() if every is None else every,
        "tallies": shelf.tallies,
        "chosen": chosen,
        "total": shelf.stories,
        "page": page,
        **laid_out(sheet, is_front=is_front),
        "newest": sheet.shown[0].entry if sheet.shown else 0,
        "moves": moved(MOVED, newest_stories(shelf.kind, shelf.slug)),
        "structured": as_data(newsroom_data()) if is_front else "",
        **more,
    }
    return show(request, template, context)


def sheet_of(listing: Listing, chosen: Tally | None, page: Page) -> Sheet:
    """The stories of a page with the one before and the one after, in one query."""
    found = entries(cut(places(listing.shelf, chosen), page, beside=1))
    first = 1 if page.number > 1 else 0
    rest = found[first + page.size :]
    return Sheet(
        shown=found[first : first + page.size],
        before=found[0] if first else None,
        after=rest[0] if rest else None,
        whole=listing.shelf.kind == Kind.ALL,
    )


def laid_out(sheet: Sheet, *, is_front: bool) -> dict[str, Any]:
    """Where the stories of a page stand: pinned, leading, or in the river under their day."""
    pin = pinned() if is_front else None
    river = [one for one in sheet.shown if not pin or one.entry != pin.entry.entry]
    lead = first_standing(river) if is_front else None
    in_river = {one.entry for one in river if one is not lead}
    return {"pinned": pin, "lead": lead, "days": list(days(sheet, in_river))}


def places(shelf: Shelf, chosen: Tally | None) -> Any:
    return listed(shelf.kind, shelf.slug, chosen.label if chosen else None).values("entry")


def fresh(request: HttpRequest, listing: Listing, chosen: Tally | None, since: str) -> HttpResponse:
    """The page as it is since the entry `since`, with what it held then; nothing of it where nothing came.

    More than a page of new stories are told, and left to the page itself.
    """
    if not since.isascii() or not since.isdigit() or len(since) > DIGITS:
        raise Http404("Entries have numbers.")
    where = places(listing.shelf, chosen)
    new = list(news(where, int(since)))
    more = len(new) > SIZE
    held = entries(where[: len(new) + SIZE + 1]) if new and not more else []
    sheet = Sheet(
        held[: len(new) + SIZE],
        after=held[-1] if len(held) > len(new) + SIZE else None,
        whole=listing.shelf.kind == Kind.ALL,
    )
    context: Mapping[str, Any] = {
        "listing": listing,
        "tallies": listing.shelf.tallies,
        "chosen": chosen,
        "total": listing.shelf.stories,
        **laid_out(sheet, is_front=bool(held) and listing.is_front(chosen)),
        "newest": new[0][0] if new else int(since),
        "says": says([number for _, number in new]),
        "more": more,
    }
    return show(request, "parts/fresh.html", {**context, "sections": ()})


def news(where: Any, since: int) -> QuerySet[Edition, tuple[int, int]]:
    """Entry and number of the editions that came after the entry `since`, newest first; a page and one."""
    came = Edition.objects.filter(entry__in=where.filter(entry__gt=since)[: SIZE + 1])
    return came.newest_first().values_list("entry", "number")


def says(numbers: Sequence[int]) -> str:
    """ "3 new stories", "1 new story and 2 updated"; "" for none. `numbers` are those of the editions."""
    if len(numbers) > SIZE:
        return f"More than {SIZE} new stories"
    new = numbers.count(1)
    updated = len(numbers) - new
    parts = [
        f"{new} new {'story' if new == 1 else 'stories'}" if new else "",
        f"{updated} updated" if new else f"{updated} updated {'story' if updated == 1 else 'stories'}",
    ]
    return " and ".join(part for part in parts[: 2 if updated else 1] if part)


def first_standing(shown: Sequence[Entry]) -> Entry | None:
    """The newest story that stands: a withdrawn one never leads."""
    return next((entry for entry in shown if not entry.retracted), None)

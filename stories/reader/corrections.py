"""Corrections: every correction, clarification, lowering and retraction, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from .mends import Mend, counts, mends
from .pages import readers_page, show
from .paging import SIZE, turn


@dataclass(frozen=True)
class Month:
    """`first` is the time of its newest entry."""

    first: datetime
    mends: tuple[Mend, ...]

    @property
    def id(self) -> str:
        return f"month-{timezone.localtime(self.first):%Y-%m}"


@readers_page
def corrections(request: HttpRequest) -> HttpResponse:
    """All of them, or those of one ?kind=."""
    found, kind = counts(), request.GET.get("kind", "")
    if kind not in found:
        raise Http404("Nothing of this kind is mended.")
    page = turn(request.GET.get("page", ""), found[kind])
    context = {
        "here": "corrections",
        "counts": found,
        "kind": kind,
        "page": page,
        "months": months(mends(page.start, SIZE, kind)),
    }
    return show(request, "corrections.html", context)


def months(shown: Sequence[Mend]) -> list[Month]:
    """In the zone the newsroom's times are shown in."""
    by_month = groupby(shown, key=lambda one: f"{timezone.localtime(one.published_at):%Y-%m}")
    groups = (tuple(group) for _, group in by_month)
    return [Month(group[0].published_at, group) for group in groups]

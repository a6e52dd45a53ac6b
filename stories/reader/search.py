"""Search: stories by their words, by label, section and day.

Of what is found the `MOST` stories that began last are looked at, which bounds the work for the most common
word. Are there no more, those whose headline says what was asked stand first, each group newest first; else
the newest stand first, and the page says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date

from stories.models import CatalogueEntry, Label, Section
from stories.search import PRINTED, newest_matching
from stories.search.terms import LONGEST, Term, terms

from .pages import readers_page, sections, show
from .paging import SIZE, turn
from .search_hits import Hit, headline_says, hit
from .search_near import Near, near

MOST = 240
Frozen = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """What the form was sent with. A label or section nobody has is left out; `wrong` are days that are none.

    `labels` are slugs, none of them for all; `section` is "" for any.
    """

    words: str
    labels: frozenset[str]
    section: str
    since: date | None
    until: date | None
    wrong: tuple[str, ...]

    @property
    def anything(self) -> bool:
        return bool(self.words or self.labels or self.section or self.since or self.until)

    @property
    def narrowed(self) -> bool:
        return bool(self.labels or self.section or self.since or self.until)


@dataclass(frozen=True)
class Found:
    """`keys` are the stories' in the order they are shown in; `more`: there are others, older ones."""

    keys: Sequence[int]
    more: bool


@readers_page
def search(request: HttpRequest) -> HttpResponse:
    every = sections()
    labels = list(Label.objects.filter(publishable=True))
    asked = read(request.GET, {one.slug for one in labels}, every)
    said = terms(asked.words)
    found = find(asked, labels, said) if asked.anything else Found((), more=False)
    page = turn(request.GET.get("page", ""), len(found.keys))
    context = {
        "here": "search",
        "sections": every,
        "labels": labels,
        "asked": asked,
        "found": found,
        "page": page,
        "hits": hits(found.keys[page.start : page.start + SIZE], said),
        "near": near(asked.words) if said else Near(),
        "longest": LONGEST,
    }
    return show(request, "search.html", context)


def read(sent: QueryDict, labels: Collection[str], every: Sequence[Section]) -> Asked:
    since, until = (sent.get(name, "").strip() for name in ("since", "until"))
    section = sent.get("section", "")
    return Asked(
        words=" ".join(sent.get("q", "")[:LONGEST].replace("\x00", "").split()),
        labels=frozenset(sent.getlist("label")) & frozenset(labels),
        section=section if any(one.slug == section for one in every) else "",
        since=a_day(since),
        until=a_day(until),
        wrong=tuple(text[:20] for text in (since, until) if text and a_day(text) is None),
    )


def a_day(text: str) -> date | None:
    """None for what is no day, and for the last one there is, which has no next."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and date.min < day < date.max - timedelta(days=1) else None


def find(asked: Asked, labels: Sequence[Label], said: Sequence[Term]) -> Found:
    """Ids first, then of texts what orders them: to carry all through the sort takes many times as long."""
    rows = within(CatalogueEntry.objects.all(), asked, labels)
    if not asked.words:
        keys = list(rows.order_by("-entry").values_list("pk", flat=True)[: MOST + 1])
        return Found(keys[:MOST], more=len(keys) > MOST)
    keys = newest_matching(rows, PRINTED, asked.words, MOST + 1)
    more = len(keys) > MOST
    told = CatalogueEntry.objects.filter(pk__in=keys[:MOST]).values_list("pk", "entry", "headline")
    ranked = [(not more and headline_says(headline, said), entry, key) for key, entry, headline in told]
    return Found([key for *_, key in sorted(ranked, reverse=True)], more=more)


def within(rows: QuerySet[CatalogueEntry], asked: Asked, labels: Sequence[Label]) -> QuerySet[CatalogueEntry]:
    if asked.labels:
        rows = rows.filter(label__in=[one.pk for one in labels if one.slug in asked.labels])
    if asked.section:
        rows = rows.filter(section_slug=asked.section)
    if asked.since:
        rows = rows.filter(published_at__gte=begins(asked.since))
    if asked.until:
        rows = rows.filter(published_at__lt=begins(asked.until + timedelta(days=1)))
    return rows


def begins(day: date) -> datetime:
    """In the zone the newsroom's times are shown in."""
    return timezone.make_aware(datetime.combine(day, time()))


def hits(keys: Sequence[int], said: Sequence[Term]) -> list[Hit]:
    rows = CatalogueEntry.objects.filter(pk__in=keys).values(
        *("pk", "headline", "standfirst", "body", "sources", "published_at"),
        slug=F("edition__slug"),
        section=F("edition__content__section"),
        label_=F("edition__statement__label"),
    )
    by_key = {row.pop("pk"): row for row in rows}
    return [hit(said, label=by_key[key].pop("label_"), **by_key[key]) for key in keys if key in by_key]

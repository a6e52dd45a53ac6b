"""What narrows the ledger: what an edition did, how it was decided, and on which day readers saw it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from stories.admin.label_filter import LabelFilter
from stories.models import Edition, Proposal

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.contrib.admin.views.main import ChangeList

EPOCH = 1970


class KindFilter(admin.SimpleListFilter):
    title, parameter_name = "what it did", "kind"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        return [(kind.value, str(kind.label)) for kind in Proposal.Kind]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Edition]) -> QuerySet[Edition]:
        kind = self.value()
        if kind not in Proposal.Kind.values:
            return queryset
        return queryset.filter(proposal__in=Proposal.objects.filter(kind=kind).values("pk"))


class DecidedFilter(admin.SimpleListFilter):
    """What readers are told beside the label; most were simply asked for by one and approved by another."""

    title, parameter_name = "how it was decided", "decided"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        return [("alone", "By one editor"), ("above", "Above the evidence"), ("watch", "Asked by the watch")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Edition]) -> QuerySet[Edition]:
        rows = Proposal.objects.all()
        asked = {
            "alone": rows.filter(kind__in=Proposal.ALONE, decided_by=F("proposed_by")),
            "above": rows.exclude(override=""),
            "watch": rows.filter(kind=Proposal.Kind.LOWER, proposed_by=None),
        }
        found = asked.get(self.value() or "")
        return queryset if found is None else queryset.filter(proposal__in=found.values("pk"))


class DayFilter(admin.SimpleListFilter):
    """A day, typed: no list of choices could hold them all."""

    title, parameter_name = "day", "day"
    template = "admin/stories/edition/day_filter.html"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        return [("any", "Any day")]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """None as links; `kept` is what else the address asks for."""
        asked = changelist.get_filters_params()
        kept = {**{name: values[-1] for name, values in asked.items()}, "q": changelist.query}
        self.kept = [(k, v) for k, v in kept.items() if v and k != self.parameter_name]
        yield from ()

    @property
    def day(self) -> date | None:
        """The day asked for; None for none, and for what is no day."""
        try:
            day = date.fromisoformat(self.value() or "")
        except ValueError:
            return None
        return day if EPOCH <= day.year < MAXYEAR else None

    def queryset(self, request: HttpRequest, queryset: QuerySet[Edition]) -> QuerySet[Edition]:
        if self.day is None:
            return queryset
        since = timezone.make_aware(datetime.combine(self.day, time.min))
        until = timezone.make_aware(datetime.combine(self.day + timedelta(days=1), time.min))
        return queryset.filter(published_at__gte=since, published_at__lt=until)


FILTERS = (("label", LabelFilter), KindFilter, DecidedFilter, DayFilter)

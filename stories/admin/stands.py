"""A list's rows by their state: those still to come, unless others are asked for or searched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

ALL = "all"


class StandsFilter(admin.SimpleListFilter):
    """`states` are all there are, each with its word; `to_come` those a list shows unasked, `usual` the word
    for them. A search is made among all."""

    title, parameter_name = "state", "state"
    states: ClassVar[Mapping[str, str]]
    to_come: ClassVar[tuple[str, ...]]
    usual: ClassVar[str]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self.searches = bool(request.GET.get("q"))
        if self.searches:
            return [*self.states.items()]
        return [*(one for one in self.states.items() if one[:1] != self.to_come), (ALL, "all")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        first, *others = super().choices(changelist)
        is_all = self.searches and self.value() == ALL
        word = "all" if self.searches else self.usual
        yield {**first, "display": word, "selected": first["selected"] or is_all}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() in self.states:
            return queryset.filter(state=self.value())
        is_all = self.searches or self.value() == ALL
        return queryset if is_all else queryset.filter(state__in=self.to_come)

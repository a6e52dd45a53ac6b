"""Lists that are searched by their words, as the newsroom's own indexes keep them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest

from newsroom.desk import DeskAdmin
from stories.search import Index, matching, rare


class SearchedAdmin(DeskAdmin):
    """`found_by` is the index of the list's rows."""

    found_by: ClassVar[Index]
    # Nothing is asked of it: a list that names no field has no place to type.
    search_fields = ("pk",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not search_term.strip():
            return queryset, False
        few = rare(queryset, self.found_by, search_term)
        if few is not None:
            return queryset.filter(pk__in=few), False
        return matching(queryset, self.found_by, search_term), False

"""Long lists in pages of newer and older: none is counted, and a late page costs what the first does."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.admin.views import main
from django.core.exceptions import ValidationError
from django.db.models import Field, Model, Q, QuerySet
from django.http import HttpRequest, QueryDict

from newsroom.offered import OfferedList
from newsroom.row_key import row_key

OLDER, NEWER = "older", "newer"
# Nobody turns so many pages by number; beyond them a database has no rows to skip.
FURTHEST = 100_000
type Stop = tuple[Any, Any]


class KeysetList(OfferedList):
    """A list whose address names the row where the page before ended.

    `older` and `newer` are the ends of the addresses of the neighbouring pages, "" for none. In an order
    that is not of one column that is never empty, pages are numbered, and still not counted.
    """

    older = newer = ""
    counts_nothing = True
    stopped: dict[str, str] | None = None

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        if self.stopped is None:
            self.stopped = {name: str(self.params.pop(name, "")) for name in (OLDER, NEWER)}
            for name in self.stopped:
                self.filter_params.pop(name, None)
        return super().get_queryset(request, exclude_parameters)

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        """The id as last resort runs the way of the column before it: so one index serves both ways."""
        ordering = list(super().get_ordering(request, queryset))
        if len(ordering) == 2 and ordering[1] == "-pk" and not str(ordering[0]).startswith("-"):
            ordering[1] = "pk"
        return ordering

    def get_results(self, request: HttpRequest) -> None:
        column = self.column([*self.queryset.query.order_by])
        found = self._numbered() if column is None else self._beyond(column)
        self.result_list = found
        self.result_count, self.full_result_count = len(found), None
        self.show_full_result_count, self.show_admin_actions = False, True
        self.can_show_all = self.multi_page = False
        self.paginator = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)

    def column(self, ordering: list[Any]) -> Field[Any, Any] | None:
        """What the list is sorted by, when that names a place in it: never empty, the id behind it."""
        names = [one.removeprefix("-") for one in ordering if isinstance(one, str)]
        if len(names) != len(ordering) or names[1:] not in ([], ["pk"]) or "__" in names[0]:
            return None
        if len({str(one).startswith("-") for one in ordering}) > 1:
            return None
        pk = self.lookup_opts.pk
        field = pk if names[0] == "pk" else self.lookup_opts.get_field(names[0])
        alone = len(names) == 1 and not getattr(field, "unique", False)
        return None if alone or field.null or not isinstance(field, Field) else field

    def _beyond(self, column: Field[Any, Any]) -> list[Any]:
        newer, older = (self._stop(column, (self.stopped or {}).get(name, "")) for name in (NEWER, OLDER))
        at = newer or older
        falls = str(self.queryset.query.order_by[0]).startswith("-")
        rows = self.queryset.reverse() if newer else self.queryset
        if at:
            rows = rows.filter(_past(column.name, at, rising=falls == bool(newer)))
        found = list(self._whole([*rows.values_list("pk", flat=True)[: self.list_per_page + 1]]))
        more = len(found) > self.list_per_page
        found = found[-self.list_per_page :] if newer else found[: self.list_per_page]
        if found and (newer or more):
            self.older = self._address(OLDER, column, found[-1])
        if found and (more if newer else at):
            self.newer = self._address(NEWER, column, found[0])
        return found

    def _whole(self, keys: list[Any]) -> QuerySet[Any]:
        """All that the list shows of the rows named: to sort whole rows for a page of them takes many times
        longer, and named by a query within the query PostgreSQL may join all rows first."""
        rows = self.root_queryset.filter(pk__in=keys).order_by(*self.queryset.query.order_by)
        return rows if rows.query.select_related else self.apply_select_related(rows)

    def _address(self, way: str, column: Field[Any, Any], row: Any) -> str:
        return self.get_query_string({way: f"{row.pk}_{column.value_to_string(row)}"})

    def _stop(self, column: Field[Any, Any], text: str) -> Stop | None:
        """(value, id) of the row where a page ended; None for what names none."""
        pk, _, value = text.partition("_")
        if not value or "\x00" in value:
            return None
        try:
            held = column.to_python(value)
            # A moment at the edge of the calendar is in no other zone, the database's among them.
            told = held.astimezone(UTC) if isinstance(held, datetime) else held
            return told, self.lookup_opts.pk.to_python(pk[:18])
        except (ValidationError, OverflowError):
            return None

    def _numbered(self) -> list[Any]:
        start = (min(max(self.page_num, 1), FURTHEST) - 1) * self.list_per_page
        keys = self.queryset.values_list("pk", flat=True)[start : start + self.list_per_page + 1]
        found = list(self._whole([*keys]))
        if len(found) > self.list_per_page:
            self.older = self.get_query_string({main.PAGE_VAR: self.page_num + 1})
        if start:
            self.newer = self.get_query_string({main.PAGE_VAR: max(self.page_num, 1) - 1})
        return found[: self.list_per_page]


def _past(name: str, at: Stop, *, rising: bool) -> Q:
    """Behind a place. The first half is what an index can answer."""
    (value, pk), way = at, "gt" if rising else "lt"
    beyond = Q(**{f"{name}__{way}": value}) | Q(**{name: value, f"pk__{way}": pk})
    return Q(**{f"{name}__{way}e": value}) & beyond


def by_id[Row: Model](rows: QuerySet[Row], sent: QueryDict, most: int) -> tuple[list[Row], str, str]:
    """A page of rows, newest first by their ids, and the addresses of the newer and the older page; "" for
    none. `sent` is what the page was asked for, which those addresses ask for, too."""
    after, before = row_key(sent.get(NEWER)), row_key(sent.get(OLDER))
    if after:
        found = list(rows.filter(pk__gt=after).order_by("pk")[: most + 1])
        more, found = len(found) > most, found[:most][::-1]
        is_newer, is_older = more, True
    else:
        found = list((rows.filter(pk__lt=before) if before else rows).order_by("-pk")[: most + 1])
        more, found = len(found) > most, found[:most]
        is_newer, is_older = bool(before), more
    newer = _from(sent, NEWER, found[0]) if is_newer and found else ""
    return found, newer, _from(sent, OLDER, found[-1]) if is_older and found else ""


def _from(sent: QueryDict, way: str, end: Model) -> str:
    kept = sent.copy()
    for name in (NEWER, OLDER):
        kept.pop(name, None)
    kept[way] = str(end.pk)
    return f"?{kept.urlencode()}"

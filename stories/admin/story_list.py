"""The list of stories: saved lists, search, and rows in pages of newer and older."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.views import main
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from newsroom.counts import capped, counts
from newsroom.desk import signed_in
from newsroom.keyset import KeysetList
from newsroom.searched import SearchedAdmin
from stories.admin.many_verbs import VERBS
from stories.admin.story_filters import COUNTED, FILTERS, Choice, Narrowing
from stories.admin.story_rows import Row, listed, rows
from stories.admin.taken_out import Everything, is_export
from stories.models import Story
from stories.search import STORIES

ALL: Choice = ("", "")
# What the address of a tab asks for, the word on it.
TABS: Mapping[Choice, str] = {
    ALL: "All",
    ("whose", "mine"): "Mine",
    ("state", "waiting"): "Waiting for an editor",
    ("state", "unsupported"): "Label no longer earned",
    ("state", "scheduled"): "Going out",
    ("state", "draft"): "Drafts",
}
COLUMNS = ("headline", "saved_at")
ORDERS = {
    "-saved_at": "newest change first",
    "saved_at": "oldest change first",
    "headline": "A to Z",
    "-headline": "Z to A",
}


@dataclass(frozen=True)
class Tab:
    word: str
    address: str
    count: str
    is_current: bool
    is_hot: bool


@dataclass(frozen=True)
class Sort:
    """Whether the list is sorted by a column, which way, and the address that turns it."""

    is_current: bool
    falls: bool
    address: str


@dataclass(frozen=True)
class Order:
    word: str
    asked: str
    is_current: bool


class StoryList(KeysetList):
    """Its rows; `numbers` is how many stories each choice and each tab holds, COUNTED for more."""

    rows: list[Row]
    numbers: dict[Choice, int]

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.rows = rows(self.result_list)
        self.numbers = counts(self.held(signed_in(request)), COUNTED)

    def held(self, person: User) -> dict[Choice, QuerySet[Story]]:
        held: dict[Choice, QuerySet[Story]] = {ALL: Story.objects.open_to(person)}
        for spec in self.filter_specs:
            if isinstance(spec, Narrowing):
                held |= spec.held(person)
        return held

    @property
    def of_all(self) -> str:
        return capped(self.numbers[ALL], COUNTED)

    @property
    def tabs(self) -> list[Tab]:
        now = {**self.get_filters_params(), **({"q": [self.query]} if self.query else {})}
        return [self._tab(choice, word, now) for choice, word in TABS.items()]

    def _tab(self, choice: Choice, word: str, now: Mapping[str, list[str]]) -> Tab:
        name, value = choice
        number = self.numbers[choice]
        return Tab(
            word=word,
            address=f"?{name}={value}" if name else "?",
            count=capped(number, COUNTED),
            is_current=now == ({name: [value]} if name else {}),
            is_hot=value == "unsupported" and bool(number),
        )

    @property
    def sorts(self) -> dict[str, Sort]:
        return {name: self._sort(name) for name in COLUMNS}

    @property
    def in_words(self) -> str:
        return next((order.word for order in self.orders if order.is_current), ORDERS["-saved_at"])

    @property
    def orders(self) -> list[Order]:
        now = str(self.queryset.query.order_by[0])
        return [Order(word, asked(column), column == now) for column, word in ORDERS.items()]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What an address says besides the order."""
        return [(name, str(value)) for name, value in self.params.items() if name != main.ORDER_VAR]

    def _sort(self, name: str) -> Sort:
        now = str(self.queryset.query.order_by[0])
        is_current, falls = now.removeprefix("-") == name, now.startswith("-")
        other = "" if (falls if is_current else name == "headline") else "-"
        return Sort(is_current, falls, self.get_query_string({main.ORDER_VAR: asked(f"{other}{name}")}))


def asked(column: str) -> str:
    """What an address says for an order: the column's place in the list."""
    name = column.removeprefix("-")
    return f"{column.removesuffix(name)}{COLUMNS.index(name)}"


class StoryListAdmin(SearchedAdmin):
    """What anyone at the desk may find: all drafts but the private ones that do not name them."""

    list_display = COLUMNS
    list_per_page = 30
    list_filter = FILTERS
    found_by = STORIES
    search_help_text = "Search headline, body and sources"
    ordering = ("-saved_at", "-pk")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[KeysetList]:
        return Everything if is_export(request, self) else StoryList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        return listed(Story.objects.open_to(request.user))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        told = {"verbs": VERBS, "asked": request.GET.urlencode()}
        return super().changelist_view(request, {**told, **(extra_context or {})})

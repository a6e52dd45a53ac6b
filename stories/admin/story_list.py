"""The list of stories: saved lists, search, and rows in pages of newer and older."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from newsroom.counts import capped, counts
from newsroom.desk import DeskAdmin, signed_in
from newsroom.keyset import KeysetList
from stories.admin.many_verbs import VERBS
from stories.admin.story_filters import FILTERS, of_state
from stories.admin.story_rows import Row, listed, rows
from stories.models import Story
from stories.search import STORIES, matching

# The word on the tab, the state it lists; "mine" is no state.
TABS = {
    "": "All",
    "mine": "Mine",
    "waiting": "Waiting for an editor",
    "unsupported": "Label no longer earned",
    "scheduled": "Going out",
    "draft": "Drafts",
}
COLUMNS = ("headline", "saved_at")


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


class StoryList(KeysetList):
    rows: list[Row]

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.rows = rows(self.result_list)

    @property
    def sorts(self) -> dict[str, Sort]:
        return {name: self._sort(name) for name in COLUMNS}

    @property
    def in_words(self) -> str:
        said = {"headline": "A to Z", "-headline": "Z to A", "saved_at": "oldest change first"}
        return said.get(str(self.queryset.query.order_by[0]), "newest change first")

    def _sort(self, name: str) -> Sort:
        place, now = list(self.list_display).index(name), str(self.queryset.query.order_by[0])
        is_current, falls = now.removeprefix("-") == name, now.startswith("-")
        other = "" if (falls if is_current else name == "headline") else "-"
        return Sort(is_current, falls, self.get_query_string({"o": f"{other}{place}"}))


class StoryListAdmin(DeskAdmin):
    """What anyone at the desk may find: all drafts but the private ones that do not name them."""

    list_display = COLUMNS
    list_per_page = 30
    list_filter = FILTERS
    search_fields = ("headline",)
    search_help_text = "Search headline, body and sources"
    ordering = ("-saved_at", "-pk")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[StoryList]:
        return StoryList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        return listed(Story.objects.open_to(request.user))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return (matching(queryset, STORIES, search_term) if search_term.strip() else queryset), False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        told = {"tabs": tabs(request), "verbs": VERBS, "asked": request.GET.urlencode()}
        return super().changelist_view(request, {**told, **(extra_context or {})})


def tabs(request: HttpRequest) -> list[Tab]:
    """The saved lists, each but All with how many are in it: "99+" for more, since counting takes long."""
    asked = {name: str(value) for name, value in request.GET.items() if name not in {"older", "newer", "o"}}
    person = signed_in(request)
    held = counts(person, {name: of_tab(name, person) for name in TABS if name})
    return [_tab(name, asked, held.get(name)) for name in TABS]


def _tab(name: str, asked: dict[str, str], number: int | None) -> Tab:
    query = {"mine": {"whose": "mine"}, "": {}}.get(name, {"state": name})
    return Tab(
        word=TABS[name],
        address="?" + "&".join(f"{key}={value}" for key, value in query.items()),
        count="" if number is None else capped(number),
        is_current=asked == query,
        is_hot=name == "unsupported" and bool(number),
    )


def of_tab(name: str, person: User) -> QuerySet[Story]:
    stories = Story.objects.open_to(person).order_by()
    if name == "mine":
        return stories.of(person)
    return of_state(stories, name) if name else stories

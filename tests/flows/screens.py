"""Which screens the desk has: every address of it that answers with a page, and of each kind the fullest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import APIRequestContext

# of each kind, how many rows are opened to find the fullest
ROWS = 3
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
ROW = re.compile(r"/desk/(\w+)/(\w+)/(\d+)/")
# {why: names}: every other address has a page for whoever may open all there are.
LEFT_OUT: Mapping[str, set[str]] = {
    "the door, which whoever is signed in has behind them: walked by hand": {
        *("login", "second_step", "second_step_lost", "passkey_enter"),
    },
    "asked by a page's script, and answered in facts": {
        *("autocomplete", "jsi18n", "passkey_ask", "passkey_offer"),
        *("stories_story_autosave", "stories_story_here", "stories_story_signed"),
        *("stories_story_authors", "stories_story_people", "stories_story_tags", "stories_story_time"),
    },
    "a part of the story's page, drawn in it": {"stories_story_evidence"},
    "a press, which leads to another page": {"logout", "inbox_open", "inbox_read", "task_done"},
    "a file or a picture": {
        *("manifest", "second_step_picture", "sources_reference_download"),
        *("stories_edition_export", "stories_event_export", "stories_story_export"),
    },
    "the stock way to a row's own site: no row says that it has one": {"view_on_site"},
    "nobody adds one": {
        *("sources_derivation_add", "sources_reference_add", "stories_edition_add", "stories_event_add"),
        *("stories_page_add", "stories_proposal_add", "stories_report_add", "stories_tag_add"),
    },
    "nobody deletes one": {
        *("auth_group_delete", "auth_user_delete", "sources_derivation_delete", "sources_feed_delete"),
        *("sources_humansource_delete", "sources_publisher_delete", "sources_reference_delete"),
        *("stories_edition_delete", "stories_event_delete", "stories_label_delete", "stories_page_delete"),
        *("stories_proposal_delete", "stories_report_delete", "stories_story_delete", "stories_tag_delete"),
    },
    "nobody looks back at one here: the log does": {"auth_group_history", "auth_user_history"},
    "drawn by the template of a format that is deleted": {"stories_author_delete", "stories_section_delete"},
    "drawn by the template of an edition's history": {
        *("sources_derivation_history", "sources_feed_history", "sources_publisher_history"),
        *("stories_author_history", "stories_event_history", "stories_format_history"),
        *("stories_label_history", "stories_page_history", "stories_proposal_history"),
        *("stories_report_history", "stories_section_history", "stories_tag_history"),
    },
}
PASSED_OVER = frozenset[str]().union(*LEFT_OUT.values())
type Found = dict[str, str]


@dataclass
class Rows:
    """Which rows of each kind the desk's own links name."""

    keys: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def read(self, text: str) -> None:
        for app, model, key in ROW.findall(text):
            if key not in self.keys[f"{app}/{model}"]:
                self.keys[f"{app}/{model}"].append(key)

    def of(self, route: str) -> list[str]:
        return (self.keys.get("/".join(route.split("/")[1:3])) or ["1"])[:ROWS]


def routes(patterns: list[Any], at: str = "") -> Iterator[tuple[str, str]]:
    """The desk's addresses by name: ("sources_feed_change", "desk/sources/feed/<path:object_id>/change/")."""
    for one in patterns:
        route = f"{at}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route)
        elif isinstance(one, URLPattern) and one.name and route.startswith("desk/"):
            yield one.name, route


def screens(request: APIRequestContext, base: str, known: Mapping[str, str]) -> tuple[Found, set[str]]:
    """The fullest page of each name by its path, as whoever asks may open them, and the names of none.

    Of what no link leads to, the path is `known`.
    """
    rows, found, lost = Rows(), dict[str, str](), set[str]()
    plainest_first = sorted(set(routes(get_resolver().url_patterns)), key=lambda one: one[1].count("<"))
    for name, route in plainest_first:
        if name in PASSED_OVER:
            continue
        fullest = _fullest(request, base, [known[name]] if name in known else _paths(route, rows), rows)
        found |= {name: fullest} if fullest else {}
        lost |= set() if fullest else {name}
    return found, lost


def _fullest(request: APIRequestContext, base: str, paths: list[str], rows: Rows) -> str:
    lengths = {}
    for path in paths:
        answer = request.get(f"{base}{path}", max_redirects=0)
        assert answer.status < 500, path
        # A part of a page, sent to a page's script, has no head of its own.
        if answer.status == 200 and "<html" in answer.text()[:200]:
            lengths[path] = len(answer.text())
            rows.read(answer.text())
    return max(lengths, key=lambda path: lengths[path], default="")


def _paths(route: str, rows: Rows) -> list[str]:
    """The addresses of a route: one for each row that is known, all its parameters the same."""
    return [f"/{PARAMETER.sub(owner, route)}" for owner in (rows.of(route) if "<" in route else [""])]

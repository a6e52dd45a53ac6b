"""Which screens the desk has: every address of it that answers with a page, and of each kind the fullest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import APIRequestContext

# of each kind, how many rows are opened to find the fullest
ROWS = 3
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
ROW = re.compile(r"/desk/(\w+)/(\w+)/(\d+)/")
COPY = re.compile(r"/copies/(\d+)/")
# The door leads out, and one page away; both are walked by hand.
LEFT_OUT = {"logout", "login", "manifest"}

# Drawn by one stock template for every kind of row: one of each stands for all, beside our own.
STOCK = {"delete", "history"}
OWN = {"stories_story_history", "sources_reference_history", "sources_humansource_history"}


@dataclass
class Rows:
    """Which rows of each kind the desk's own links name."""

    keys: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def read(self, text: str) -> None:
        for app, model, key in ROW.findall(text):
            self._keep(f"{app}/{model}", key)
        for key in COPY.findall(text):
            self._keep("copy_id", key)

    def of(self, route: str, parameter: str) -> list[str]:
        kind = "/".join(route.split("/")[1:3])
        return (self.keys.get(parameter) or self.keys.get(kind) or ["1"])[:ROWS]

    def _keep(self, kind: str, key: str) -> None:
        if key not in self.keys[kind]:
            self.keys[kind].append(key)


def routes(patterns: list[Any], at: str = "") -> Iterator[tuple[str, str]]:
    """The desk's addresses by name: ("sources_feed_change", "desk/sources/feed/<path:object_id>/change/")."""
    for one in patterns:
        route = f"{at}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route)
        elif isinstance(one, URLPattern) and one.name and route.startswith("desk/") and "^" not in route:
            yield one.name, route


def screens(request: APIRequestContext, base: str) -> dict[str, str]:
    """The fullest page of each name, by its path, as whoever asks may open them."""
    rows, found, alike = Rows(), {}, set()
    plainest_first = sorted(set(routes(get_resolver().url_patterns)), key=lambda one: one[1].count("<"))
    for name, route in plainest_first:
        kind = name.rpartition("_")[2]
        if name in LEFT_OUT or (kind in alike and name not in OWN):
            continue
        if fullest := _fullest(request, base, route, rows):
            found[name] = fullest
            alike |= {kind} & STOCK if name not in OWN else set()
    return found


def _fullest(request: APIRequestContext, base: str, route: str, rows: Rows) -> str:
    lengths = {}
    for path in _paths(route, rows):
        answer = request.get(f"{base}{path}", max_redirects=0)
        # A part of a page, sent to a page's script, has no head of its own.
        if answer.status == 200 and "<html" in answer.text()[:200]:
            lengths[path] = len(answer.text())
            rows.read(answer.text())
    return max(lengths, key=lambda path: lengths[path], default="")


def _paths(route: str, rows: Rows) -> list[str]:
    """The addresses of a route: one for each row that is known, all its parameters but a copy's the same."""
    copies = rows.of(route, "copy_id") if "copy_id" in route else [""]
    owners = rows.of(route, "") if PARAMETER.search(route) else [""]
    return [
        "/" + PARAMETER.sub(lambda one, o=owner, c=copy: c if one[1] == "copy_id" else o, route)  # type: ignore[misc]
        for owner in owners
        for copy in copies
    ]

"""Every address readers and their machines have, from the patterns of the project itself.

A new page is walked from the day it has an address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter
from django.urls.resolvers import RoutePattern

DESK = ("desk/", "preview/")
NUMBERS = (0, 1, 2)
KINDS = {"kind": ("atom", "rss", "json")}


def patterns(
    found: list[Any] | None = None, at: str = "", space: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """(route, pattern) of all that stands in the space "reader"."""
    for one in get_resolver().url_patterns if found is None else found:
        route = f"{at}{one.pattern}"
        if isinstance(one, URLResolver) and not route.startswith(DESK):
            yield from patterns(one.url_patterns, route, one.namespace or space)
        elif isinstance(one, URLPattern) and space == "reader":
            yield route, one


def reader_addresses(words: Sequence[str], told: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    """Each address with each value for each of its places: numbers 0 to 2, formats of feeds, `words`.

    `told` has other words for what a route begins with: `{"stories/": ["a-slug"]}`. Raises TypeError for
    a route with no named places to fill.
    """
    for route, pattern in patterns():
        if not isinstance(pattern.pattern, RoutePattern):
            raise TypeError(f"{route} is no route that can be walked.")
        here = next((values for start, values in told.items() if route.startswith(start)), words)
        places = pattern.pattern.converters
        values = [
            NUMBERS if isinstance(one, IntConverter) else KINDS.get(name, here)
            for name, one in places.items()
        ]
        for chosen in product(*values):
            yield f"/{filled(route, pattern, dict(zip(places, chosen, strict=True)))}"


def filled(route: str, pattern: URLPattern, given: Mapping[str, Any]) -> str:
    """The route with its places filled, "<slug:slug>" among them."""
    for name, converter in pattern.pattern.converters.items():
        start = route.index(f":{name}>")
        opened = route.rindex("<", 0, start)
        route = f"{route[:opened]}{converter.to_url(given[name])}{route[start + len(name) + 2 :]}"
    return route

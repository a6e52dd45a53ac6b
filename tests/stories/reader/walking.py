"""Every address readers and their machines have, from the patterns of the project itself.

A new page is walked from the day it has an address; one that takes what nobody has told here fails loudly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

DESK = ("desk/", "preview/")
Values = Mapping[str, Sequence[Any]]


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


def reader_addresses(told: Mapping[str, Values]) -> Iterator[str]:
    """Each address with each of the values `told` for it: by what its route begins with, "" for all others.

    `{"stories/": {"slug": ["a"]}, "": {"number": [1]}}`. Raises KeyError for a value nobody told.
    """
    for route, pattern in patterns():
        names = list(pattern.pattern.converters)
        first = next((values for start, values in told.items() if start and route.startswith(start)), {})
        values = {**told.get("", {}), **first}
        for chosen in product(*(values[name] for name in names)):
            yield f"/{filled(route, pattern, dict(zip(names, chosen, strict=True)))}"


def filled(route: str, pattern: URLPattern, given: Mapping[str, Any]) -> str:
    """The route with its places filled, "<slug:slug>" among them."""
    for name, converter in pattern.pattern.converters.items():
        start = route.index(f":{name}>")
        opened = route.rindex("<", 0, start)
        route = f"{route[:opened]}{converter.to_url(given[name])}{route[start + len(name) + 2 :]}"
    return route

"""The feeds beside a page, for its head."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

register = template.Library()

# A page about an edition, or a part of a list, has the feed of what it is about.
BESIDE = {"reader:edition": "reader:story"}


@register.simple_tag(takes_context=True)
def feed_beside(context: template.Context, kind: str) -> str:
    """The address of this page's own feed, "" where it has none: of a page "x" it is named "x_feed"."""
    request: Any = context.get("request")
    found = request.resolver_match if request else None
    if found is None:
        return ""
    given = {name: value for name, value in found.kwargs.items() if name == "slug"}
    try:
        return reverse(f"{BESIDE.get(found.view_name, found.view_name)}_feed", kwargs={**given, "kind": kind})
    except NoReverseMatch:
        return ""


@register.filter
def has_page(path: str) -> bool:
    """Whether an address leads to one of our pages."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True

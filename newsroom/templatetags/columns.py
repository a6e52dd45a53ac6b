"""Cells of the desk's lists that say which column they are of, for where a row is no row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

register = template.Library()

# How Django begins a cell: a row is told by its first link, "th".
BEGINS = re.compile(r"<(?P<kind>t[dh])(?P<told>[^>]*)>")
ROLES = {"td": "cell", "th": "rowheader"}


@register.filter
def named(rows: Iterable[Iterable[str]], headers: Iterable[Mapping[str, Any]]) -> Iterator[list[SafeString]]:
    names = [str(header["text"]) for header in headers]
    for row in rows:
        yield [_named(cell, name) for cell, name in zip(row, names, strict=True)]


def _named(cell: str, name: str) -> SafeString:
    """The cell with its role, which a row laid out otherwise would lose, and with its column's name."""
    begins = BEGINS.match(cell)
    if begins is None:
        return mark_safe(cell)  # noqa: S308 (as Django made it)
    kind, rest = begins["kind"], cell[begins.end() :]
    said = format_html('<span class="of-column">{}</span> ', capfirst(name)) if kind == "td" else ""
    return mark_safe(f'<{kind} role="{ROLES[kind]}"{begins["told"]}>{said}{rest}')  # noqa: S308

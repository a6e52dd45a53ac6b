"""The text of an edition, cleaned once more before it is shown, and its headings as a contents list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from stories.sanitise import clean

WORDS_A_MINUTE = 230
HEADING = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True)
class Part:
    id: str
    title: str


@dataclass(frozen=True)
class Body:
    """`html` is safe to print; `parts` are its second-level headings, `minutes` the time it takes to read."""

    html: SafeString
    parts: tuple[Part, ...]
    minutes: int


def read_body(stored: str) -> Body:
    safe = clean(stored)
    parts: list[Part] = []
    taken: set[str] = set()

    def name(heading: re.Match[str]) -> str:
        level, inside = heading.groups()
        title = " ".join(unescape(strip_tags(inside)).split())
        if not title:
            return ""
        part = Part(free_id(title, taken), title)
        taken.add(part.id)
        if level == "h2":
            parts.append(part)
        return f'<{level} id="{part.id}">{inside}</{level}>'

    # What the sanitiser prints has no attribute on a heading and no heading in a heading.
    html = HEADING.sub(name, safe)
    # Every tag and attribute left stands on the lists above.
    return Body(mark_safe(html), tuple(parts), minutes(safe))  # noqa: S308


def free_id(title: str, taken: set[str]) -> str:
    """An id for a heading: its own prefix keeps it clear of the page's."""
    base = f"part-{slugify(title)[:60].strip('-') or 'heading'}"
    number = 1
    while (found := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return found


def minutes(html: str) -> int:
    return max(1, round(len(strip_tags(html).split()) / WORDS_A_MINUTE))

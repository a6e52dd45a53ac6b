"""The text of an edition, cleaned once more before it is shown, and its headings as a contents list."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from stories.rules.body import NOTE, noted
from stories.sanitise import clean

WORDS_A_MINUTE = 230
HEADING = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True)
class Part:
    id: str
    title: str


@dataclass(frozen=True)
class Body:
    """`html` is safe to print; `parts` are its second-level headings, `minutes` the time it takes to read.

    `noted` are the source notes it leads to, which can lead back to the first place they are cited.
    """

    html: SafeString
    parts: tuple[Part, ...]
    minutes: int
    noted: frozenset[int] = frozenset()


def read_body(stored: str, notes: Collection[int] = ()) -> Body:
    """`notes`: numbers of the edition's source notes, to which the text leads where it cites them."""
    safe = clean(stored)
    parts: list[Part] = []
    taken: set[str] = set()

    def name(heading: re.Match[str]) -> str:
        level, inside = heading.groups()
        title = " ".join(unescape(strip_tags(NOTE.sub("", inside))).split())
        if not title:
            return ""
        part = Part(free_id(title, taken), title)
        taken.add(part.id)
        if level == "h2":
            parts.append(part)
        return f'<{level} id="{part.id}">{inside}</{level}>'

    # What the sanitiser prints has no attribute on a heading and no heading in a heading.
    html = HEADING.sub(name, safe)
    led = frozenset(noted(safe)).intersection(notes)
    # Every tag and attribute left stands on the lists above.
    return Body(mark_safe(lead_to(led, html)), tuple(parts), minutes(NOTE.sub("", safe)), led)  # noqa: S308


def lead_to(notes: Collection[int], html: str) -> str:
    """The text with a link to each of `notes` where it is cited; the first place of each has an id."""
    led: set[int] = set()

    def link(cited: re.Match[str]) -> str:
        number = int(cited[1])
        if number not in notes:
            return f"<sup>{number}</sup>"
        name = "" if number in led else f' id="cite-{number}"'
        led.add(number)
        to = f'href="#note-{number}"{name} aria-label="Source note {number}"'
        return f'<sup class="ref"><a {to}>{number}</a></sup>'

    return NOTE.sub(link, html)


def free_id(title: str, taken: set[str]) -> str:
    """An id for a heading: its own prefix keeps it clear of the page's."""
    base = f"part-{slugify(title)[:60].strip('-') or 'heading'}"
    number = 1
    while (found := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return found


def minutes(html: str) -> int:
    return max(1, round(len(strip_tags(html).split()) / WORDS_A_MINUTE))

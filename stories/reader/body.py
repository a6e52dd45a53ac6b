"""The text of an edition, cleaned once more before it is shown, and its headings as a contents list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from stories.rules.body import NOTE, noted
from stories.sanitise import clean

from .open_notes import Opened

WORDS_A_MINUTE = 230
# What a note cited in it is opened after, or, where nothing may stand after it there, before the end of.
CITED = re.compile(rf"{NOTE.pattern}|</(p|h2|h3|li|blockquote)>")
AFTER = frozenset({"p", "h2", "h3"})
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


def read_body(stored: str, notes: Collection[int] = (), opened: Mapping[int, Opened] | None = None) -> Body:
    """`notes`: numbers of the edition's source notes, to which the text leads where it cites them.

    Those of them in `opened` open in place, below the paragraph that cites them.
    """
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
    return Body(mark_safe(lead_to(led, html, opened or {})), tuple(parts), minutes(NOTE.sub("", safe)), led)  # noqa: S308


def lead_to(notes: Collection[int], html: str, opened: Mapping[int, Opened]) -> str:
    """The text with a link to each of `notes` where it is cited, which can be led back to."""
    leading = Leading(notes, opened)
    return f"{CITED.sub(leading.write, html)}{leading.open()}"


@dataclass
class Leading:
    """Writes the links, and below each paragraph the notes it cites; an id stands once on a page."""

    notes: Collection[int]
    opened: Mapping[int, Opened]
    seen: Counter[int] = field(default_factory=Counter)
    here: dict[int, str] = field(default_factory=dict)

    def write(self, found: re.Match[str]) -> str:
        number, ended = found.groups()
        if number:
            return self.link(int(number))
        return f"{found[0]}{self.open()}" if ended in AFTER else f"{self.open()}{found[0]}"

    def link(self, number: int) -> str:
        if number not in self.notes:
            return f"<sup>{number}</sup>"
        first = number not in self.here and (number in self.opened or not self.seen[number])
        if first:
            self.seen[number] += 1
            times = self.seen[number]
            self.here[number] = f"{number}" if times == 1 else f"{number}-{times}"
        name = f' id="cite-{self.here[number]}"' if first else ""
        place = f"open-{self.here[number]}" if number in self.opened else f"note-{number}"
        return (
            f'<sup class="ref"><a href="#{place}"{name} aria-label="Source note {number}">{number}</a></sup>'
        )

    def open(self) -> str:
        """The notes cited since the last paragraph ended."""
        ended, self.here = self.here, {}
        return "".join(
            self.opened[number](f"open-{name}", f"cite-{name}")
            for number, name in ended.items()
            if number in self.opened
        )


def free_id(title: str, taken: set[str]) -> str:
    """An id for a heading: its own prefix keeps it clear of the page's."""
    base = f"part-{slugify(title)[:60].strip('-') or 'heading'}"
    number = 1
    while (found := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return found


def minutes(html: str) -> int:
    return max(1, round(len(strip_tags(html).split()) / WORDS_A_MINUTE))

"""What a body of HTML says: its words and its headings. Pure reading; cleaning happens at the save."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

HEADINGS = frozenset({"h2", "h3"})
_BLOCKS = frozenset({"p", "li", "blockquote", "pre", "hr", "br", *HEADINGS})
# A source note cited at a place of the text, the only form it has: its number, twice.
NOTE = re.compile(r'<sup data-note="([1-9][0-9]{0,3})">\1</sup>')


@dataclass
class Part:
    """A heading and the words below it, up to the next; the first part may have no heading."""

    heading: str = ""
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = [Part()]
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self.parts.append(Part())
            self._in_heading = True
        elif tag in _BLOCKS:
            self.parts[-1].words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS:
            self._in_heading = False
        elif tag in _BLOCKS:
            self.parts[-1].words.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_heading:
            self.parts[-1].heading += data
        else:
            self.parts[-1].words.append(data)


def noted(html: str) -> tuple[int, ...]:
    """Numbers of the source notes the text cites, in the order they first stand in it."""
    return tuple(dict.fromkeys(int(number) for number in NOTE.findall(html)))


def parts(html: str) -> list[Part]:
    """The body cut at its headings (h2 and h3), in order; parts with neither are left out.

    The numbers of source notes are no words of it.
    """
    reader = _Reader()
    reader.feed(NOTE.sub("", html))
    reader.close()
    return [part for part in reader.parts if part.heading.strip() or part.text]


def words(html: str) -> str:
    """All words below headings, single spaced."""
    return " ".join(part.text for part in parts(html) if part.text)


def empty_headings(html: str) -> tuple[str, ...]:
    """Headings with nothing written below them."""
    return tuple(part.heading.strip() for part in parts(html) if part.heading and not part.text)


def skeleton(headings: list[str]) -> str:
    """The body a new story starts with: each heading and an empty paragraph."""
    return "".join(f"<h2>{escape(heading, quote=False)}</h2><p></p>" for heading in headings)

"""HTML as a list of blocks of words, for comparing: paragraphs, headings, items. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

WORD = re.compile(r"(\s*)(\w[\w\u2019'-]*|[^\w\s])")
HEADINGS = {f"h{n}" for n in range(1, 7)}
BLOCKS = HEADINGS | {"p", "li", "blockquote", "figcaption", "pre", "td", "th", "div", "ul", "ol", "figure"}
MARKS = {"em": "em", "i": "em", "strong": "strong", "b": "strong", "sup": "sup", "sub": "sub"}


@dataclass(frozen=True)
class Token:
    """A word or a sign; `tight` when no space stands before it, which no comparison minds.

    The address of a link follows its words as a token of its own, so that a link led
    elsewhere is a visible change. The number of a source note is marked "note"; it belongs to
    the word before it, whatever space was typed between them.
    """

    text: str
    marks: tuple[str, ...] = ()
    tight: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Block:
    tag: str
    tokens: tuple[Token, ...]


def blocks(html: str) -> tuple[Block, ...]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return tuple(reader.found)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self.tokens: list[Token] = []
        self.open: list[str] = []
        self.links: list[str] = []
        self.loose = True
        self.noting = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag in BLOCKS:
            self.flush()
            self.open.append(tag)
        elif tag in MARKS:
            self.open.append(tag)
            self.noting = tag == "sup" and "data-note" in facts
        elif tag == "a":
            self.links.append(facts.get("href") or "")
        elif tag == "img":
            self.add(f"[picture {facts.get('src') or ''}: {facts.get('alt') or 'no alt text'}]")
        elif tag == "br":
            self.loose = True

    def handle_endtag(self, tag: str) -> None:
        self.noting = False
        if tag in BLOCKS:
            self.flush()
        if tag == "a" and self.links:
            self.add(f"[{self.links.pop()}]", "address")
        elif tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag)]

    def handle_data(self, data: str) -> None:
        marks = tuple(sorted({MARKS[tag] for tag in self.open if tag in MARKS}))
        if self.noting:
            self.tokens.append(Token(data, ("note",), tight=True))
            self.loose = False
            return
        for space, word in WORD.findall(data):
            self.tokens.append(Token(word, marks, tight=not (space or self.loose)))
            self.loose = False
        if data[-1:].isspace():
            self.loose = True

    def add(self, text: str, *marks: str) -> None:
        self.tokens.append(Token(text, marks))
        self.loose = False

    def flush(self) -> None:
        if self.tokens:
            self.found.append(Block(self.tag(), tuple(self.tokens)))
        self.tokens, self.loose = [], True

    def tag(self) -> str:
        """What the words stand in: the nearest of heading, item, quotation; else a paragraph."""
        telling = HEADINGS | {"li", "blockquote", "figcaption", "pre"}
        return next((tag for tag in reversed(self.open) if tag in telling), "p")

"""How much of a page is read. Whatever grows faster than a page does is bounded here: no article comes near
these figures, and of a page made to be slow the rest is cut off."""

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate, islice, takewhile

from lxml import etree
from lxml.html import HtmlElement

MOST_CHARACTERS = 3_000_000
# a tree takes a hundred bytes and more a tag
MOST_TAGS = 100_000
MOST_ELEMENTS = 20_000
# reading an element takes time as it stands deep, and room as it has attributes (articles: under 40,000)
MOST_WEIGHT = 300_000
_ATTRIBUTE = 2
# characters of text and attributes in all; of text in one stretch
_MOST_TEXT = 2_000_000
_LONGEST_STRETCH = 200_000
_LONGEST_MARK = 1_000
_LONGEST_ADDRESS = 8_000
LONGEST_TEXT = 20_000
_MARKS = ("class", "id", "rel", "itemprop", "property", "name", "itemtype", "type", "data-testid", "data-qa",
          "data-component", "data-module", "data-author", "data-authors", "data-author-name",
          "data-byline")  # fmt: skip
_ADDRESSES = ("href", "src", "alt", "title", "aria-label", "datetime")
_LONGEST: Mapping[str, int] = {
    **dict.fromkeys(_MARKS, _LONGEST_MARK),
    **dict.fromkeys(_ADDRESSES, _LONGEST_ADDRESS),
    "content": LONGEST_TEXT,
}
_PROGRAMS = frozenset({"script", "style"})
_TAG = re.compile("<")


def beginning(body: bytes) -> bytes:
    """The bytes that hold as many characters as are read, at most four each; none is cut in two."""
    end = 4 * MOST_CHARACTERS
    if len(body) <= end:
        return body
    start = next((at for at in range(end, end - 4, -1) if body[at] & 0xC0 != 0x80), end)
    return body[:start]


def some_tags(markup: str) -> str:
    """The markup before its 100,001st "<"."""
    further = next(islice(_TAG.finditer(markup), MOST_TAGS, None), None)
    return markup[: further.start()] if further else markup


def cut(tree: HtmlElement) -> None:
    """Takes the elements off a tree that come after the 20,000th, weigh too much in all or say too much, and
    the ends off texts and attributes longer than any that says something."""
    last, length = tree, 0
    for last in _kept(tree):
        length += _shorten(last) + _shorten_text(last)
        if length > _MOST_TEXT:
            break
    _end_at(last)


def weights(tree: HtmlElement) -> Iterator[int]:
    """How much each element of a tree weighs, in order."""
    depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            yield depth + _ATTRIBUTE * len(element.attrib)
        depth += 1 if event == "start" else -1


def _kept(tree: HtmlElement) -> list[HtmlElement]:
    within = takewhile(lambda sum_: sum_ <= MOST_WEIGHT, accumulate(islice(weights(tree), MOST_ELEMENTS)))
    return [element for element, _ in zip(tree.iter(etree.Element), within, strict=False)]


def _shorten(element: HtmlElement) -> int:
    """Cuts an element's attributes to what is read of each; returns their length in all."""
    length = 0
    for name, value in element.attrib.items():
        most = _LONGEST.get(name, len(value))
        if len(value) > most:
            element.set(name, value[:most])
        length += min(len(value), most)
    return length


def _shorten_text(element: HtmlElement) -> int:
    """Cuts what stands in and after an element to what is read of one stretch; returns its length."""
    own, after = element.text or "", element.tail or ""
    if element.tag in _PROGRAMS:
        own = ""
    if len(own) > _LONGEST_STRETCH:
        element.text = own = own[:_LONGEST_STRETCH]
    if len(after) > _LONGEST_STRETCH:
        element.tail = after = after[:_LONGEST_STRETCH]
    return len(own) + len(after)


def _end_at(last: HtmlElement) -> None:
    """Takes off what comes after an element in its tree, and what elements stand in it."""
    del last[:]
    for element in [last, *last.iterancestors()]:
        parent = element.getparent()
        if parent is not None:
            del parent[parent.index(element) + 1 :]

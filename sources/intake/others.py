"""What stands where bylines do and is another's: who took the picture, who helped, who is written about."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from sources.intake.names import helped, key, led
from sources.intake.place import Places, marks, spaced

LONGEST_BYLINE = 200
_INLINE = frozenset({"a", "b", "i", "em", "strong"})
_TITLES = frozenset({"a", "h2", "h3", "h4", "h5"})
_LONG = 30
# who took the picture stands by it, made up as bylines are
_PICTURED = re.compile(
    r"(?:photo|image|picture|media|img)[-_]?(?:credit|by|source|author|copyright)|"
    r"\b(?:lead|hero|main|featured|article|story|post|entry)[-_]{0,2}(?:image|photo|picture|media|art)\b",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"getty|shutterstock|i?stock(?:photo)?\b|unsplash|alamy|flickr|\bphoto(?:graph|s)?\b", re.IGNORECASE
)
# what stands about an author without being the name
_ABOUT = re.compile(
    r"bio\b|avatar|social|twitter|follow|image|photo|count|desc|role|job|links|icon", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"affiliation", re.IGNORECASE)


def said(element: HtmlElement) -> str:
    """The beginning of an element's text, on one line."""
    return spaced(element, 2 * LONGEST_BYLINE)


def is_own(where: Places, element: HtmlElement) -> bool:
    """Whether a byline is the article's: not a picture's, a helper's or that of an article linked above."""
    around = [element, *islice(element.iterancestors(), 2)]
    if any(e.tag in ("figure", "picture") or _PICTURED.search(marks(e)) for e in [*around, *element[:3]]):
        return False
    title = key(said(where.heading)) if where.heading is not None else ""
    above = (e for inner in around if inner not in where.above for e in _links_above(inner))
    is_ours = not _CREDITED.search(said(element)) and not helped(_text_before(element))
    return is_ours and all(key(said(e)) in title for e in above)


def is_about(element: HtmlElement) -> bool:
    """Whether it says something about an author and not who that is."""
    return bool(_ABOUT.search(element.get("class") or "") or _ELSEWHERE.search(marks(element)))


def in_passing(element: HtmlElement) -> bool:
    """Whether it is a word or two in running text, where people are written about, not at its very start."""
    inline = element.tag in _INLINE
    around = next(element.iterancestors("p", "li", "td", "blockquote"), None) if inline else None
    if around is None or len(said(around)) <= LONGEST_BYLINE:
        return False
    starts = not (around.text or "").strip() and around[0] is element
    return not (starts and led(said(element)))


def _text_before(element: HtmlElement) -> str:
    """What stands right before an element, in the one around it."""
    before, parent = element.getprevious(), element.getparent()
    if before is None:
        return (parent.text or "").strip() if parent is not None else ""
    return (before.tail or "").strip() or said(before)


def _links_above(element: HtmlElement) -> Iterator[HtmlElement]:
    """The links just before an element that say so much that they lead to another article."""
    for before in islice(element.itersiblings(preceding=True), 2):
        if before.tag in _TITLES and len(said(before)) >= _LONG and next(before.iter("a"), None) is not None:
            yield before

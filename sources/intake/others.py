"""What stands where bylines do and is another's: who took the picture, who helped, who is written about."""

import re
from collections.abc import Collection
from itertools import islice

from lxml.html import HtmlElement

from sources.intake.names import helped, key, led
from sources.intake.place import Places, marks, spaced

LONGEST_BYLINE = 200
_INLINE = frozenset({"a", "b", "i", "em", "strong"})
_BLOCKS = ("p", "li", "td", "blockquote")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_LONG = 30
_CAPTIONED = 3
_MOSTLY = 0.8
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
    r"bio\b|avatar(?![_-]*name)|social|twitter|follow|image|photo|count|desc|role|job|links|icon",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"affiliation", re.IGNORECASE)


def said(element: HtmlElement) -> str:
    """The beginning of an element's text, on one line."""
    return spaced(element, 2 * LONGEST_BYLINE)


def is_own(where: Places, element: HtmlElement) -> bool:
    """Whether a byline is the article's: not a picture's, a helper's or that of a title above it."""
    around = [element, *islice(element.iterancestors(), 2)]
    if any(e.tag in ("figure", "picture") or _PICTURED.search(marks(e)) for e in [*around, *element[:3]]):
        return False
    text = said(element)
    is_credit = (_CREDITED.search(text) and not led(text)) or _follows_caption(where, element)
    return not is_credit and not _names_helper(_text_before(element)) and not follows_title(where, element)


def follows_title(where: Places, element: HtmlElement, tags: Collection[str] = _HEADINGS) -> bool:
    """Whether right before an element, or what it stands in, a link leads to another article by its title."""
    title = key(said(where.heading)) if where.heading is not None else ""
    around = (e for e in (element, *islice(element.iterancestors(), 2)) if e not in where.above)
    before = (e for inner in around for e in islice(inner.itersiblings(preceding=True), 2) if e.tag in tags)
    return any(len(said(e)) >= _LONG and _is_link(e) and key(said(e)) not in title for e in before)


def is_about(element: HtmlElement) -> bool:
    """Whether it says something about an author and not who that is."""
    return bool(_ABOUT.search(element.get("class") or "") or _ELSEWHERE.search(marks(element)))


def in_passing(element: HtmlElement) -> bool:
    """Whether it is a word or two in running text, where people are written about, not at its very start."""
    if element.tag not in _INLINE:
        return False
    around = next(element.iterancestors(*_BLOCKS, "div"), None)
    if around is not None and around.tag == "div" and len(said(around)) > LONGEST_BYLINE:
        around = next(element.iterancestors(*_BLOCKS), None)
    if around is None or len(said(around)) <= LONGEST_BYLINE:
        return False
    starts = not (around.text or "").strip() and around[0] is element
    return not (starts and led(said(element)))


def _follows_caption(where: Places, element: HtmlElement) -> bool:
    """Whether right before it stands what a picture beside is called to those who do not see it, and that is
    not the headline."""
    before = key(_text_before(element))
    title = key(said(where.heading)) if where.heading is not None else ""
    around = (
        islice(element.iterancestors(), _CAPTIONED) if len(before) >= _LONG and before not in title else ()
    )
    called = (key(image.get("alt") or "") for one in around for image in islice(one.iter("img"), 3))
    return any(alt.startswith(before) or (len(alt) >= _LONG and before.startswith(alt)) for alt in called)


def _text_before(element: HtmlElement) -> str:
    """What stands right before an element, in the one around it."""
    before, parent = element.getprevious(), element.getparent()
    if before is None:
        return (parent.text or "").strip() if parent is not None else ""
    return (before.tail or "").strip() or said(before)


def _names_helper(text: str) -> bool:
    return helped(text) and text.casefold().endswith(("by", ":", "/"))


def _is_link(element: HtmlElement) -> bool:
    """Whether an element is a link, or a heading that is nothing else."""
    linked = sum(len(said(anchor)) for anchor in element.iter("a"))
    return linked >= _MOSTLY * len(said(element))

"""Where on a page a thing stands: by the headline, or off to the side."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from sources.intake.facts import line

MOST_PLACES = 20_000
BEFORE = 80
AFTER = 350
_UNSEEN = frozenset({"script", "style", "noscript", "template", "textarea", "select"})
_SIDES = frozenset({"nav", "form", "figcaption", "blockquote"})
_CARD = range(60, 600)
_MOST_STRETCHES = 40
_LABELLED = 120
_LONGEST_PIECE = 20_000
# the line at a headline that counts the comments holds byline and date as well
_SIDE = re.compile(
    r"comment(?!s?[_-]?(?:date|count|link|num|total|bar|meta))|related|recommend|sidebar|promo|teaser|"
    r"trending|popular|most-?read|more-?(?:from|on|stories|news)|"
    r"newsletter|(?<!entry-)(?<!post-)(?<!article-)footer|caption|carousel|recirc|latest|outbrain|taboola|up-?next|playlist|also-|advert|"
    r"discussion|breaking|masthead|navbar|\bnav\b|\bmenu\b|disqus",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"\bcomments?(?:[-_]?(?:list|area|body|content|item|section|thread|wrap(?:per)?|meta|\d+))?\b|"
    r"\bcommentlist",
    re.IGNORECASE,
)
_MOST_AROUND = 12
# where sites keep the pages about those who write for them
_PROFILE = re.compile(
    r"/(?:authors?|editors?|profiles?|by|people|writers?|staff|contributors?|reporters?|journalists?|auteurs?|"
    r"autore?s?|"
    r"redaktion|team|columnists?|correspondents?|person)/[^/?#]*[a-z][^/?#]*/?(?:\?|#|\.html?|$)|"
    r"/(?:authors?|profiles?|writers?|staff|contributors?|reporters?|journalists?)/\d+/[a-z-]+/?(?:\?|#|$)|"
    r"/@[\w.-]+/?(?:\?|$)",
    re.IGNORECASE,
)
_NAMED = (
    "class",
    "id",
    "rel",
    "itemprop",
    "property",
    "data-testid",
    "data-qa",
    "data-component",
    "data-module",
)


@dataclass(frozen=True)
class Places:
    """The elements of a page in order (the first 20,000 of its body), which one is the headline, and
    which are cards: links that say so much that they lead to another article, and name its author, and
    short articles beside the page's own."""

    order: Mapping[HtmlElement, int]
    heading: HtmlElement | None
    above: frozenset[HtmlElement]
    cards: frozenset[HtmlElement]
    _asides: dict[HtmlElement, bool] = field(default_factory=dict, repr=False, compare=False)

    def distance(self, element: HtmlElement) -> int:
        """Elements between the headline and this one; those before it count three times."""
        gap = self.order.get(element, MOST_PLACES) - self._start()
        return gap if gap >= 0 else -3 * gap

    def near(self, element: HtmlElement) -> bool:
        """Whether an element stands by the headline; where that is not known, anywhere but at the side."""
        if element not in self.order:
            return False
        gap = self.order[element] - self._start()
        return (self.heading is None or -BEFORE <= gap <= AFTER) and not self.aside(element)

    def aside(self, element: HtmlElement) -> bool:
        """Whether it belongs to something else than the article: comments, teasers, navigation."""
        return stands_in(element, self.above, self._is_side, self._asides)

    def _is_side(self, element: HtmlElement) -> bool:
        if element.tag in _SIDES or element in self.cards or _SIDE.search(marks(element)):
            return True
        # an aside or footer right at the headline holds what belongs to it: byline and date
        return element.tag in ("aside", "footer") and self.distance(element) > BEFORE

    def _start(self) -> int:
        return self.order.get(self.heading, 0) if self.heading is not None else 0


def places(tree: HtmlElement, heading: HtmlElement | None) -> Places:
    """The places of a page whose headline is `heading`."""
    body = tree.find("body")
    order = {e: i for i, e in enumerate(islice(elements(tree if body is None else body), MOST_PLACES))}
    above = frozenset(heading.iterancestors()) | {heading} if heading is not None else frozenset()
    cards = frozenset(e for e in order if e.tag == "a" and _said(e) in _CARD)
    return Places(order, heading, above, cards | _others(order, above))


def _others(order: Mapping[HtmlElement, int], above: frozenset[HtmlElement]) -> frozenset[HtmlElement]:
    """The short articles beside the one with the headline, where there are several: they tell of others."""
    apart = (e for e in order if e.tag == "article" and e not in above) if above else ()
    found = frozenset(e for e in apart if _said(e) < _CARD.stop)
    return found if len(found) > 1 else frozenset()


def _said(element: HtmlElement) -> int:
    """How many characters an element says."""
    return sum(len(text.strip()) for text in islice(element.itertext(), _MOST_STRETCHES))


def elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements people may see, in order."""
    for element in tree.iter(etree.Element):
        if element.tag not in _UNSEEN:
            yield element


def labelled(where: Places, labels: Collection[str]) -> Iterator[str]:
    """The texts that follow a label standing by itself ("Author", "Date"), wherever on the article's part."""
    for element in where.order:
        said = (element.text or "").strip(" :\n\t").casefold() if not len(element) else ""
        if said in labels and not where.aside(element):
            after = element.getnext()
            yield line(element.tail or "", _LABELLED) or (
                spaced(after, _LABELLED) if after is not None else ""
            )


def stands_in(
    element: HtmlElement | None,
    above: Collection[HtmlElement],
    is_meant: Callable[[HtmlElement], bool],
    known: dict[HtmlElement, bool],
) -> bool:
    """Whether an element is meant or stands in one that is, below the body and those `above`. What was found
    is kept in `known`: each element is judged once, however many stand in it."""
    passed: list[HtmlElement] = []
    found = False
    while element is not None and element not in above and element.tag not in ("body", "html"):
        passed.append(element)
        if found := known[element] if element in known else is_meant(element):
            break
        element = None if element in known else element.getparent()
    known.update(dict.fromkeys(passed, found))
    return found


def is_comment(element: HtmlElement) -> bool:
    """Whether it stands in what readers wrote under an article."""
    around = islice(element.iterancestors(), _MOST_AROUND)
    return any("Comment" in (e.get("itemtype") or "") or _COMMENTS.search(marks(e)) for e in around)


def marks(element: HtmlElement) -> str:
    """What the site's own markup calls an element."""
    named = " ".join(element.get(name) or "" for name in _NAMED) if element.attrib else ""
    return f"{named} author" if element.tag == "address" or is_profile(element) else named


def is_profile(element: HtmlElement) -> bool:
    """Whether it leads to a page about someone who writes for a site."""
    return element.tag == "a" and bool(_PROFILE.search(element.get("href") or ""))


def pieces(element: HtmlElement) -> list[str]:
    """The texts in an element, one for each stretch of its own."""
    return [said for part in islice(_texts(element), 90) if (said := part[:_LONGEST_PIECE].strip())]


def spaced(element: HtmlElement, most: int) -> str:
    """An element's text on one line: neighbouring elements without white space are still separate words."""
    return line(" ".join(pieces(element)), most)


def _texts(element: HtmlElement) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "end":
            text = inner.tail if inner is not element else None
        elif inner.tag in _UNSEEN:
            walk.skip_subtree()
            continue
        else:
            text = inner.text
        if text:
            yield text

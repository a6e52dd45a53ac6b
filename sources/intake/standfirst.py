"""What a page says it is about in a sentence or two."""

import re
from collections.abc import Callable, Collection, Iterator

from lxml.html import HtmlElement

from sources.intake.facts import OPEN_GRAPH, PAGE, SCHEMA, Fact, line
from sources.intake.moment import WRITTEN
from sources.intake.names import key, led, people
from sources.intake.page import Page, texts
from sources.intake.place import Places, marks, spaced

EXCERPT_LENGTH = 1000
_FEWEST = 5
_MOST = 70
_BELOW = 60
_BYLINE = 30
_CUT = 120
_DOTS = ("...", "\u2026")
_MARK = re.compile(
    r"\bde(?:c)?k\b|-de(?:c)?k\b|stand-?first|sub-?(?:title|head)|summary|strapline|chapo|"
    r"article[-_]?(?:desc|intro|excerpt)|alternativeHeadline|\bexcerpt\b|\bintro\b",
    re.IGNORECASE,
)
# what newsrooms call it, by itself; such a heading right under the headline is one by any name
_DECK = re.compile(r"(?:^|[\s_-])(?:dec?k|stand-?first)(?=\s|$)", re.IGNORECASE)
_SUBTITLE = re.compile(r"(?:^|[\s_-])sub-?(?:title|head(?:line|ing)?)(?=\s|$)", re.IGNORECASE)
_SUBHEADINGS = frozenset({"h2", "h3", "h4"})
_RIGHT_BELOW = 10
_TAG = re.compile(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)


def excerpt(page: Page, where: Places, names: Collection[str] = ()) -> Fact[str] | None:
    """The deck that stands right under the headline, else the description a page states, else what is made up
    as a standfirst. `names` are the page's title and its site's: a description that says but one of them
    says nothing."""
    idle = {"", *(key(name) for name in names)}
    stated = [fact for fact in _stated(page) if key(fact.value) not in idle]
    shown = next(_shown(where), None)
    told = next((fact for fact in stated if not _is_signed(fact.value)), None)
    if shown and told and told.value.endswith(_DOTS) and key(told.value) not in key(shown.value):
        told = None
    deck = next(_decks(where), None)
    if deck and told and _is_other(deck, told) and key(deck.value) not in idle:
        return deck
    best = told or shown or next(iter(stated), None)
    return _whole(best, [*stated, *([shown] if shown else [])]) if best else None


def _is_other(one: Fact[str], other: Fact[str]) -> bool:
    """Whether neither is but the other with more said."""
    return key(one.value) not in key(other.value) and key(other.value) not in key(one.value)


def _is_signed(text: str) -> bool:
    """Whether it begins with the byline: the start of the article, taken by a machine."""
    return led(text) and bool(people([" ".join(text.split()[:3])], ()))


def _whole(best: Fact[str], others: list[Fact[str]]) -> Fact[str]:
    """The same said to its end, where the page has it so and `best` is cut off in its first sentence."""
    start = key(best.value)
    if not best.value.endswith(_DOTS) or not _BYLINE < len(best.value) < _CUT:
        return best
    longer = (fact for fact in others if key(fact.value).startswith(start) and key(fact.value) != start)
    return next(longer, best)


def _stated(page: Page) -> Iterator[Fact[str]]:
    found = [
        *((text, OPEN_GRAPH) for text in page.meta("og:description")),
        *((text, PAGE) for text in page.meta("description")),
        *((text, OPEN_GRAPH) for text in page.meta("twitter:description")),
        *((text, SCHEMA) for text in texts(page.article.get("description"))),
        *(
            (text, PAGE)
            for text in page.meta("lp", "dc.description", "dcterms.abstract", "citation_abstract")
        ),
    ]
    yield from (Fact(line(_TAG.sub(" ", text), EXCERPT_LENGTH), source) for text, source in found)


def _shown(where: Places) -> Iterator[Fact[str]]:
    """What the site's own markup calls a standfirst."""
    yield from _so_marked(where, lambda element: bool(_MARK.search(marks(element))), _BELOW)


def _decks(where: Places) -> Iterator[Fact[str]]:
    yield from _so_marked(where, _is_deck, _RIGHT_BELOW)


def _is_deck(element: HtmlElement) -> bool:
    named = element.get("class") or ""
    return bool(_DECK.search(named) or (element.tag in _SUBHEADINGS and _SUBTITLE.search(named)))


def _so_marked(where: Places, is_meant: Callable[[HtmlElement], bool], most: int) -> Iterator[Fact[str]]:
    """The texts under the headline in such elements; a byline or a date so marked is none."""
    for element in where.order if where.heading is not None else ():
        if 0 < where.distance(element) <= most and is_meant(element) and where.near(element):
            text = spaced(element, EXCERPT_LENGTH)
            if _FEWEST <= len(text.split()) <= _MOST and not led(text) and not WRITTEN.search(text[:60]):
                yield Fact(text, PAGE)

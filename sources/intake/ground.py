"""The article's own text, and what a general reader guesses at day and author."""

from copy import deepcopy
from dataclasses import dataclass
from itertools import islice

import trafilatura
from lxml import etree
from trafilatura.settings import Document

from sources.intake.bounds import weights
from sources.intake.facts import PAGE, Fact, clean
from sources.intake.page import Page
from sources.intake.place import Places

TEXT_LENGTH = 200_000
_MOST_WEIGHT = 150_000
# one of the library's readers compares each of them with all others
_MOST_BLOCKS = 2_500
_MOST_PARAGRAPHS = 4_000
_LEAST_WORDS = 4
# what begins or ends a paragraph there
_BLOCKS = ("p", "div", "br", "li", "ul", "ol", "td", "th", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6",
           "blockquote", "caption", "center", "col", "colgroup", "dd", "dl", "dt", "fieldset", "form",
           "legend", "optgroup", "option", "pre", "textarea", "tfoot", "thead", "body")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ground:
    """The article's text, and guesses: `day` as YYYY-MM-DD, `author` as the library wrote it."""

    text: Fact[str] | None = None
    author: str | None = None
    day: str | None = None


def ground(page: Page, where: Places) -> Ground:
    """What trafilatura reads of a page. Of one several times as large as articles are, or where the library
    finds no article, the text is its paragraphs in order."""
    found = Document() if sum(weights(page.tree)) > _MOST_WEIGHT else _extracted(page)
    text = clean((found.text or "")[:TEXT_LENGTH]).strip() or _paragraphs(page, where)
    return Ground(Fact(text, PAGE) if text else None, found.author, found.date)


def _is_long(page: Page) -> bool:
    return sum(1 for _ in islice(page.tree.iter(*_BLOCKS), _MOST_BLOCKS + 1)) > _MOST_BLOCKS


def _extracted(page: Page) -> Document:
    empty = Document()
    tree = deepcopy(page.tree)
    # the linked data is read elsewhere; over odd ones the library stumbles
    etree.strip_elements(tree, "script", "style", with_tail=False)
    try:
        found = trafilatura.bare_extraction(
            tree,
            url=page.url,
            fast=_is_long(page),
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            # a search through the whole text compiles hundreds of patterns, to find mostly others' days
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        # a fault in the library over a strange page costs its guesses, not the page
        return empty
    return found if isinstance(found, Document) else empty


def _paragraphs(page: Page, where: Places) -> str:
    kept: list[str] = []
    length = 0
    for element in islice(page.tree.iter("p"), _MOST_PARAGRAPHS):
        text = " ".join(clean("".join(islice(element.itertext(), 400)))[:TEXT_LENGTH].split())
        if len(text.split()) >= _LEAST_WORDS and not where.aside(element):
            kept.append(text)
            length += len(text) + 1
        if length > TEXT_LENGTH:
            break
    return "\n".join(kept)[:TEXT_LENGTH].strip()

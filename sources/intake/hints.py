"""Weaker signs of who wrote a page, for where no byline says so."""

from itertools import islice

from lxml.html import HtmlElement

from sources.intake.moment import WRITTEN
from sources.intake.names import agency, key, people
from sources.intake.place import labelled, pieces, spaced
from sources.intake.shown import LONGEST_BYLINE, MOST_WITHIN, Shown, said

_LABELS = frozenset({"author", "authors", "autor", "autorin", "autoren", "auteur", "autore", "written by"})
_BESIDE = 25
_MOST_LINKS = 3_000


def after_label(shown: Shown) -> list[str]:
    """The people named after a label of their own, as a table at the foot of an article has it."""
    texts = labelled(shown.where, _LABELS)
    return next(filter(None, (people([text], shown.ours) for text in texts)), [])


def one_word(shown: Shown) -> list[str]:
    """A name of one word, where the site says that an author is meant and nothing else."""
    meant = [e for e in shown.marked if e.get("rel") == "author" or e.get("itemprop") == "author"]
    texts = (said(e) for e in meant if len(said(e)) < 40)
    return next(filter(None, (people([text], shown.ours, alone=True) for text in texts)), [])


def stands(shown: Shown, name: str) -> bool:
    """Whether a name stands in the article's part of the page, not only at its side."""
    first = name.split(maxsplit=1)[0]
    short = (e for e in shown.where.order if first in (text := said(e)) and len(text) <= LONGEST_BYLINE)
    return any(key(name) in key(said(e)) and not shown.where.aside(e) for e in islice(short, 40))


def agency_alone(shown: Shown) -> list[str]:
    """A news agency named, and nothing else, where bylines stand."""
    return [name for e in shown.marked[:8] if (name := agency(said(e)))][:1]


def beside_day(shown: Shown) -> list[str]:
    """A name that stands before the day in a line at the headline ("Ada Vik | The Daily | 4 May 2016"), not
    what the page leads elsewhere by: sections are written there as well."""
    where = shown.where
    anchors = (e for e in where.order if e.tag == "a")
    links = {key(anchor.text_content()) for anchor in islice(anchors, _MOST_LINKS)}
    for element in where.order if where.heading is not None else ():
        if 0 < where.distance(element) <= _BESIDE and where.near(element):
            first = _before_day(element)
            named = people([first], shown.ours)
            if len(named) == 1 and named[0] in first and key(named[0]) not in links:
                return named
    return []


def _before_day(element: HtmlElement) -> str:
    """What stands first in a line, and before its day; "" where it has no day."""
    text = spaced(element, LONGEST_BYLINE)
    is_line = len(text) < LONGEST_BYLINE // 2 and len(element) < MOST_WITHIN
    day = WRITTEN.search(text) if is_line else None
    first = pieces(element)[0] if day else ""
    return first if day and first in text[: day.start()] else ""

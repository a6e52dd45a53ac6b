"""What a page says it is about in a sentence or two."""

import re
from collections.abc import Iterator

from sources.intake.facts import OPEN_GRAPH, PAGE, SCHEMA, Fact, line
from sources.intake.page import Page, texts
from sources.intake.place import Places, marks, spaced

EXCERPT_LENGTH = 1000
_FEWEST = 5
_MOST = 70
_BELOW = 60
_MARK = re.compile(
    r"\bde(?:c)?k\b|-de(?:c)?k\b|stand-?first|sub-?(?:title|head)|summary|strapline|chapo|"
    r"article[-_]?(?:desc|intro|excerpt)|alternativeHeadline|\bexcerpt\b|\bintro\b",
    re.IGNORECASE,
)


def excerpt(page: Page, where: Places) -> Fact[str] | None:
    """The description a page states, else the standfirst under its headline."""
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
    stated = (Fact(text, source) for raw, source in found if (text := line(raw, EXCERPT_LENGTH)))
    return next(stated, None) or next(_shown(where), None)


def _shown(where: Places) -> Iterator[Fact[str]]:
    for element in where.order if where.heading is not None else ():
        if _MARK.search(marks(element)) and 0 < where.distance(element) <= _BELOW and where.near(element):
            text = spaced(element, EXCERPT_LENGTH)
            if _FEWEST <= len(text.split()) <= _MOST:
                yield Fact(text, PAGE)

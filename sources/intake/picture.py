"""A page's lead picture and who is credited for it."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from sources.intake.facts import OPEN_GRAPH, PAGE, SCHEMA, Fact, line
from sources.intake.links import first_link
from sources.intake.page import Page, texts
from sources.intake.place import Places, marks, spaced

CREDIT_LENGTH = 300
_LOGO = re.compile(
    r"(?:^|[/_.-])(?:logo|favicon|default|placeholder|blank|spacer|share-?image|no-?image)s?(?:[_.-]|\d|$)",
    re.IGNORECASE,
)
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-src-large", "src")
_CREDIT = re.compile(r"credit|copyright|photographer|courtesy|image-?source|photo-?by", re.IGNORECASE)
_CREDIT_TEXT = re.compile(
    r"(?:(?:photo(?:graph)?|image|picture|credit|illustration|foto|bild|crédits?|courtesy)s?\s*(?:credit|"
    r"by|of)?\s*[:/]|"
    r"(?:photo(?:graph)?|image|picture|illustration|courtesy) (?:by|of|from)\b|©)\s*([^|\n]{2,160})$",
    re.IGNORECASE,
)
_FOOT = re.compile(r"foot|bottom|site-?info|comment", re.IGNORECASE)
_RIGHTS = re.compile(
    r"all rights reserved|©\s*(?:19|20)\d\d|\b(?:19|20)\d\d\b.*©|privacy|terms|templates?", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\W*(?:(?:photo(?:graph)?|image|picture|foto|bild)?\s*(?:credits?|by|courtesy(?: of)?|source|"
    r"copyright|:)\s*:?|©)\s*",
    re.IGNORECASE,
)


def image(page: Page, where: Places) -> Fact[str] | None:
    """The address of the lead picture; a logo only where the page names no other."""
    found = list(_stated(page))
    pictures = [item for item in found if not _LOGO.search(item[0].rpartition("/")[2])]
    return first_link(page, pictures) or first_link(page, found) or first_link(page, list(_visible(where)))


def credit(page: Page, where: Places) -> Fact[str] | None:
    """Who the lead picture is credited to: in its schema.org data, else beside the first picture shown."""
    stated = [
        page.article.get("image"),
        next((i for i in page.items if i.get("@type") == "ImageObject"), None),
    ]
    for value in stated:
        for name in ("creditText", "creator", "author", "copyrightHolder", "copyrightNotice"):
            for text in texts(_objects(value, name)):
                if kept := _credited(text):
                    return Fact(kept, SCHEMA)
    return next((Fact(text, PAGE) for text in _shown(where)), None)


def _stated(page: Page) -> Iterator[tuple[str, str]]:
    for name in ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"):
        yield from ((text, OPEN_GRAPH) for text in page.meta(name))
    yield from ((text, SCHEMA) for text in texts(page.article.get("image"), "url"))
    yield from ((text, SCHEMA) for text in texts(page.article.get("thumbnailUrl"), "url"))
    for name in ("image", "thumbnailurl", "parsely-image-url", "sailthru.image.full", "thumbnail"):
        yield from ((text, PAGE) for text in page.meta(name))
    links = page.tree.xpath("//link[@rel='image_src']/@href")[:2]
    yield from ((str(href), PAGE) for href in links)


def _visible(where: Places) -> Iterator[tuple[str, str]]:
    """Pictures of some size by the headline, as loaded late or at once."""
    for element in where.order:
        if element.tag == "img" and where.heading is not None and where.near(element) and not _small(element):
            source = next(
                (v for name in _LAZY if (v := element.get(name) or "") and not v.startswith("data:")), ""
            )
            if source and not _LOGO.search(source.rpartition("/")[2]):
                yield source, PAGE


def _small(element: HtmlElement) -> bool:
    sizes = [element.get(side) or "" for side in ("width", "height")]
    return any(size.isdigit() and int(size[:6]) < 120 for size in sizes)


def _objects(value: object, name: str) -> object:
    if isinstance(value, list):
        return [_objects(part, name) for part in value[:3]]
    return value.get(name) if isinstance(value, dict) else None


def _shown(where: Places) -> Iterator[str]:
    figures = [e for e in where.order if e.tag in ("figure", "figcaption") or _CREDIT.search(marks(e))]
    for element in [e for e in figures if where.distance(e) < 600 and not _FOOT.search(marks(e))][:30]:
        text = spaced(element, 600)
        if _CREDIT.search(marks(element)) and 1 < len(text.split()) <= 14:
            found = _credited(text)
        else:
            match = _CREDIT_TEXT.search(text)
            found = _credited(match[1]) if match else ""
        if found:
            yield found


def _credited(text: str) -> str:
    if _RIGHTS.search(text):
        return ""
    return _LABEL.sub("", line(text, CREDIT_LENGTH)).strip(" |:\u2013\u2014-()")
